"""Lists whose glyphs stand above them, one a line, as ``pdftotext`` writes them.

The glyphs of a list are a column to it, and its items another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from policymine.ingest.elements import Line
from policymine.ingest.headings import ends_open, is_final, starts_lower
from policymine.ingest.markers import parse_marker
from policymine.ingest.openings import opens_act
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

    The number of the paragraph that leads into a list may stand above its glyphs. Where it is not
    plain which lines open the items, they stay as they are.
    """
    place = 0
    while place < len(lines):
        count = _count_signs(lines[place:])
        below = lines[place + count :]
        items = _items(below[: _LINES * count], lines[place : place + count]) if count > 1 else []
        yield from items or lines[place : place + max(count, 1)]
        place += max(count, 1) + len(items)


def _count_signs(lines: Sequence[Line]) -> int:
    """Return how many glyphs stand one below the other, the first of them perhaps a number."""
    marked = parse_marker(lines[0].text)
    numbered = marked is not None and marked[0].number is not None and not marked[1]
    glyphs = len([*takewhile(_is_glyph, lines[numbered:])])
    return glyphs + (numbered and glyphs > 0)


def _is_glyph(line: Line) -> bool:
    marked = parse_marker(line.text)
    lone = len(line.text) == 1 and line.text not in _DASHES and not line.text.isalnum()
    return lone and marked is not None


def _items(lines: Sequence[Line], signs: Sequence[Line]) -> list[Line]:
    """Return the lines of items with their signs: those of the fewest blocks that have so many."""
    near: list[Line] = []
    for block in takewhile(lambda block: not parse_marker(block[0].text), blocks_of(lines)):
        near += block
        ranks = sorted(((_evidence(near, n), -n) for n in range(len(near))), reverse=True)
        ranks = ranks[: len(signs)]
        if len(near) >= len(signs) and all(evidence > 0 for evidence, _ in ranks):
            opened = sorted(-place for _, place in ranks)
            for place, sign in zip(opened, signs, strict=True):
                mark = GLYPH if _is_glyph(sign) else sign.text
                near[place] = replace(near[place], text=f"{mark} {near[place].text}")
            return near
    return []


def _evidence(lines: Sequence[Line], place: int) -> float:
    """Return how plain it is that a line opens an item: the room left above, or the end of one."""
    line = lines[place]
    if not place or line.gap:
        return 3 * max(line.room, 1.0)
    above, word = lines[place - 1], line.text.split(maxsplit=1)[0]
    ended = is_final(above.text) and not starts_lower(line.text)
    ended = ended or (opens_act(line.text) and not ends_open(above.text))
    return ended * max(line.room, 1.0) + above.room - _SPARE - above.end - 1 - len(word)
