"""Tables of a Word document: rows of cells under one grid, whatever is merged or nested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policymine.ingest.docx_package import W
from policymine.ingest.docx_styles import number, value
from policymine.ingest.docx_text import children

WIDEST = 100
"""Columns of the grid that one cell may cover; a cell that says more is damaged."""
Cells = list[tuple[Any, int, bool]]
"""The cells of a row: the node (None where the row has none), its columns, whether it goes on."""


def rows_of(table: Any) -> Iterator[Any]:
    """Yield the rows that tracked changes left, also those in controls."""
    for row in _below(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def grid_of(rows: list[Any]) -> list[Cells]:
    """Return the cells of each row of a table; nothing goes on from above in the first."""
    grid = [cells_of(row) for row in rows]
    return [[(cell, wide, False) for cell, wide, _ in grid[0]], *grid[1:]] if grid else []


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
    """Tell whether a table only places things on the page: one column, or tables in its cells."""
    if max(map(len, grid), default=0) < 2:
        return True
    cells = (cell for row in grid for cell, _, _ in row if cell is not None)
    return any(_has_columns(table) for cell in cells for table in cell.findall(f"{W}tbl"))


def _has_columns(table: Any) -> bool:
    """Tell whether a table has rows and columns."""
    rows = [cells_of(row) for row in rows_of(table)]
    return len(rows) > 1 and max(map(len, rows)) > 1
