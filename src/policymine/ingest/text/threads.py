"""Sentences that another column interrupts: their rests are put back where they broke off.

``pdftotext`` writes a page in columns by blocks of lines, now one of the left, now of the right.
A block that begins in the middle of a sentence, below one that has ended, goes on with an earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.elements import Line
from policymine.ingest.headings import ends_open, is_deliberate, is_final
from policymine.ingest.markers import parse_marker
from policymine.ingest.openings import opens_rest
from policymine.ingest.text.width import blocks_of

_FARTHEST = 10
"""Blocks that may stand between the two parts of a sentence."""
_FULL = 0.75
"""Of its room, what a line takes at least that goes on in the next."""


def join_threads(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, the rest of an interrupted sentence below its beginning.

    A text that sets lines in shows its columns side by side, and keeps its order.
    """
    if any(line.indent for line in lines):
        return list(lines)
    blocks: list[list[Line]] = []
    for block in blocks_of(lines):
        place = _interrupted(blocks, block)
        if place is None:
            blocks.append(block)
        else:
            blocks[place].extend([replace(block[0], gap=0), *block[1:]])
    return [line for block in blocks for line in block]


def _interrupted(blocks: Sequence[Sequence[Line]], block: Sequence[Line]) -> int | None:
    """Return the place of the block that another goes on with, none if it is the one above."""
    first = block[0]
    if not opens_rest(first.text) or parse_marker(first.text) or not blocks:
        return None
    above = blocks[-1][-1]
    marked = parse_marker(above.text)
    if not first.room or ends_open(above.text) or (marked and not marked[1]):
        return None
    near = range(len(blocks) - 2, max(len(blocks) - 2 - _FARTHEST, -1), -1)
    lasts = {place: blocks[place][-1] for place in near if blocks[place][-1].page == first.page}
    ended = is_final(above.text) or above.end < _FULL * above.room
    return next(
        (
            place
            for place, line in lasts.items()
            if ends_open(line.text) or (ended and _breaks_off(line, first))
        ),
        None,
    )


def _breaks_off(line: Line, following: Line) -> bool:
    """Tell whether a line stops in the middle of a sentence: open, or as full as it could be."""
    if is_final(line.text) or line.level:
        return False
    return ends_open(line.text) or not is_deliberate(line, following)
