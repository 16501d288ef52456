"""Cells of table rows, by the number of the row's block and the place of the column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policymine.schema.base import Anchor
from policymine.schema.document import Cell, Document

BULLET = re.compile(r"(?:^|\s+)[•▪◦‣·●○■□▶➢✓\uf0b7\uf0a7]\s*|(?:^|\n)\s*[-–*]\s+")
"""Before an item in a cell that holds a list: a glyph anywhere, a dash where a line begins."""


def cell_text(document: Document, row: int, column: int) -> str:
    """Return what stands in a cell, without white space around it; nothing if there is none."""
    cells = document.blocks[row].cells
    if column >= len(cells):
        return ""
    return document.text[cells[column].start : cells[column].end].strip()


def cell_anchor(document: Document, row: int, column: int) -> Anchor | None:
    """Return the passage of a cell, or None if it is empty."""
    if not cell_text(document, row, column):
        return None
    cell = document.blocks[row].cells[column]
    return document.anchor(row, cell.start, cell.end)


def cell_spans(document: Document, cell: Cell) -> Iterator[tuple[int, int]]:
    """Yield the spans of a cell's text that no sentence reaches across: the items of a list."""
    start = cell.start
    for mark in BULLET.finditer(document.text[cell.start : cell.end]):
        yield start, cell.start + mark.start()
        start = cell.start + mark.end()
    yield start, cell.end
