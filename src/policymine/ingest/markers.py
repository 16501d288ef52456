"""The signs that open list items: a glyph, a dash, a number, a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from policymine.ingest import lexicon

_SIGNS = frozenset("§-–—−+")
_NO_MARKER = re.compile(r"§+\s*\d|[-–—−+]\s*\d+\s*[-–—]\s*$")
"""A paragraph of a law, or a page number between dashes."""
_PRIVATE = "\ue000-\uf8ff"
_ORDERED = re.compile(
    r"(?P<marker>\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]\)?|\(\d{1,2}\)|[A-H]\))(?:\s+(?P<text>\S.*)|\s*$)"
)

_POINT = re.compile(r"(?P<marker>\d{1,2}\.\d{1,2})\.?\s+(?P<text>['\"”»]?[A-ZÆØÅ].*)")

_ABBREVIATED = re.compile(r"[a-zæøå]\.\s(?:eks|fl|lign|nr|[a-zæøå])\.|[ds]\.\s\d")
"""An abbreviation set with blanks, or a date: ``f. eks.``, ``m. m.``, ``d. 1. maj``, ``s. 12``."""


@dataclass(frozen=True)
class Marker:
    """What opens a list item: the sign as written, its style, and its number if it has one.

    ``style`` is the same for all items of a list: a glyph that stands for those that look alike,
    or the kind and the punctuation of a count (``1.``, ``a)``, ``i.``, ``1)(``; ``1.1`` for points
    of text).
    """

    sign: str
    style: str
    number: int | None = None

    @property
    def opens_count(self) -> bool:
        """Whether a count may begin with it: ``1.``, ``5.1``, ``a)``, ``i.``."""
        return self.number == 1 or self.sign.strip("().").casefold() in ("a", "i")

    def is_next(self, last: Marker) -> bool:
        """Tell whether an item counts on from another: 3 from 2, d) from c), 5.1 below 5."""
        if self.style == "1.1" and last.style != "1.1":
            return self.sign.partition(".")[0] == last.sign.rstrip(".")
        if self.number is not None and last.number is not None:
            return self.number == last.number + 1
        return self.style == last.style and _is_next_letter(last.sign, self.sign)


def _is_next_letter(last: str, sign: str) -> bool:
    """Tell whether a lettered marker follows another in the alphabet: ``d)`` after ``c)``."""
    one, other = last.strip("().").casefold(), sign.strip("().").casefold()
    return len(one) == len(other) == 1 and one.isalpha() and ord(other) == ord(one) + 1


@cache
def _glyph_pattern(letters: frozenset[str]) -> re.Pattern[str]:
    glyphs = re.escape(lexicon.signs("lists", "glyphs"))
    dashes = re.escape(lexicon.signs("lists", "dashes"))
    more = "".join(f"|{re.escape(letter)}(?=\\s)" for letter in sorted(letters))
    return re.compile(
        rf"(?P<marker>(?:[{glyphs}{_PRIVATE}](?:\ufe0e|\ufe0f)?|[{dashes}](?=\s|$|[A-ZÆØÅ][a-zæøå]){more})"
        rf"(?:\s*[{dashes}](?=\s))?)\s*(?P<text>.*)",
        re.DOTALL,
    )


def find_letter_glyphs(lines: Iterable[str]) -> frozenset[str]:
    """Return the letters that stand for a bullet in this document: at least two lines open so.

    One line does with ``o``, which is no Danish word, before a capital.
    """
    letters = lexicon.rows("lists", "letters")
    opening = [line for line in lines if line[:1] in letters and line[1:2].isspace()]
    counts = Counter(line[0] for line in opening)
    bullets = {letter for letter, count in counts.items() if count > 1}
    return frozenset(bullets | {"o" for line in opening if re.match(r"o\s+[A-ZÆØÅ]", line)})


@lru_cache(maxsize=4096)
def parse_marker(text: str, letters: frozenset[str] = frozenset()) -> tuple[Marker, str] | None:
    """Split a line into the marker that opens a list item and the rest; None if there is none."""
    if text[:1] in _SIGNS and _NO_MARKER.match(text):
        return None
    if match := _glyph_pattern(letters).match(text):
        sign, rest = match["marker"].strip(), match["text"]
        inner = _ORDERED.match(rest)
        if inner and inner["text"] and not is_ordinal(rest):
            number = _number(inner["marker"])
            return Marker(f"{sign} {inner['marker']}", _style(sign[0]), number), inner["text"]
        return Marker(sign, _style(sign[0])), rest
    match = _ORDERED.match(text)
    if match is None or is_ordinal(text) or _ABBREVIATED.match(text):
        return None
    sign = match["marker"]
    number = _number(sign)
    kind = "1" if number is not None else "i" if re.search(r"[ivx]", sign) else "a"
    style = kind + sign[-1] + ("(" if sign[0] == "(" else "")
    return Marker(sign, style, number), match["text"] or ""


def parse_point(text: str, following: str) -> tuple[Marker, str] | None:
    """Split a line that opens a numbered point of text (``2.1 Parterne samler …``), no heading.

    Its sentence ends on the line, or goes on in the one that follows.
    """
    match = _POINT.match(text)
    if match is None or not (text.rstrip().endswith(".") or following[:1].islower()):
        return None
    return _point(match)


def parse_counted(text: str, last: Marker | None, following: str) -> tuple[Marker, str] | None:
    """Split a line that opens a point of a list without full stops (``2.1 Etablering af …``).

    The point before stands right above it, or the next right below: no section is empty.
    """
    match = _POINT.match(text)
    if match is None:
        return None
    point, below = _point(match), _POINT.match(following)
    above = last is not None and _follows_on(point[0], last)
    return point if above or (below and _follows_on(_point(below)[0], point[0])) else None


def _point(match: re.Match[str]) -> tuple[Marker, str]:
    sign = match["marker"]
    return Marker(sign, "1.1", _number(sign.rpartition(".")[2])), match["text"]


def _follows_on(point: Marker, last: Marker) -> bool:
    """Tell whether a point is the next in its section: 5.3 after 5.2."""
    same = point.sign.partition(".")[0] == last.sign.partition(".")[0]
    return point.style == last.style == "1.1" and same and point.is_next(last)


def _style(glyph: str) -> str:
    """Return the glyph that stands for all that look like this one: they mark the same level."""
    groups = lexicon.rows("lists", "alike")
    return next((group[0] for group in groups if glyph in group), glyph)


def _number(sign: str) -> int | None:
    digits = re.sub(r"\D", "", sign)
    return int(digits) if digits else None


def is_ordinal(text: str) -> bool:
    """Tell whether a line begins with a date or an ordinal: ``3. oktober``, ``1. Kvartal 2025``.

    A capital opens an item (``2. Plads til alle``) unless the word ends the line or a year follows.
    """
    match = re.match(r"\d{1,2}\.\s+([^\W\d_]+)(\.?\s*(?:\d{4}|$))?", text)
    if match is None or (match[1][0].isupper() and match[2] is None):
        return False
    return match[1].casefold() in lexicon.words("lists", "not_after_number")
