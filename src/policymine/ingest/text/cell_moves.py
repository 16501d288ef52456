"""How unlikely a cell is in one column of a table after the cell above stood in another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from policymine.ingest.headings import is_final, starts_lower
from policymine.ingest.markers import parse_marker
from policymine.ingest.text.cell_blocks import Cell
from policymine.ingest.text.cell_shapes import VALUES

BAND, OUTSIDE = -1, -2
UNKNOWN = -1
"""The gap above a cell that says nothing of empty ones."""
_UNSEEN = 2.5
"""The cost of an empty cell that left no blank line, and of a blank line that is no empty cell."""
_SEEN = 0.3
"""The cost of an empty cell that left one."""
_EMPTY, _MOST_EMPTY = 2.0, 2
"""The cost of an empty cell where gaps say nothing; how many a row may end with at that cost."""
_PARTED = 2.5
"""The cost of a list that goes on in the next cell."""
_CUT = 4.0
"""The cost of a sentence that goes on in the next cell."""
_AGAIN = 2.0
"""The cost of another paragraph in a cell."""
_SENTENCE, _NAME, _GOES_ON = 1.2, 0.7, 0.2
"""The same if it is a sentence, the name of a part that was counted, or what plainly goes on."""
MERGED = frozenset({"goal", "need"})
"""Fields whose cells are merged downwards over the acts that belong to them."""
_BAND_OVER, _BAND_LAST = 2.0, 3.0
"""The cost of a sub-heading, and of one with no row below."""
Fields = tuple[tuple[str, ...], ...]
"""The fields that each column of a table holds."""


@dataclass(frozen=True)
class Step:
    """How a cell follows on the one above it: all that a move depends on.

    ``above`` and ``shape`` are what the two look like, ``titled`` tells of the one above.
    """

    above: str
    shape: str
    gap: int
    titled: bool
    goes_on: bool


def step_of(above: Cell | None, cell: Cell) -> Step:
    """Return how a cell follows on the one above it, if there is one."""
    if above is None:
        return Step("", cell.shape, cell.gap, titled=False, goes_on=False)
    return Step(above.shape, cell.shape, cell.gap, above.titled, _goes_on(above, cell))


@lru_cache(maxsize=4096)
def moves_of(step: Step, fields: Fields, *, merged: bool) -> tuple[tuple[float, ...], ...]:
    """Return for each state of a cell what it costs after each of the cell above.

    ``merged`` says that what stands in the first column may go for several rows.
    """
    states = [*range(len(fields)), BAND, OUTSIDE]
    return tuple(
        tuple(_move(old, new, step, fields, merged=merged) for old in states) for new in states
    )


def end_cost(state: int, count: int) -> float:
    """Return how unlikely a table of so many columns is to end in a state."""
    if state in (BAND, OUTSIDE):
        return _BAND_LAST if state == BAND else 0.0
    return _EMPTY * min(count - 1 - state, _MOST_EMPTY)


def _move(old: int, new: int, step: Step, fields: Fields, *, merged: bool) -> float:
    """Return how unlikely one state is after another."""
    count, gap = len(fields), step.gap
    if old == OUTSIDE:
        return 0.0 if new == OUTSIDE else math.inf
    if new == OUTSIDE:
        return end_cost(old, count) + (0.0 if gap else 1.0)
    if old == BAND:
        return _BAND_LAST if new == BAND else _skipped(0, new, gap)
    if new == BAND:
        return _BAND_OVER + _skipped(count - 1 - old, 0, gap) + _CUT * step.goes_on
    if step.above == "total" and new > old:
        return 0.3
    if new == old:
        return _UNSEEN * max(gap, 0) + _again(step, goal="goal" in fields[old])
    ended, begun = (0, new - old - 1) if new > old else (count - 1 - old, new)
    if new == 1 and old > new and gap == UNKNOWN and merged:
        begun = 0
    parted = step.shape == step.above == "item"
    return _skipped(ended, begun, gap) + _CUT * step.goes_on + _PARTED * parted


def _again(step: Step, *, goal: bool) -> float:
    """Return how unlikely another paragraph in a cell is; ``goal``: in a column of goals."""
    listed = step.shape == "item" and step.above in ("item", "sentence")
    if listed or step.goes_on:
        return _GOES_ON
    if goal and step.above == "counted" and not step.titled:
        return _NAME
    return _SENTENCE if step.shape == "sentence" else _AGAIN


def _goes_on(above: Cell, cell: Cell) -> bool:
    """Tell whether a cell ends the sentence of the one above."""
    if cell.gap > 0 or cell.shape in VALUES or not starts_lower(cell.text):
        return False
    return parse_marker(cell.text) is None and not is_final(above.text)


def _skipped(ended: int, begun: int, gap: int) -> float:
    """Return how unlikely so many empty cells are, below so many blank lines.

    A row ends with some, and the next cell is right of others.
    """
    if gap == UNKNOWN:
        return _EMPTY * (min(ended, _MOST_EMPTY) + begun)
    return _SEEN * min(ended + begun, gap) + _UNSEEN * abs(ended + begun - gap)
