"""Spreads: a page of a PDF that shows two printed pages side by side, as a brochure lies open.

Each half has margins, headings, columns and a page number of its own, and is read as a page. What
tells spreads from wide pages with two columns are a cover of half their width, the numbers of two
pages at their edges, or that they are as wide as two squares, which no slide is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from policymine.ingest.furniture import page_number
from policymine.ingest.page import Box, PdfPage, PdfTable, PdfWord, Segment, group_lines
from policymine.ingest.pdf.segments import cut_segments

_WIDE = 1.2
_SQUARES = (1.85, 2.2)
_SAME = 0.02
_LARGER, _SPACE = 1.3, 0.6
_FOLD = 0.02
"""Of the width of a spread: what is white around the fold at least."""
_MOSTLY = 0.6
_EDGE = 0.13
_LEVEL = 3.0
_FEWEST_PAIRS = 2
_NUMBERED = re.compile(r"(\d{1,3})(?:\s\D.*|)|\D.*\s(\d{1,3})")


@dataclass(frozen=True)
class _Spread:
    """A wide page with the lines of large print across its fold; ``free`` if nothing else is."""

    page: PdfPage
    across: tuple[Segment, ...]
    free: bool

    @property
    def fold(self) -> float:
        """Return how far from the left it is folded."""
        return self.page.width / 2


def printed_pages(pages: Sequence[PdfPage], body: float) -> list[PdfPage]:
    """Return the pages as they are printed: of a spread its halves, both with the spread's number.

    ``body`` is the size of body text. A heading across the fold goes with the left half.
    """
    wide = [_spread(p, body) for p in pages if p.words and 0 < _WIDE * p.height < p.width]
    free = {spread.page.number: spread for spread in wide if spread.free}
    if len(free) <= _MOSTLY * len(wide) or not _are_spreads(pages, wide, body):
        return list(pages)
    halves = {number: tuple(_halves(spread)) for number, spread in free.items()}
    return [half for page in pages for half in halves.get(page.number, (page,))]


def _spread(page: PdfPage, body: float) -> _Spread:
    """Return a wide page with what stands across its fold."""
    fold = page.width / 2
    across: list[Segment] = []
    for line in group_lines(page.words):
        large = max(word.size for word in line) > _LARGER * body
        gap = _SPACE * max(word.size for word in line) if large else _FOLD * page.width
        across += [part for part in cut_segments(line, gap) if part.left < fold < part.right]
    free = all(part.size > _LARGER * body for part in across)
    tabled = any(table.box[0] < fold < table.box[2] for table in page.tables)
    return _Spread(page, tuple(across), free and not tabled)


def _are_spreads(pages: Sequence[PdfPage], wide: Sequence[_Spread], body: float) -> bool:
    """Tell whether most pages are wide, and what they look like is two pages."""
    if 2 * len(wide) < sum(bool(page.words) for page in pages):
        return False
    sheets = [spread.page for spread in wide]
    covers = any(_is_half(page, sheet) for page in pages for sheet in sheets)
    squares = all(_SQUARES[0] < sheet.width / sheet.height < _SQUARES[1] for sheet in sheets)
    return covers or squares or _are_numbered(wide, body)


def _is_half(page: PdfPage, sheet: PdfPage) -> bool:
    """Tell whether a page is as high as a sheet, and half as wide."""
    across = abs(2 * page.width - sheet.width) < _SAME * sheet.width
    return across and abs(page.height - sheet.height) < _SAME * sheet.height


def _are_numbered(wide: Sequence[_Spread], body: float) -> bool:
    """Tell whether the numbers of two pages stand at the edges, and count up by two."""
    shifts = Counter(
        number - 2 * spread.page.number for spread in wide for number in {*_pairs(spread, body)}
    )
    return bool(shifts) and shifts.most_common(1)[0][1] >= min(_FEWEST_PAIRS, len(wide))


def _pairs(spread: _Spread, body: float) -> Iterator[int]:
    """Yield the left one of two numbers that follow each other on one line at an edge."""
    high = spread.page.height
    edge = [word for word in spread.page.words if abs(word.middle / high - 0.5) > 0.5 - _EDGE]
    for line in group_lines(edge):
        parts = cut_segments(line, _FOLD * spread.page.width)
        left = {_number(part, body) for part in parts if part.right < spread.fold}
        right = {_number(part, body) for part in parts if part.left > spread.fold}
        yield from (number for number in left if number is not None and number + 1 in right)


def _number(part: Segment, body: float) -> int | None:
    """Return the number of a page, alone or at an end of a running line in no large print."""
    alone = page_number(part.text)
    if alone is not None or part.size > body:
        return alone
    match = _NUMBERED.fullmatch(part.text)
    return int(match[1] or match[2]) if match else None


def _halves(spread: _Spread) -> Iterator[PdfPage]:
    """Yield both halves of a spread, each with places counted from its own left edge."""
    page, fold = spread.page, spread.fold
    across = {id(word) for part in spread.across for word in part.words}
    sides = [2 * fold <= w.left + w.right and id(w) not in across for w in page.words]
    for right in (False, True):
        half = _Half(right * fold, right * fold + fold)
        own = [w for w, side in zip(page.words, sides, strict=True) if side is right]
        yield replace(
            page,
            width=fold,
            words=half.words(own),
            tables=tuple(half.table(table) for table in page.tables if half.holds(table.box)),
            boxes=tuple(half.cut(box) for box in page.boxes if half.meets(box)),
            turned=half.words([w for w in page.turned if half.holds((w.left, 0, w.right, 0))]),
            marks=tuple(
                replace(mark, box=half.cut(mark.box)) for mark in page.marks if half.holds(mark.box)
            ),
            links=tuple(half.cut(box) for box in page.links if half.meets(box)),
        )


@dataclass(frozen=True)
class _Half:
    """Where a half of a spread begins and ends, counted from the left of the spread."""

    begin: float
    end: float

    def holds(self, box: Box) -> bool:
        """Tell whether most of a box is in it."""
        return self.begin <= (box[0] + box[2]) / 2 < self.end

    def meets(self, box: Box) -> bool:
        """Tell whether some of a box is in it."""
        return min(box[2], self.end) - max(box[0], self.begin) > 1

    def cut(self, box: Box) -> Box:
        """Return what of a box is in it."""
        left, right = max(box[0], self.begin), min(box[2], self.end)
        return left - self.begin, box[1], right - self.begin, box[3]

    def words(self, words: Sequence[PdfWord]) -> tuple[PdfWord, ...]:
        """Return words with their places in it."""
        by = self.begin
        return tuple(replace(w, left=w.left - by, right=w.right - by) for w in words)

    def table(self, table: PdfTable) -> PdfTable:
        """Return a table with its places in it."""
        rows = (tuple(cell and self.cut(cell) for cell in row) for row in table.rows)
        return replace(table, box=self.cut(table.box), rows=tuple(rows))
