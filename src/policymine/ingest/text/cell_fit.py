"""Which column of a table each cell is in, where the cells stand below each other, row by row.

The cells are laid onto the columns by the cheapest path (Viterbi): a cell is in the next column, is
another paragraph of the same, a sub-heading over the whole width, or stands after the table. What
the cells of a column look like is learned from the path before (hard EM), since they are alike.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import add

from policymine.ingest.text.cell_blocks import Cell
from policymine.ingest.text.cell_moves import (
    BAND,
    MERGED,
    OUTSIDE,
    Fields,
    end_cost,
    moves_of,
    step_of,
)
from policymine.ingest.text.cell_shapes import USUAL, VALUES, fields_of, usual_shapes

_ROUNDS = 2
_SHAPES = 12
_SMOOTH = 0.3
"""What a shape counts that a column has not shown."""
_SPREAD = 0.7
"""How far the lengths of a column's cells lie apart, as the logarithm of a ratio."""
_NEVER = 9.0
"""The cost of a number of a row outside its column, or of anything else in it."""
_BAND = {"counted": 0.2, "short": 0.5}
_NO_BAND = 4.0
"""The cost of a sub-heading over the whole width, by what it looks like."""


@dataclass(frozen=True)
class Fit:
    """Where each cell stands: a column, ``BAND`` or ``OUTSIDE``; and how unlikely that is."""

    places: list[int]
    cost: float


@dataclass
class _Column:
    """What is known of the cells of a column; ``numbered``: the table has a column of numbers."""

    fields: tuple[str, ...]
    numbered: bool
    shapes: Counter[str]
    lengths: list[float] = field(default_factory=list)

    @cached_property
    def _total(self) -> float:
        return sum(self.shapes.values()) + _SMOOTH * _SHAPES

    @cached_property
    def _mean(self) -> float:
        return sum(self.lengths) / len(self.lengths)

    def cost(self, cell: Cell) -> float:
        """Return how unlikely a cell is in this column, once all that is known was added."""
        cost = -math.log((self.shapes[cell.shape] + _SMOOTH) / self._total)
        if len(self.lengths) > 1:
            cost += min(((cell.size - self._mean) / _SPREAD) ** 2 / 4, 1.5)
        return cost + _NEVER * (self.numbered and self._is_stray(cell))

    def _is_stray(self, cell: Cell) -> bool:
        """Tell whether a cell is a number of a row in another column, or no number in theirs."""
        if "number" in self.fields:
            return cell.shape not in USUAL["number"]
        amount = "period" in self.fields or ("money" in self.fields and cell.text.isdigit())
        return cell.shape == "count" and not amount


def fit_cells(cells: Sequence[Cell], headers: Sequence[str]) -> Fit:
    """Lay cells onto the columns that stand above them."""
    first, *others = map(fields_of, headers)
    fields = (first or ("goal",), *others)
    pairs = zip([None, *cells], cells, strict=False)
    merged = not MERGED.isdisjoint(first)
    moves = [moves_of(step_of(above, cell), fields, merged=merged) for above, cell in pairs]
    beside = [[_BAND.get(cell.shape, _NO_BAND), outside_cost(cell)] for cell in cells]
    columns = _columns(fields)
    for _ in range(_ROUNDS):
        within = [[column.cost(cell) for column in columns] for cell in cells]
        fit = _cheapest([*map(list.__add__, within, beside)], moves)
        columns = _columns(fields)
        for place, cell in zip(fit.places, cells, strict=True):
            if place >= 0:
                columns[place].shapes[cell.shape] += 1
                columns[place].lengths.append(cell.size)
    return fit


def _columns(fields: Fields) -> list[_Column]:
    """Return the columns as their names tell of them."""
    return [_Column(names, "number" in fields[0], usual_shapes(names)) for names in fields]


def outside_cost(cell: Cell) -> float:
    """Return how unlikely a cell is outside of a table."""
    if cell.long:
        return 0.4
    if cell.shape in VALUES:
        return 4.0
    return 1.5 if cell.shape in ("sentence", "item") else 2.5


def _cheapest(costs: Sequence[Sequence[float]], moves: Sequence[Sequence[Sequence[float]]]) -> Fit:
    """Return the cheapest path.

    ``costs`` has for each cell and state what it costs, ``moves`` what it costs after each state of
    the cell above; the states are the columns, ``BAND`` and ``OUTSIDE``, in this order.
    """
    count = len(moves[0]) - 2
    states = [*range(count), BAND, OUTSIDE]
    # Before its first cell a table is as after the end of a row.
    best = [math.inf] * (count - 1) + [0.0, math.inf, math.inf]
    traces: list[list[int]] = []
    for own, move in zip(costs, moves, strict=True):
        ways = [[*map(add, best, row)] for row in move]
        least = [*map(min, ways)]
        traces.append([*map(list.index, ways, least)])
        best = [*map(add, least, own)]
    ends = [cost + end_cost(state, count) for state, cost in zip(states, best, strict=True)]
    total = min(ends)
    state = ends.index(total)
    places: list[int] = []
    for trace in reversed(traces):
        places.append(states[state])
        state = trace[state]
    return Fit(places[::-1], total)
