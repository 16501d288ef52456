"""Break Danish text into lines the way text programs do, words divided at the edge."""

from __future__ import annotations

import re
from collections.abc import Callable

PIECES = sorted(
    """
    for til ind over under med gen sam fra mel kom mis rus hjemme hjem social sundheds psykia job
    borger pårø uddan klima cykel trafik ældre ung ungdoms handi indsats kompe arbejds net succes
    frivillig forebyg special hverdags bolig støtte tvær gruppe styre kommunal projekt familie akut
    peer fælles budget udvalgs center kompetence
    """.split(),  # noqa: SIM905
    key=len,
    reverse=True,
)
VOWELS = "aeiouyæøå"
ONSETS = {"st", "tr", "sk", "pr", "bl", "gr", "kl", "fr", "dr", "sp", "kr", "br", "pl", "kv", "gl"}


def pieces(word: str) -> list[str]:
    """Split a word into known first elements and the rest."""
    parts: list[str] = []
    while True:
        for piece in PIECES:
            rest = word[len(piece) :].lower()
            starts = rest[:2] in ONSETS or any(vowel in rest[:2] for vowel in VOWELS)
            if word.lower().startswith(piece) and len(rest) > 3 and starts:
                parts.append(word[: len(piece)])
                word = word[len(piece) :]
                break
        else:
            return [*parts, word]


def break_points(word: str) -> list[int]:
    """Return the positions where `word` may be divided."""
    points, offset = [], 0
    for part in pieces(word):
        if offset:
            points.append(offset)
        low = part.lower()
        for i in range(1, len(low) - 1):
            if low[i - 1] not in VOWELS or low[i] in VOWELS:
                continue
            if low[i + 1] in VOWELS:
                points.append(offset + i)
            elif i + 2 < len(low) and low[i + 2] in VOWELS:
                points.append(offset + (i if low[i : i + 2] in ONSETS else i + 1))
        offset += len(part)
    return sorted({p for p in points if 3 <= p <= len(word) - 3})


def divide(word: str, fits: Callable[[str], bool]) -> tuple[str, str] | None:
    """Divide `word` so that its first part with a hyphen fits, if it can be done."""
    core = word.rstrip(".,;:)")
    if "-" in core[2:-2]:
        cut = core.rfind("-", 0, len(core) - 2) + 1
        if cut > 2 and word[:cut].replace("-", "").isalpha() and fits(word[:cut]):
            return word[:cut], word[cut:]
        return None
    if len(core) < 8 or not re.fullmatch(r"[a-zæøåA-ZÆØÅ]+", core) or core.isupper():
        return None
    for point in reversed(break_points(core)):
        if fits(word[:point] + "-"):
            return word[:point] + "-", word[point:]
    return None


def break_lines(
    text: str, width: float, measure: Callable[[str], float], *, hyphens: bool = True
) -> list[str]:
    """Break `text` greedily into lines no wider than `width` as `measure` sees them."""
    lines: list[str] = []
    line = ""
    words = text.split()
    while words:
        word = words.pop(0)
        trial = f"{line} {word}".strip()
        if measure(trial) <= width:
            line = trial
            continue
        start = f"{line} " if line else ""

        def fits(head: str, start: str = start) -> bool:
            return measure(start + head) <= width

        # Two divided lines in a row look bad, so text programs avoid them; so do we.
        allowed = hyphens and not (lines and lines[-1].endswith("-"))
        halves = divide(word, fits) if allowed else None
        if halves:
            lines.append(start + halves[0])
            words.insert(0, halves[1])
            line = ""
        elif line:
            lines.append(line)
            line = ""
            words.insert(0, word)
        else:
            lines.append(word)
    return [*lines, line] if line else lines
