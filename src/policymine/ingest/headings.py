"""Headings: what the shape of a line says when neither mark-up nor font does."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policymine.ingest import lexicon
from policymine.ingest.elements import Line
from policymine.ingest.figures import is_figure
from policymine.ingest.markers import parse_marker

_FINAL = re.compile(r"[.?!:]['\"”’»)\]¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
_LOWER = re.compile(r"['\"“„»(\[]?[a-zæøåéöäü]")
_UPPER = re.compile(r"['\"“”„»«(\[]?[A-ZÆØÅÉÖÄÜ0-9§]")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=['\"”»]?[A-ZÆØÅ])")
_OPEN = re.compile(r"[,;]$|[^\W\d_][-‐‑/]$|\s[–-]$")
_UNIT = re.compile(r"\d\S* (?:(?:mio|mia|t)\. )?(?:kr|pct)\.$", re.IGNORECASE)
_SIGNED = re.compile(r"(?:[A-ZÆØÅ][\w.’'-]*\s){1,4}[A-ZÆØÅ][\w.’'-]*,\s[a-zæøå]")
"""Who signs a foreword: a name with what its bearer is."""
_LONG = 100
_LONGEST = 110
_LABEL = 4  # words of a label before its colon


@cache
def _numbered() -> re.Pattern[str]:
    names = lexicon.alternatives("headings", "numbered")
    return re.compile(
        rf"(?:{names})\s+(?:nr\.?\s*)?(?:\d{{1,2}}(?:\.\d{{1,2}})*|[IVX]{{1,4}}|[A-H])"
        r"(?:\s*[.:,–—-]\s*\S|\s*[.:]?$|\s+[A-ZÆØÅ\"”'»])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4096)
def is_final(text: str) -> bool:
    """Tell whether a line ends as a sentence or an announcement ends."""
    if not _FINAL.search(text):
        return False
    last = text.rsplit(maxsplit=1)[-1].casefold().strip("()[]\"'”»") if text.strip() else ""
    return last not in lexicon.words("abbreviations", "words") or last in (
        "m.m.",
        "mv.",
        "m.v.",
        "osv.",
    )


def ends_open(text: str) -> bool:
    """Tell whether a sentence must go on after this line: a comma, a hyphen, ``og``, ``for`` …."""
    if _OPEN.search(text[-2:]):
        return True
    last = text.rsplit(maxsplit=1)[-1].casefold() if text.strip() else ""
    return last in lexicon.words("headings", "open_ends") or (
        last in lexicon.words("abbreviations", "words")
    )


def may_stop(text: str) -> bool:
    """Tell whether a line ends in a unit (``200.000 kr.``), which may end a sentence."""
    return _UNIT.search(text) is not None


def starts_lower(text: str) -> bool:
    """Tell whether a line begins as no sentence begins."""
    return _LOWER.match(text) is not None


def is_deliberate(line: Line, following: Line) -> bool:
    """Tell whether a line was ended on purpose: the next word would have fitted on it."""
    if not line.room:
        return True
    word = following.text.split(maxsplit=1)[0] if following.text else ""
    return line.end + 1 + len(word) <= line.room - 2


def is_numbered(text: str) -> bool:
    """Tell whether a line reads ``Mål 2: …`` or the like."""
    return len(text) <= 160 and _numbered().match(text) is not None and not text.endswith(".")


def is_opener(text: str) -> bool:
    """Tell whether a heading opens the first part of a plan, and names none: ``Indledning``."""
    return text.rstrip(":").casefold() in lexicon.words("headings", "openers")


def is_state(text: str) -> bool:
    """Tell whether a short line begins with a word of state: ``Igangværende tiltag``."""
    names = lexicon.alternatives("state", "headings")
    pattern = rf"(?:{names})\b[^.?!]{{0,60}}$"
    return len(text) <= 80 and re.match(pattern, text, re.IGNORECASE) is not None


def is_shouted(text: str) -> bool:
    """Tell whether a line is set in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and sum(map(str.isupper, letters)) / len(letters) > 0.9


def may_head(text: str) -> bool:
    """Tell whether a line could be a heading at all: short, with a word, no date, no address."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    if (" · " in text and text.count(" · ") > 1) or re.match(
        r"\d+([.,]\d+)? ?(%|pct|procent)", text
    ):
        return False
    opens = bool(words) and len(text) <= _LONGEST and _UPPER.match(text) is not None
    return opens and not never_heads(text)


def never_heads(text: str) -> bool:
    """Tell whether a line is a date, an approval, an address: short, and no heading."""
    return lexicon.patterns("headings", "never").search(text) is not None


def is_labelled(text: str) -> bool:
    """Tell whether a line is a label with its value: ``Ansvarlig: Kulturchefen``."""
    label, colon, value = text.partition(":")
    names = lexicon.words("tables", "columns")
    return bool(colon) and bool(value.strip()) and label.strip().casefold() in names


def is_announcement(text: str) -> bool:
    """Tell whether a line leads into what follows: ``Sådan arbejder vi med det:``."""
    return text.endswith(":") and len(text.split()) > 1 and may_head(text)


def is_field(text: str) -> bool:
    """Tell whether a line is a field of the act above it: ``Ansvarlig forvaltning: Jobcentret``."""
    label, colon, value = text.partition(":")
    words = label.casefold().split()
    fields = lexicon.words("tables", "fields")
    return bool(colon and value.strip()) and 0 < len(words) <= _LABEL and words[0] in fields


def is_act(text: str) -> bool:
    """Tell whether a line names an act by its label: ``Indsats: Mentorkorps``."""
    label, colon, title = text.partition(":")
    words = label.casefold().split()
    acts = lexicon.words("tables", "acts")
    numbers = all(re.fullmatch(r"(nr\.?|\d+(\.\d+)*\.?)", word) for word in words[1:])
    named = bool(words) and words[0] in acts and numbers
    return bool(colon and title.strip()) and named and len(text) <= _LONGEST and not is_final(text)


def heading_level(line: Line, before: Line | None, after: Line | None) -> int:
    """Return the level of a line that is a heading by its shape, or 0.

    ``before`` is the line above if it belongs to the same flow of text, ``after`` the one below.
    """
    text = line.text
    turned = line.turn and is_numbered(text)  # SPOR 2, on top of a page
    fresh = turned or before is None or line.gap > 0 or before.level > 0 or _ended(before, line)
    if not fresh or not may_head(text) or is_field(text) or (after and is_figure(text, after.text)):
        return 0
    if is_numbered(text) and not (after and not after.gap and starts_lower(after.text)):
        return 2
    if section := _SECTION.match(text):
        cut = after is not None and not after.gap and not is_deliberate(line, after)
        return 0 if is_final(text) or cut else min(section[1].count(".") + 2, 6)
    if is_final(text) and not (text.endswith("?") and len(text) < 70):
        return 3 if is_state(text.rstrip(":")) and text.endswith(":") else 0
    if is_shouted(text):
        return 2
    if line.bold and not (after and not after.gap and starts_lower(after.text)):
        return 3
    return 0 if line.plain or line.small else _plain_level(line, before, after)


def _ended(before: Line, line: Line) -> bool:
    """Tell whether the line above ended what it said."""
    stops = may_stop(before.text) or not ends_open(before.text)
    return is_final(before.text) or (is_deliberate(before, line) and stops)


def _plain_level(line: Line, before: Line | None, after: Line | None) -> int:
    """Return the level of a short line without any mark that text or a list follows."""
    text = line.text
    if after is None or len(text) > 80 or ends_open(text) or "\t" in text or is_labelled(text):
        return 0
    if line.room and line.end > 0.9 * line.room:
        return 0
    if not after.gap and (starts_lower(after.text) or not is_deliberate(line, after)):
        return 0
    joined = before is not None and line.gap == 0 and not line.room
    if before and joined and not is_final(before.text) and not _parts(line, before, after):
        return 0
    if after.gap == 0 and line.gap == 0 and before is not None and not _is_text(after):
        return 0
    cut = starts_lower(after.text) and parse_marker(after.text) is None
    return 0 if cut else 3 if is_state(text) else 2


def _parts(line: Line, above: Line, after: Line) -> bool:
    """Tell whether a short paragraph heads the text below a list, a field, a heading or a title.

    Below a date or a signature it heads a text of some length.
    """
    listed = parse_marker(above.text) is not None and parse_marker(line.text) is None
    parted = listed or is_field(above.text) or is_numbered(above.text) or is_opener(line.text)
    signed = never_heads(above.text) or _SIGNED.match(above.text) is not None
    long = len(after.text) > _LONG and is_final(after.text)
    return (parted and _is_text(after)) or (signed and long and parse_marker(line.text) is None)


def _is_text(line: Line) -> bool:
    """Tell whether a line is prose or an item, not one more short line."""
    return len(line.text) > 45 or is_final(line.text) or parse_marker(line.text) is not None
