"""Whether the cells on a line of a table open, or go on with those on the line above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from policymine.ingest.column_names import is_period
from policymine.ingest.headings import ends_open, starts_lower
from policymine.ingest.openings import opens_act, opens_rest, opens_time

_SEVERAL = 2
"""Acts that a cell lists, at least."""
_FEWEST = 3
"""Columns of a table whose rows their cells tell."""


@dataclass(frozen=True)
class Room:
    """The longest line of a column: in characters, and in print; how far the next column is."""

    length: int
    width: float
    span: float


def open_cells(cells: Sequence[str], above: Sequence[str], rooms: Sequence[int]) -> bool:
    """Tell whether the cells of a strip open, two at least, and none goes on with the one above.

    Without a first cell, which the rows above may share, all others do. ``rooms`` are the lengths
    of the longest lines of the columns.
    """
    if len(cells) < len(rooms) or len(rooms) < _FEWEST or not all(cells[1:]):
        return False
    pairs = zip_longest(cells, above[: len(cells)], fillvalue="")
    lines = zip(pairs, rooms, strict=False)
    told = [_opens_cell(cell, over, room) for (cell, over), room in lines if cell]
    return None not in told and sum(map(bool, told)) > 1


def _opens_cell(cell: str, over: str, room: float) -> bool | None:
    """Tell whether a line opens a cell below another; None if it goes on with it."""
    if not over:
        return True
    if opens_rest(cell) or ends_open(over) or (is_period(cell) and opens_time(over)):
        return None
    return opens_act(cell) or opens_time(cell) or word_fits(over, cell, room)


def mark_acts(lines: Sequence[str], room: int) -> list[str]:
    """Return the lines of a cell, with a glyph before each act if it lists several without any.

    An act is named on a line of its own, at which the one above does not stop in a sentence.
    """
    pairs = [*zip(lines, ["", *lines], strict=False)]
    acts = [opens_act(line) and line[:1].isupper() and not ends_open(over) for line, over in pairs]
    if sum(acts) < _SEVERAL or not acts[0]:
        return [*lines]
    opening = [
        act or (not (starts_lower(line) or ends_open(over)) and word_fits(over, line, room))
        for act, (line, over) in zip(acts, pairs, strict=True)
    ]
    return [f"• {line}" if opens else line for opens, line in zip(opening, lines, strict=True)]


def word_fits(above: str, cell: str, room: float) -> bool:
    """Tell whether the first word of a cell would have fitted on the line above it."""
    word = cell.split(maxsplit=1)[0]
    return not above.endswith("-") and len(above) + 1 + len(word) <= room
