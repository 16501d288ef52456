"""What may be a table without rules on a page of a PDF: its lines, and the white in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from policymine.ingest.column_names import is_period
from policymine.ingest.page import Segment
from policymine.ingest.pdf.white import White, count_near, printed

_SAME_LEFT = 3.0


class Kind(Enum):
    """What tells that lines are a table: names over its columns, labels beside them, or neither."""

    NAMED = "named"
    SHEET = "sheet"
    PLAIN = "plain"
    REST = "rest"


@dataclass(frozen=True)
class Area:
    """Base lines that keep to the same columns, and the white between these.

    They begin with the line ``start`` of the page; ``across`` are those of them that run across the
    columns.
    """

    kind: Kind
    start: int
    levels: tuple[Segment, ...]
    across: frozenset[int]
    whites: tuple[White, ...]

    @property
    def end(self) -> int:
        """Return which line of the page is the first below it."""
        return self.start + len(self.levels)

    def between(self, top: float, bottom: float) -> Area:
        """Return what of it stands between two heights."""
        inner = [top <= line.top and line.bottom <= bottom for line in self.levels]
        kept = [n for n, is_inner in enumerate(inner) if is_inner]
        across = frozenset(n - kept[0] for n in self.across if n in kept)
        levels = tuple(self.levels[n] for n in kept)
        return replace(self, start=self.start + kept[0], levels=levels, across=across)

    @cached_property
    def starts(self) -> list[float]:
        """Return where its columns begin, all but the first."""
        head, *below = self.levels
        told = [line for n, line in enumerate(below, 1) if n not in self.across]
        lefts = [left for line in (told or [head]) for left, _ in printed(line)]
        years = [word.left for word in head.words if is_period(word.text)]
        edges = [(white, white.edge(lefts)) for white in self.whites]
        return [
            edge
            for white, edge in edges
            if not white.narrow
            or count_near(edge, lefts) > 1
            or any(abs(year - edge) < _SAME_LEFT for year in years)
        ]
