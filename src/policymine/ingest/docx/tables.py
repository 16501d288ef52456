"""Tables of a Word document: rows of cells under one grid, whatever is merged or nested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import and_
from statistics import mean
from typing import Any

from policymine.ingest.clean import squeeze
from policymine.ingest.column_names import looks_like_header
from policymine.ingest.docx.package import W
from policymine.ingest.docx.styles import is_on, number, value
from policymine.ingest.docx.text import children, text_of
from policymine.ingest.grid import sets_margin_heads, sets_texts

_LIST = re.compile("list|opstilling", re.IGNORECASE)
"""What the styles of list items are called in Word, also in Danish."""
WIDEST = 100
"""Columns of the grid that one cell may cover; a cell that says more is damaged."""
Cells = list[tuple[Any, int, bool]]
"""The cells of a row: the node (None where the row has none), its columns, whether it goes on."""


def rows_of(table: Any) -> Iterator[Any]:
    """Yield the rows that tracked changes left, also those in controls."""
    for row in _below(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def heads_of(rows: list[Any]) -> list[bool]:
    """Tell of each row whether it is set again on every page: those at the top may be, not all."""
    marked = [is_on(row, "trPr/tblHeader") is True for row in rows]
    heads = [*accumulate(marked, and_)]
    return [False] * len(rows) if len(rows) > 1 and all(heads) else heads


def grid_of(rows: list[Any]) -> list[Cells]:
    """Return the cells of each row of a table; nothing goes on from above in the first."""
    grid = _fit([cells_of(row) for row in rows])
    return [[(cell, wide, False) for cell, wide, _ in grid[0]], *grid[1:]] if grid else []


def _fit(grid: list[Cells]) -> list[Cells]:
    """Return the cells under the columns that a reader sees.

    A border that was drawn a little aside in some rows makes columns that hold nothing of their
    own. Where most rows have equally many cells and none has more, the first stand below the
    first, and what other rows join is found by where those begin on the average; else a column
    that no cell begins in is none.
    """
    width = max(map(len, grid), default=0)
    full = [_starts(cells) for cells in grid if len(cells) == width]
    if width < 2 or len(full) * 2 < len(grid):
        starts = {start for cells in grid for start in _starts(cells)[:-1]}
        return [[*_among(cells, starts)] for cells in grid]
    usual = [mean(column) for column in zip(*full, strict=True)]
    return [[*_below_usual(cells, usual)] for cells in grid]


def _starts(cells: Cells) -> list[int]:
    """Return the columns that the cells of a row begin in, and the one after them."""
    return [*accumulate((wide for _, wide, _ in cells), initial=0)]


def _among(cells: Cells, starts: set[int]) -> Iterator[tuple[Any, int, bool]]:
    """Yield the cells, each as wide as columns begin in it."""
    for (cell, _, on), (first, last) in zip(cells, pairwise(_starts(cells)), strict=True):
        yield cell, sum(start in starts for start in range(first, last)), on


def _below_usual(cells: Cells, usual: list[float]) -> Iterator[tuple[Any, int, bool]]:
    """Yield the cells, each up to the column that usually ends nearest to where it ends."""
    first = 0
    for place, ((cell, _, on), end) in enumerate(zip(cells, _starts(cells)[1:], strict=True)):
        most = len(usual) - len(cells) + place
        last = min(range(first + 1, most + 1), key=lambda column: abs(usual[column] - end))
        yield cell, last - first, on
        first = last


def cells_of(row: Any) -> Cells:
    """Return the cells of a row."""
    before = number(value(row, "trPr/gridBefore")) or 0
    cells: Cells = [(None, 1, False)] * min(max(before, 0), WIDEST)
    for cell in _below(row, f"{W}tc"):
        if cell.find(f"{W}tcPr/{W}cellDel") is None:
            wide = number(value(cell, "tcPr/gridSpan")) or 1
            merged = value(cell, "tcPr/vMerge")
            cells.append((cell, min(max(wide, 1), WIDEST), merged not in (None, "restart")))
    return cells


def _below(node: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those in controls and changes."""
    for child in children(node):
        if child.tag == tag:
            yield child
        elif child.tag not in (f"{W}tr", f"{W}tc", f"{W}tbl", f"{W}p"):
            yield from _below(child, tag)


def is_layout(grid: list[Cells]) -> bool:
    """Tell whether a table only places things on the page.

    It has one column, or tables or texts in its cells and no row that names columns.
    """
    if max(map(len, grid), default=0) < 2:
        return True
    if len(grid) > 1 and _names_columns(grid[0]):
        return False
    if sets_texts(_told(grid)) or has_margin_heads(grid):
        return True
    cells = (cell for row in grid for cell, _, _ in row if cell is not None)
    return any(_has_columns(table) for cell in cells for table in cell.findall(f"{W}tbl"))


def has_margin_heads(grid: list[Cells]) -> bool:
    """Tell whether a table sets titles beside their texts."""
    return all(len(cells) == 2 for cells in grid) and sets_margin_heads(_told(grid))


def _told(grid: list[Cells]) -> list[list[str]]:
    """Return the texts of cells, a line a paragraph, items with a glyph: nothing is counted yet."""
    return [
        [
            "" if cell is None or on else "\n".join(filter(None, map(_line, cell.iter(f"{W}p"))))
            for cell, _, on in cells
        ]
        for cells in grid
    ]


def _line(paragraph: Any) -> str:
    style = value(paragraph, "pPr/pStyle") or ""
    item = paragraph.find(f"{W}pPr/{W}numPr") is not None or _LIST.search(style)
    text = squeeze(text_of(paragraph))
    return f"• {text}" if text and item else text


def _names_columns(cells: Cells) -> bool:
    nodes = [cell for cell, _, _ in cells if cell is not None]
    if any(cell.find(f"{W}tbl") is not None for cell in nodes):
        return False
    return looks_like_header(
        [squeeze(" ".join(map(text_of, cell.iter(f"{W}p")))) for cell in nodes]
    )


def _has_columns(table: Any) -> bool:
    """Tell whether a table has rows and columns."""
    rows = [cells_of(row) for row in rows_of(table)]
    return len(rows) > 1 and max(map(len, rows)) > 1


def goes_on(cells: Any, width: int) -> list[bool]:
    """Return for each column of the grid whether its cell goes on from the row above."""
    columns = [on for _, wide, on in cells for _ in range(wide)]
    return columns + [False] * (width - len(columns))
