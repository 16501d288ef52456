"""Lists whose glyphs stand above them, one a line, as ``pdftotext`` writes them.

The glyphs of a list are a column to it, and its items another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final, starts_lower
from policymine.ingest.markers import parse_marker
from policymine.ingest.text.lost_glyphs import GLYPH
from policymine.ingest.text.width import blocks_of

_DASHES = "-–—−"
"""What an empty cell of a table may hold instead."""
_SPARE = 2
"""Characters by which a word must have fitted on a line, as letters differ in width."""
_LINES = 4
"""Lines of an item, at most, on the average."""


def give_glyphs(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, glyphs that stand above their items put before them.

    Where it is not plain which lines open the items, they stay as they are.
    """
    place = 0
    while place < len(lines):
        count = len([*takewhile(_is_glyph, lines[place:])])
        below = lines[place + count :]
        items = _items(below[: _LINES * count], count) if count > 1 else []
        yield from items or lines[place : place + max(count, 1)]
        place += max(count, 1) + len(items)


def _is_glyph(line: Line) -> bool:
    marked = parse_marker(line.text)
    lone = len(line.text) == 1 and line.text not in _DASHES and not line.text.isalnum()
    return lone and marked is not None


def _items(lines: Sequence[Line], count: int) -> list[Line]:
    """Return the lines of so many items with their glyphs: those of the fewest blocks that do."""
    near: list[Line] = []
    for block in blocks_of(lines):
        near += block
        ranks = sorted(((_evidence(near, n), -n) for n in range(len(near))), reverse=True)[:count]
        if len(near) >= count and all(evidence > 0 for evidence, _ in ranks):
            opened = {-place for _, place in ranks}
            return [
                replace(line, text=f"{GLYPH} {line.text}") if n in opened else line
                for n, line in enumerate(near)
            ]
    return []


def _evidence(lines: Sequence[Line], place: int) -> float:
    """Return how plain it is that a line opens an item: the room left above, or the end of one."""
    line = lines[place]
    if not place or line.gap:
        return 3 * max(line.room, 1.0)
    above, word = lines[place - 1], line.text.split(maxsplit=1)[0]
    ended = is_final(above.text) and not starts_lower(line.text)
    return ended * max(line.room, 1.0) + above.room - _SPARE - above.end - 1 - len(word)
