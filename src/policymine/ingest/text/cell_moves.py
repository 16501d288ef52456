"""How unlikely a line is in one column of a table after the line above stood in another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from policymine.ingest.headings import is_field, is_final, starts_lower
from policymine.ingest.markers import parse_marker
from policymine.ingest.text.cell_costs import CellLine
from policymine.ingest.text.cell_shapes import VALUES

BAND, OUTSIDE = -1, -2
_UNSEEN = 2.5
"""The cost of an empty cell that left no blank line, and of a blank line that is no empty cell."""
_MERGED = 1.2
"""The cost of an empty cell beside one that left a blank line: they may be merged."""
_PARTED = 2.5
"""The cost of a list that goes on in the next cell."""
_AGAIN = {"responsible": 1.8, "timeline": 2.2, "money": 2.2, "title": 3.5}
"""The cost of another paragraph in a cell, by the field of its column."""
_AGAIN_ELSE = 2.0
Fields = tuple[tuple[str, ...], ...]
"""The fields that each column of a table holds."""


@dataclass(frozen=True)
class Step:
    """How a line follows on the one above it: all that a move depends on.

    ``above`` and ``shape`` are what the two look like, ``titled`` tells of the one above.
    """

    above: str
    shape: str
    gap: int
    titled: bool
    goes_on: bool
    field: bool


def step_of(above: CellLine | None, line: CellLine) -> Step:
    """Return how a line follows on the one above it, if there is one."""
    goes_on = above is not None and _goes_on(above, line)
    shape, titled = (above.shape, above.titled) if above else ("", False)
    return Step(shape, line.shape, line.gap, titled, goes_on, is_field(line.text))


@lru_cache(maxsize=4096)
def moves_of(step: Step, fields: Fields) -> tuple[tuple[float, ...], ...]:
    """Return for each state of a line what it costs after each of the line above."""
    states = [*range(len(fields)), BAND, OUTSIDE]
    return tuple(tuple(_move(old, new, step, fields) for old in states) for new in states)


def end_cost(state: int, count: int) -> float:
    """Return how unlikely a table of so many columns is to end in a state."""
    if state in (BAND, OUTSIDE):
        return 3.0 if state == BAND else 0.0
    return 2.0 * (count - 1 - state)


def _move(old: int, new: int, step: Step, fields: Fields) -> float:
    """Return how unlikely one state is after another."""
    count, gap = len(fields), step.gap
    if old == OUTSIDE:
        return 0.0 if new == OUTSIDE else math.inf
    if new == OUTSIDE:
        return end_cost(old, count) + (0.0 if gap else 1.0)
    if old == BAND:
        return 3.0 if new == BAND else _skipped(new, gap)
    if new == BAND:
        return 2.0 + _skipped(count - 1 - old, gap) + 4.0 * step.goes_on
    if step.above == "total" and new > old:
        return 0.3
    if new == old:
        return _UNSEEN * gap + (0.2 if step.goes_on else _again(step, fields[old]))
    skipped = _skipped((new - old - 1) % count, gap)
    return skipped + 4.0 * step.goes_on + _PARTED * (step.shape == step.above == "item")


def _again(step: Step, fields: Sequence[str]) -> float:
    """Return how unlikely another paragraph in a cell is."""
    if step.shape == "item" and step.above in ("item", "sentence"):
        return 0.2
    if "goal" in fields:
        return 0.7 if step.above == "counted" and not step.titled else 2.5
    if step.field:
        return 0.5
    worded = step.above in ("act", "short", "long", "sentence", "state")
    if step.shape == "sentence" and worded:
        return 1.2
    return min((_AGAIN.get(name, _AGAIN_ELSE) for name in fields), default=_AGAIN_ELSE)


def _goes_on(above: CellLine, line: CellLine) -> bool:
    """Tell whether a line ends the sentence of the line above."""
    if line.gap or line.shape in VALUES or not starts_lower(line.text):
        return False
    return parse_marker(line.text) is None and not is_final(above.text)


def _skipped(cells: int, gap: int) -> float:
    """Return how unlikely it is that so many cells are empty below so many blank lines."""
    beside = _MERGED if gap and cells > gap else _UNSEEN
    return 0.3 * min(cells, gap) + beside * abs(cells - gap)
