"""How unlikely a line is as a cell of a column, and outside of the table."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from policymine.ingest.headings import is_final
from policymine.ingest.text.cell_shapes import VALUES, shape_of

_SHAPES = 12
_SMOOTH = 0.3
"""What a shape counts that a column has not shown."""
_SPREAD = 0.7
"""How far the lengths of a column's cells lie apart, as the logarithm of a ratio."""
_LENGTHS = ((150, 1.0), (220, 2.0), (300, 4.0))
"""From how many characters on a cell is more unlikely, and by how much."""
_PROSE = 100
_BAND = {"counted": 0.2, "short": 0.5, "long": 2.0, "act": 2.0}


@dataclass(frozen=True)
class CellLine:
    """A line as the fit sees it; ``gap`` counts the blank lines above it.

    ``titled`` says that its text is the title of a part of the document.
    """

    text: str
    gap: int
    titled: bool = False

    @cached_property
    def shape(self) -> str:
        """Return what the line looks like."""
        shape = shape_of(self.text)
        return "counted" if self.titled and shape in ("short", "long") else shape

    @cached_property
    def size(self) -> float:
        """Return the logarithm of its length."""
        return math.log(len(self.text) + 1)

    @cached_property
    def excess(self) -> float:
        """Return how unlikely a cell of its length is in any column."""
        return sum(more for limit, more in _LENGTHS if len(self.text) > limit)


@dataclass
class Column:
    """What is known of the cells of a column."""

    fields: tuple[str, ...]
    shapes: Counter[str]
    lengths: list[float] = field(default_factory=list)

    @cached_property
    def _total(self) -> float:
        return sum(self.shapes.values()) + _SMOOTH * _SHAPES

    @cached_property
    def _mean(self) -> float:
        return sum(self.lengths) / len(self.lengths)

    def cost(self, line: CellLine) -> float:
        """Return how unlikely a cell is in this column, once all that is known was added."""
        cost = -math.log((self.shapes[line.shape] + _SMOOTH) / self._total)
        if len(self.lengths) > 1:
            cost += min(((line.size - self._mean) / _SPREAD) ** 2 / 4, 1.5)
        return cost + line.excess


def outside_costs(lines: Sequence[CellLine]) -> list[float]:
    """Return how unlikely each line is outside of a table: short ones that no prose follows."""
    none = CellLine("", 0)
    beside = zip([none, *lines], lines, [*lines[1:], none], strict=False)
    return [_outside(above, line, below) for above, line, below in beside]


def _outside(above: CellLine, line: CellLine, below: CellLine) -> float:
    if len(line.text) > _PROSE or line.shape == "item":
        return 0.4 if line.shape != "item" else 1.0
    if is_final(line.text) and line.shape == "sentence":
        return 1.5
    if line.shape in VALUES:
        return 4.0
    prose = len(below.text) > _PROSE or len(above.text) > _PROSE or is_final(below.text)
    return 1.0 if prose else 2.5


def band_cost(shape: str, *, grouped: bool) -> float:
    """Return how unlikely a sub-heading is; ``grouped``: a column of its own names the groups."""
    return _BAND.get(shape, 4.0) + 2.0 * grouped
