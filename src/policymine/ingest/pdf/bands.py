"""Rows of a table that rules or shading part, and the columns that white parts in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from policymine.ingest.page import Box, PdfWord, group_lines, usual_size

WHITE = 0.6
"""So much white, in sizes of the print, parts two columns."""
LARGER = 1.1
_SHORT = 2
_INSET = 3.0

Span = tuple[float, float]


@dataclass(frozen=True)
class Band:
    """What stands between two rules: its top and bottom, and its words.

    Cells left of ``start``, where the rule above it begins, go on from the band above. ``pieced``
    says that the rule below is drawn in pieces, one a cell: no title goes across them.
    """

    top: float
    bottom: float
    words: tuple[PdfWord, ...]
    start: float = 0.0
    pieced: bool = False

    @cached_property
    def lines(self) -> list[list[PdfWord]]:
        """Return its words line by line."""
        return group_lines(self.words)

    @cached_property
    def is_title(self) -> bool:
        """Tell whether it is a short line without gaps: a theme above the rows that follow."""
        spans = merge(
            ((word.left, word.right) for word in self.words), WHITE * usual_size(self.words)
        )
        return len(spans) == 1 and len(self.lines) == 1

    @property
    def is_headed(self) -> bool:
        """Tell whether some of it is in larger print than most: a heading with text below it."""
        return max(word.size for word in self.words) > LARGER * usual_size(self.words)

    def filled(self, columns: Sequence[Span]) -> int:
        """Return how many of some columns have words in it; a glyph alone is none."""
        words = [word for word in self.words if any(map(str.isalnum, word.text))]
        return sum(any(a <= word.left < b for word in words) for a, b in columns)

    def keeps_to(self, columns: Sequence[Span], white: float) -> bool:
        """Tell whether no word reaches into the next column, or stands closer to it than that."""
        spans = merge(((word.left, word.right) for word in self.words), white)
        return all(any(a <= left and right <= b for a, b in columns) for left, right in spans)

    def row(self, columns: Sequence[Span]) -> tuple[Box | None, ...]:
        """Return the boxes of its cells; a title has one across all columns."""
        merged = sum(b < self.start + _INSET for _, b in columns)
        cells = [(a, self.top, b, self.bottom) for a, b in columns[merged:]]
        title = self.is_title and not self.pieced
        if title and not self.keeps_to(columns, WHITE * usual_size(self.words)):
            whole = columns[0][0], self.top, columns[-1][1], self.bottom
            return whole, *[None] * (len(columns) - 1)
        return *[None] * merged, *cells


@dataclass
class Run:
    """Bands on top of each other whose words keep to the same columns.

    ``joints`` is where the rules between them are joined of one piece a cell, if they are.
    """

    left: float
    right: float
    bands: list[Band] = field(default_factory=list)
    joints: tuple[float, ...] = ()

    @property
    def size(self) -> float:
        """Return the size of most of its print."""
        return usual_size([word for band in self.bands for word in band.words])

    @property
    def box(self) -> Box:
        """Return the box around its bands."""
        return self.left, self.bands[0].top, self.right, self.bands[-1].bottom

    def columns(self, *more: Band) -> list[Span]:
        """Return the columns that rules make out by their pieces, or else white.

        White parts them in all bands, and in some ``more`` of them.
        """
        if self.joints:
            return list(pairwise([self.left, *self.joints, self.right]))
        bands = [band for band in (*self.bands, *more) if not band.is_title]
        words = [word for band in bands for word in band.words]
        covered = merge(((word.left, word.right) for word in words), WHITE * usual_size(words))
        starts = [left - _INSET for left, _ in covered]
        return list(pairwise([self.left, *starts[1:], self.right]))

    def takes(self, band: Band) -> bool:
        """Tell whether a band is one more row: it keeps to the columns, or makes them out."""
        if band.is_title and (not self.bands or usual_size(band.words) > LARGER * self.size):
            return False
        if band.is_headed:
            return False
        columns = self.columns(band)
        if len(columns) < 2 or band.filled(columns) > 1:
            return len(columns) > 1
        before = len(self.columns()) if self.bands else 0
        return len(columns) >= before and len(band.lines) <= _SHORT


def band_of(line: Sequence[PdfWord]) -> Band:
    """Return a line as a band that reaches from its top to its bottom."""
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    return Band(top, bottom, tuple(line))


def build_rows(
    bands: Sequence[Band], columns: Sequence[Span]
) -> tuple[tuple[Box | None, ...], ...]:
    """Return the boxes of the cells of bands; those that go on in bands below reach so far."""
    rows: list[list[Box | None]] = []
    for band in bands:
        row = [*band.row(columns)]
        for column in [n for n, cell in enumerate(row) if cell is None and band.start]:
            above = next((other for other in reversed(rows) if other[column]), None)
            if above and (cell := above[column]):
                above[column] = (*cell[:3], band.bottom)
        rows.append(row)
    return tuple(map(tuple, rows))


def merge(spans: Iterable[Span], gap: float) -> list[Span]:
    """Return spans as those that they cover together, where less than ``gap`` parts them."""
    merged: list[Span] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1] + gap:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged
