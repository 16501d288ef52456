"""Which cell of a table each line is, where a text gives one cell a line, row by row.

The lines are laid onto the columns by the cheapest path (Viterbi): a line is the next cell, another
paragraph of the same, a sub-heading over the whole width, or stands after the table. What the cells
of a column look like is learned from the path before (hard EM), since a column's cells are alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from policymine.ingest.text.cell_costs import CellLine, Column, band_cost, outside_costs
from policymine.ingest.text.cell_moves import BAND, OUTSIDE, Fields, end_cost, moves_of, step_of
from policymine.ingest.text.cell_shapes import fields_of, usual_shapes

_ROUNDS = 3


@dataclass(frozen=True)
class Fit:
    """Where each line stands: a column, ``BAND`` or ``OUTSIDE``; and how unlikely that is."""

    places: list[int]
    cost: float


def fit_cells(lines: Sequence[CellLine], headers: Sequence[str]) -> Fit:
    """Lay lines onto the columns that stand above them."""
    first, *others = map(fields_of, headers)
    fields = (first or ("goal",), *others)
    path = _path(lines, fields)
    fit = path.best([Column(names, usual_shapes(names)) for names in fields])
    for _ in range(_ROUNDS - 1):
        again = path.best(_learn(fit, lines, fields))
        if again.places == fit.places:
            return again
        fit = again
    return fit


def _learn(fit: Fit, lines: Sequence[CellLine], fields: Fields) -> list[Column]:
    columns = [Column(names, usual_shapes(names)) for names in fields]
    for place, line in zip(fit.places, lines, strict=True):
        if place >= 0:
            columns[place].shapes[line.shape] += 1
            columns[place].lengths.append(line.size)
    return columns


@dataclass(frozen=True)
class _Path:
    """What the ways over lines cost, whatever the cells of the columns look like.

    A line may be in each column, ``BAND`` or ``OUTSIDE``, in this order. ``moves`` has for each
    line and state what it costs after each state of the line above, ``others`` what the last two
    cost by themselves.
    """

    lines: Sequence[CellLine]
    moves: Sequence[Sequence[Sequence[float]]]
    others: Sequence[tuple[float, float]]

    def best(self, columns: Sequence[Column]) -> Fit:
        """Return the cheapest path."""
        count = len(columns)
        states = [*range(count), BAND, OUTSIDE]
        costs = [math.inf] * (count - 1) + [0.0, math.inf, math.inf]
        traces: list[list[int]] = []
        for at, moves in enumerate(self.moves):
            ways = [[*map(add, costs, row)] for row in moves]
            least = [*map(min, ways)]
            traces.append([*map(list.index, ways, least)])
            costs = [*map(add, least, [*self._own(at, columns), *self.others[at]])]
        ends = [cost + end_cost(state, count) for state, cost in zip(states, costs, strict=True)]
        total = min(ends)
        state = ends.index(total)
        places: list[int] = []
        for trace in reversed(traces):
            places.append(states[state])
            state = trace[state]
        return Fit(places[::-1], total)

    def _own(self, at: int, columns: Sequence[Column]) -> list[float]:
        """Return how unlikely a line is in each column."""
        line = self.lines[at]
        if line.shape == "item" and at and self.lines[at - 1].shape == "item":
            return [0.3] * len(columns)
        return [column.cost(line) for column in columns]


def _path(lines: Sequence[CellLine], fields: Fields) -> _Path:
    pairs = zip([None, *lines], lines, strict=False)
    moves = [moves_of(step_of(above, line), fields) for above, line in pairs]
    bands = [band_cost(line.shape, grouped="goal" in fields[0]) for line in lines]
    return _Path(lines, moves, [*zip(bands, outside_costs(lines), strict=True)])
