"""List items: the glyph or number that opens one, and how deep it is nested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from policymine.ingest import lexicon
from policymine.ingest.elements import RawBlock
from policymine.schema.document import BlockKind

_PRIVATE = "\ue000-\uf8ff"
_ORDERED = re.compile(
    r"(?P<marker>\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]\)?|\(\d{1,2}\)|[A-H]\))(?:\s+(?P<text>\S.*)|\s*$)"
)

_POINT = re.compile(r"(?P<marker>\d{1,2}\.\d{1,2})\.?\s+(?P<text>['\"”»]?[A-ZÆØÅ].*)")


@dataclass(frozen=True)
class Marker:
    """What opens a list item: the sign as written, its class, and its number if it has one."""

    sign: str
    style: str
    number: int | None = None

    def is_next(self, last: Marker) -> bool:
        """Tell whether an item counts on from another: 3 from 2, d) from c), 5.1 below 5."""
        if self.style == "1.1" and last.style != "1.1":
            return self.sign.partition(".")[0] == last.sign.rstrip(".")
        if self.number is not None and last.number is not None:
            return self.number == last.number + 1
        return self.style == last.style and is_next_letter(last.sign, self.sign)


def is_next_letter(last: str, sign: str) -> bool:
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
    """Return the letters that stand for a bullet in this document: at least two lines open so."""
    letters = set(_letters())
    counts = Counter(line[:1] for line in lines if line[:1] in letters and line[1:2].isspace())
    return frozenset(letter for letter, count in counts.items() if count > 1)


@cache
def _letters() -> frozenset[str]:
    from policymine.resources import read_lexicon

    return frozenset(read_lexicon("layout")["lists"]["letters"])


def parse_marker(text: str, letters: frozenset[str] = frozenset()) -> tuple[Marker, str] | None:
    """Split a line into the marker that opens a list item and the rest; None if there is none."""
    if re.match(r"§+\s*\d", text) or re.match(r"[-–—−+]\s*\d+\s*[-–—]\s*$", text):
        return None
    if match := _glyph_pattern(letters).match(text):
        sign, rest = match["marker"].strip(), match["text"]
        inner = _ORDERED.match(rest)
        if inner and inner["text"] and not _is_date(rest):
            number = _number(inner["marker"])
            return Marker(f"{sign} {inner['marker']}", _style(sign[0]), number), inner["text"]
        return Marker(sign, _style(sign[0])), rest
    match = _ORDERED.match(text)
    if match is None or _is_date(text):
        return None
    sign = match["marker"]
    number = _number(sign)
    kind = "1" if number is not None else "i" if re.search(r"[ivx]", sign) else "a"
    return Marker(sign, kind + sign[-1] + ("(" if sign[0] == "(" else ""), number), match[
        "text"
    ] or ""


def parse_point(text: str, following: str) -> tuple[Marker, str] | None:
    """Split a line that opens a numbered point of text (``2.1 Parterne samler …``), no heading.

    Its sentence ends on the line, or goes on in the one that follows.
    """
    match = _POINT.match(text)
    if match is None or not (text.rstrip().endswith(".") or following[:1].islower()):
        return None
    return Marker(match["marker"], "1.1", _number(match["marker"].rpartition(".")[2])), match[
        "text"
    ]


def _style(glyph: str) -> str:
    """Return the glyph that stands for all that look like this one: they mark the same level."""
    groups = lexicon.rows("lists", "alike")
    return next((group[0] for group in groups if glyph in group), glyph)


def _number(sign: str) -> int | None:
    digits = re.sub(r"\D", "", sign)
    return int(digits) if digits else None


def _is_date(text: str) -> bool:
    """Tell whether a line begins with a date or an ordinal: ``3. oktober``, ``2. kvartal``."""
    match = re.match(r"\d{1,2}\.\s+([^\W\d_]+)", text)
    return match is not None and match[1].casefold() in lexicon.words("lists", "not_after_number")


@dataclass
class Nesting:
    """Tells how deep an item is nested from its indentation and the style of its marker.

    Where indentation says it all (``strict``), as on web pages, another style at the same
    indentation is another list and no nested one.
    """

    strict: bool = False
    _open: list[tuple[float, str]] = field(default_factory=list)

    def reset(self) -> None:
        """Forget the open items: a list ended."""
        self._open.clear()

    def level(self, marker: Marker, indent: float) -> int:
        """Return the level of the next item, from 0."""
        while self._open and self._closes(self._open[-1], marker, indent):
            self._open.pop()
        if not self._open or not self._same(self._open[-1], marker, indent):
            self._open.append((indent, marker.style))
        return len(self._open) - 1

    def _same(self, last: tuple[float, str], marker: Marker, indent: float) -> bool:
        return last[1] == marker.style and abs(last[0] - indent) < 1.9

    def _closes(self, last: tuple[float, str], marker: Marker, indent: float) -> bool:
        """Tell whether the deepest open item ends before this one: it stands further out."""
        if self._same(last, marker, indent):
            return False
        if indent <= last[0] - 1.9 or (self.strict and indent < last[0] + 1.9):
            return True
        known = any(self._same(item, marker, indent) for item in self._open[:-1])
        style = any(item[1] == marker.style and indent <= last[0] for item in self._open[:-1])
        return known or style


def number_bullets(blocks: list[RawBlock]) -> list[RawBlock]:
    """Read bulleted items that carry the next number of a running count as the upper level.

    In text cut from slides and web pages a numbered point and its bullets get the same glyph
    (``• 2 Title``, ``• Detail``). Three or more such numbers in sequence are a count.
    """
    counted = _find_count(blocks)
    if len(counted) < 3:
        return blocks
    first, last = counted[0], _end_of_list(blocks, counted[-1])
    found = list(blocks)
    for place in range(first, last):
        block = blocks[place]
        if block.kind is not BlockKind.LIST_ITEM:
            continue
        if place in counted:
            number = block.text.split(" ", 1)[0]
            item = block.numbered(f"{block.marker} {number}", len(number) + 1)
            found[place] = replace(item, level=0)
        else:
            found[place] = replace(block, level=block.level + 1)
    return found


def _end_of_list(blocks: list[RawBlock], place: int) -> int:
    """Return the place after the items that follow the one at ``place``."""
    end = place + 1
    while end < len(blocks) and blocks[end].kind is BlockKind.LIST_ITEM:
        end += 1
    return end


def _find_count(blocks: list[RawBlock]) -> list[int]:
    """Return the places of the bulleted items that count 2, 3, 4 … (or from 1)."""
    places: list[int] = []
    expected: set[int] = {1, 2}
    for place, block in enumerate(blocks):
        match = re.match(r"(\d{1,2}) [^\W\d_]{2,}", block.text)
        if block.kind is not BlockKind.LIST_ITEM or not match:
            continue
        if int(match[1]) in expected and not any(char.isdigit() for char in block.marker):
            places.append(place)
            expected = {int(match[1]) + 1}
    return places
