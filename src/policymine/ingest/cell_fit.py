"""Which cell of a table each line is, where a text gives one cell a line, row by row.

The lines are laid onto the columns by the cheapest path (Viterbi): a line is the next cell, another
paragraph of the same, a sub-heading over the whole width, or stands after the table. What the cells
of a column look like is learned from the path before (hard EM), since a column's cells are alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from policymine.ingest.cell_costs import CellLine, Column, band_cost, outside_costs
from policymine.ingest.cell_shapes import VALUES, fields_of, usual_shapes
from policymine.ingest.headings import is_field, is_final, starts_lower
from policymine.ingest.markers import parse_marker

BAND, OUTSIDE = -1, -2
_ROUNDS = 3
_UNSEEN = 2.5
"""The cost of an empty cell that left no blank line, and of a blank line that is no empty cell."""
_MERGED = 1.2
"""The cost of an empty cell beside one that left a blank line: they may be merged."""
_PARTED = 2.5
"""The cost of a list that goes on in the next cell."""
_AGAIN = {"responsible": 1.8, "timeline": 2.2, "money": 2.2, "title": 3.5}
"""The cost of another paragraph in a cell, by the field of its column."""
_AGAIN_ELSE = 2.0


@dataclass(frozen=True)
class Fit:
    """Where each line stands: a column, ``BAND`` or ``OUTSIDE``; and how unlikely that is."""

    places: list[int]
    cost: float


def fit_cells(lines: Sequence[CellLine], headers: Sequence[str]) -> Fit:
    """Lay lines onto the columns that stand above them."""
    shapes = [line.shape for line in lines]
    outside = outside_costs(lines)
    fields = [fields_of(header) for header in headers]
    fields[0] = fields[0] or ("goal",)
    columns = [Column(names, usual_shapes(names)) for names in fields]
    fit = _Path(lines, shapes, outside, columns).best()
    for _ in range(_ROUNDS - 1):
        columns = _learn(fit, lines, shapes, fields)
        again = _Path(lines, shapes, outside, columns).best()
        if again.places == fit.places:
            return again
        fit = again
    return fit


def _learn(
    fit: Fit, lines: Sequence[CellLine], shapes: Sequence[str], fields: Sequence[tuple[str, ...]]
) -> list[Column]:
    columns = [Column(names, usual_shapes(names)) for names in fields]
    for place, line, shape in zip(fit.places, lines, shapes, strict=True):
        if place >= 0:
            columns[place].shapes[shape] += 1
            columns[place].lengths.append(math.log(len(line.text) + 1))
    return columns


@dataclass
class _Path:
    lines: Sequence[CellLine]
    shapes: Sequence[str]
    outside: Sequence[float]
    columns: Sequence[Column]

    def best(self) -> Fit:
        """Return the cheapest path."""
        last = len(self.columns) - 1
        states = [*range(len(self.columns)), BAND, OUTSIDE]
        costs = {last: 0.0}
        traces: list[dict[int, int]] = []
        for at in range(len(self.lines)):
            found: dict[int, float] = {}
            trace: dict[int, int] = {}
            for state in states:
                own = self._own(at, state)
                before, cost = min(
                    ((old, value + self._move(old, state, at)) for old, value in costs.items()),
                    key=lambda pair: pair[1],
                )
                if cost < math.inf:
                    found[state], trace[state] = cost + own, before
            costs = found
            traces.append(trace)
        ends = {state: cost + self._end(state) for state, cost in costs.items()}
        state = min(ends, key=ends.__getitem__)
        total = ends[state]
        places: list[int] = []
        for trace in reversed(traces):
            places.append(state)
            state = trace[state]
        return Fit(places[::-1], total)

    def _own(self, at: int, state: int) -> float:
        """Return how unlikely a line is in a state."""
        line, shape = self.lines[at], self.shapes[at]
        if state == OUTSIDE:
            return self.outside[at]
        if state == BAND:
            return band_cost(shape, grouped="goal" in self.columns[0].fields)
        if shape == "item" and at and self.shapes[at - 1] == "item":
            return 0.3
        return self.columns[state].cost(shape, len(line.text))

    def _move(self, old: int, new: int, at: int) -> float:
        """Return how unlikely one state is after another."""
        last, gap = len(self.columns) - 1, self.lines[at].gap
        if old == OUTSIDE:
            return 0.0 if new == OUTSIDE else math.inf
        if new == OUTSIDE:
            return self._end(old) + (0.0 if gap else 1.0)
        if old == BAND:
            return 3.0 if new == BAND else _skipped(new, gap)
        goes_on = self._goes_on(at)
        if new == BAND:
            return 2.0 + _skipped(last - old, gap) + 4.0 * goes_on
        if self.shapes[at - 1] == "total" and at and new > old:
            return 0.3
        if new == old:
            return _UNSEEN * gap + (0.2 if goes_on else self._again(old, at))
        parted = at > 0 and self.shapes[at] == self.shapes[at - 1] == "item"
        skipped = _skipped((new - old - 1) % (last + 1), gap)
        return skipped + 4.0 * goes_on + _PARTED * parted

    def _again(self, column: int, at: int) -> float:
        """Return how unlikely another paragraph in a cell is."""
        above, shape = self.shapes[at - 1], self.shapes[at]
        fields = self.columns[column].fields
        if shape == "item" and above in ("item", "sentence"):
            return 0.2
        if "goal" in fields:
            number = above == "counted" and not self.lines[at - 1].titled
            return 0.7 if number else 2.5
        if is_field(self.lines[at].text):
            return 0.5
        if shape == "sentence" and above in ("act", "short", "long", "sentence", "state"):
            return 1.2
        return min((_AGAIN.get(name, _AGAIN_ELSE) for name in fields), default=_AGAIN_ELSE)

    def _end(self, state: int) -> float:
        """Return how unlikely a table is to end in a state."""
        if state in (BAND, OUTSIDE):
            return 3.0 if state == BAND else 0.0
        return 2.0 * (len(self.columns) - 1 - state)

    def _goes_on(self, at: int) -> bool:
        """Tell whether a line ends the sentence of the line above."""
        if not at or self.lines[at].gap or self.shapes[at] in VALUES:
            return False
        text = self.lines[at].text
        lower = starts_lower(text) and parse_marker(text) is None
        return lower and not is_final(self.lines[at - 1].text)


def _skipped(cells: int, gap: int) -> float:
    """Return how unlikely it is that so many cells are empty below so many blank lines."""
    beside = _MERGED if gap and cells > gap else _UNSEEN
    return 0.3 * min(cells, gap) + beside * abs(cells - gap)
