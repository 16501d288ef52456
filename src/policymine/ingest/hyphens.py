"""Join the lines of a paragraph: words broken at line ends, real and suspended hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policymine.ingest import lexicon
from policymine.ingest.clean import squeeze
from policymine.ingest.elements import CUT, MAYBE_CUT, PARAGRAPH

_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_HYPHENS = ("-", "‐", "‑")
_BROKEN = re.compile(r"([^\W_]+(?:[-‐‑][^\W_]+)*)[-‐‑]$")
_FIRST = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_STRAY = re.compile(r"\b([a-zæøåé]{2,})[-‐‑] ([a-zæøåé]{2,})\b")
_RANGE = re.compile(r"\d ?[–-]$")


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document that stand whole on a line, casefolded and sorted."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Tell whether the word stands elsewhere, alone or with another ending."""
        word = word.casefold()
        return word in self.words or _stem(word) in self.stems

    def has(self, word: str) -> bool:
        """Tell whether exactly this word stands elsewhere."""
        return word.casefold() in self.words


def _stem(word: str) -> str:
    """Return a word without what is usually its ending: good enough to find it again."""
    return word[: max(6, len(word) - 3)] if len(word) > 6 else word


def read_vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Return the words of the lines but those that a line end may have broken."""
    found: set[str] = set()
    broken = False
    for line in lines:
        tokens = [token.casefold() for token in _WORD.findall(line)]
        first = 1 if broken else 0
        broken = line.endswith((CUT, MAYBE_CUT)) or _broken(line.rstrip()) is not None
        found.update(tokens[first : len(tokens) - broken])
    long = (word for word in found if len(word) >= 6 and "-" not in word)
    return Vocabulary(frozenset(found), frozenset(map(_stem, long)))


def _keeps_hyphen(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether ``left-right`` is written with a hyphen wherever it stands."""
    last, first = re.split(r"[-‐‑]", left)[-1], re.split(r"[-‐‑]", right)[0]
    shouted = left.isupper() and right.isupper() and right.isalpha() and len(last) > 1
    if vocabulary.has(f"{left}-{right}"):
        return True
    if vocabulary.has(left + right):
        return False
    if shouted:
        return False
    if last.isupper() or last[-1].isdigit() or not right[0].islower() or len(last) == 1:
        return True
    if re.search(r"[A-ZÆØÅ]", last[1:]):
        return True
    return (
        last.casefold() in lexicon.words("hyphens", "keep_after")
        or first.casefold() in lexicon.words("hyphens", "keep_before")
    ) and not vocabulary.knows(left + right)


def _broken(text: str) -> re.Match[str] | None:
    """Return the part of a word, and the hyphen after it, at the end of a text."""
    if not text.endswith(_HYPHENS):
        return None
    return _BROKEN.search(text, max(text.rfind(" "), text.rfind("\n")) + 1)


def joint(left: str, right: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return how ``left`` ends and what stands between it and ``right`` when they are one line."""
    broken, first = _broken(left), _FIRST.match(right)
    if broken and right:
        following = right.split(maxsplit=1)[0].strip(",.;:").casefold()
        whole = first is not None and vocabulary.has(broken.group(1) + first.group())
        suspended = following in lexicon.words("hyphens", "suspended") and not whole
        if suspended or right[0] in "/(":
            return left, " " if right[0] != "/" else ""
        if not first:
            return left, " "
        if _keeps_hyphen(broken.group(1), first.group(), vocabulary):
            return left, ""
        return left[:-1], ""
    if left[-1:] == "/" and left[-2:-1].isalpha() and first:
        return left, ""
    if _RANGE.search(left[-3:]) and right[:1].isdigit() and not left.endswith(" -"):
        return left, ""
    return left, " " if left else ""


def join_lines(
    lines: Sequence[tuple[str, int]], vocabulary: Vocabulary
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join (text, page) lines into one text; also return where in it each new page begins."""
    text, breaks = "", []
    page = lines[0][1] if lines else 1
    for raw, number in lines:
        line = mend_inside(squeeze(raw), vocabulary)
        if not line:
            continue
        if text:
            text, between = joint(text, line, vocabulary)
            text += between
        if number != page:
            breaks.append((len(text), number))
            page = number
        text += line
    return text, tuple(breaks)


def join_paragraphs(lines: Sequence[tuple[str, int]], vocabulary: Vocabulary) -> str:
    """Join (text, page) lines into one text, each paragraph that one of them opens on its own."""
    starts = [n for n, (text, _) in enumerate(lines) if n and text.startswith(PARAGRAPH)]
    ends = [*starts, len(lines)]
    parts = (lines[start:end] for start, end in zip([0, *starts], ends, strict=True))
    return "\n".join(join_lines(part, vocabulary)[0] for part in parts)


def mend_inside(text: str, vocabulary: Vocabulary) -> str:
    """Join words that were broken at line ends which are gone (``frem- gangen``).

    Only where the document has the joined word elsewhere: a suspended hyphen looks the same.
    """

    def mend(match: re.Match[str]) -> str:
        left, right = match.groups()
        if right in lexicon.words("hyphens", "suspended"):
            return match.group()
        return left + right if vocabulary.knows(left + right) else match.group()

    return _STRAY.sub(mend, text) if "- " in text or "‐ " in text else text
