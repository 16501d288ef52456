"""Cells of table rows, by the number of the row's block and the place of the column."""

from __future__ import annotations

from policymine.schema.base import Anchor
from policymine.schema.document import Document


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
