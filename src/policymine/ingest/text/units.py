"""Lines that go on with each other: a paragraph, a heading or an item, whichever it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from policymine.ingest.elements import Line
from policymine.ingest.headings import (
    ends_open,
    is_field,
    is_final,
    is_labelled,
    is_numbered,
    is_shouted,
    may_head,
    starts_lower,
)
from policymine.ingest.lists import DEEPER
from policymine.ingest.markers import parse_marker
from policymine.ingest.openings import may_list, opens_act
from policymine.ingest.text.width import blocks_of
from policymine.resources import read_patterns

_SPARE = 2
"""Characters that a line ends short of the width where the next could have gone on with it."""
_SPARE_LOWER = 8
"""The same before an item in small letters."""
_SPARE_OPEN = 12
"""The same after a comma, or ``og``: so an item ends that another follows."""
_ITEM = 220
"""Characters of an item, at most."""
_LEAD = 6
"""Words of the heading of a list, at most."""
_HEAD = 40
"""Characters that show how a text opens."""
_QUOTES = "\"'”“»«–—"
_LISTED = ("actions", "goals", "measures", "planned", "ongoing", "completed")
"""What the heading of a list is about."""
_SENTENCES = re.compile(r"[.?!]\s+[A-ZÆØÅ]")
_YEAR = re.compile(r"\b20\d\d\b")
_WORD = re.compile(r"[^\W\d_]{2}")
_COUNT = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s")


@dataclass(frozen=True)
class Unit:
    """Lines of one paragraph, heading or item; ``letters`` are glyphs of the text's lists."""

    lines: tuple[Line, ...]
    letters: frozenset[str] = frozenset()

    @cached_property
    def text(self) -> str:
        """Return its lines as one."""
        return " ".join(line.text for line in self.lines)

    @property
    def first(self) -> Line:
        """Return its first line."""
        return self.lines[0]

    @cached_property
    def marked(self) -> bool:
        """Whether a glyph or a number opens it."""
        return parse_marker(self.text, self.letters) is not None or bool(_COUNT.match(self.text))

    @cached_property
    def plain(self) -> bool:
        """Whether it may be an item whose glyph is lost: no mark or tab, no quotation."""
        return self._is_bare and not any(line.level for line in self.lines)

    @cached_property
    def _is_bare(self) -> bool:
        apart = any("  " in line.text or "\t" in line.text for line in self.lines)
        named = self.text[:1] not in _QUOTES and _WORD.search(self.text) is not None
        marked = parse_marker(self.text, self.letters) is not None
        return named and not (apart or marked) and len(self.text) <= _ITEM

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence ends."""
        return is_final(self.text)

    @property
    def several(self) -> bool:
        """Whether it is several sentences."""
        return _SENTENCES.search(self.text) is not None

    @property
    def counted(self) -> bool:
        """Whether it is one of several parts that are counted: ``Spor A: Et hjem. Alle …``."""
        return is_numbered(self.text[:_HEAD])

    @cached_property
    def labels(self) -> bool:
        """Whether it is a field of an act, or a heading by its number or its capitals."""
        return self._is_field or is_numbered(self.text) or is_shouted(self.text)

    @property
    def _is_field(self) -> bool:
        return is_field(self.text) or is_labelled(self.text)

    @cached_property
    def leads(self) -> bool:
        """Whether it leads into a list: ``Vi vil:``, ``Indsatser``, ``Hvad gør vi?``."""
        text = self.text
        if not self._is_bare or self._is_field:
            return False
        short = len(text.split()) <= _LEAD and not any(map(str.isdigit, _YEAR.sub("", text)))
        heads = short and may_head(text) and not (self.closed and text[-1] != "?")
        return text.endswith(":") or (heads and _names_list(text))


def read_units(lines: Sequence[Line], letters: frozenset[str]) -> Iterator[Unit]:
    """Cut lines into units: at blank lines, and where a line was ended on purpose."""
    for block in blocks_of(lines):
        start = 0
        for place in range(1, len(block)):
            if _opens(block[place], block[place - 1]):
                yield Unit((*block[start:place],), letters)
                start = place
        yield Unit((*block[start:],), letters)


def _opens(line: Line, above: Line) -> bool:
    """Tell whether a line begins a unit: its first word would have fitted on the line above."""
    if line.level or above.level or abs(line.indent - above.indent) >= DEEPER:
        return True
    room, lower = above.room or line.room, starts_lower(line.text)
    if not room:
        return True
    spare = _SPARE_LOWER if lower else _SPARE
    if ends_open(above.text):
        if not may_list(above.text, line.text):
            return False
        spare = _SPARE_OPEN
    elif not lower and (is_final(above.text) or opens_act(line.text)):
        return True
    return above.end + 1 + len(line.text.split(maxsplit=1)[0]) <= room - spare


def _names_list(text: str) -> bool:
    """Tell whether a short line is what lists of acts, of goals or of measures are called."""
    kinds = (*read_patterns("sections", "roles"), *read_patterns("sections", "states"))
    return text.endswith("?") or any(
        name in _LISTED and pattern.search(text) for name, pattern in kinds
    )
