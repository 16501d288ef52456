"""How deep the items of a list are nested, and which of them carry a count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from policymine.ingest.elements import RawBlock
from policymine.ingest.markers import Marker
from policymine.schema.document import BlockKind

DEEPER = 1.9
"""Characters by which a line must be set in to stand deeper than another."""


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
        return last[1] == marker.style and abs(last[0] - indent) < DEEPER

    def _closes(self, last: tuple[float, str], marker: Marker, indent: float) -> bool:
        """Tell whether the deepest open item ends before this one: it stands further out."""
        if self._same(last, marker, indent):
            return False
        if indent <= last[0] - DEEPER or (self.strict and indent < last[0] + DEEPER):
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
