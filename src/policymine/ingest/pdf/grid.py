"""Ruled tables: the grid that rules on a page make, found as pdfplumber finds it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from policymine.ingest.page import Box, PdfTable
from policymine.ingest.pdf.rules import Edge

_log = logging.getLogger(__name__)
_FEWEST_EACH_WAY = 2


def find_grids(edges: Sequence[Edge]) -> list[PdfTable]:
    """Return the tables whose cells the rules enclose.

    The search is pdfplumber's (after A. Nurminen's thesis, Tampere 2013), fed with our rules.
    """
    from pdfplumber.table import TableFinder

    upright = sum(edge.upright for edge in edges)
    if min(upright, len(edges) - upright) < _FEWEST_EACH_WAY:
        return []
    try:
        page: Any = SimpleNamespace(edges=[_as_dict(edge) for edge in edges])
        found = TableFinder(page).tables
    except Exception:
        _log.debug("no tables", exc_info=True)
        return []
    tables = (build_table([tuple(row.cells) for row in table.rows], edges) for table in found)
    return [table for table in tables if max(len(row) for row in table.rows) >= 2]


def _as_dict(edge: Edge) -> dict[str, Any]:
    left, top, right, bottom = edge.box
    return {
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
        "orientation": "v" if edge.upright else "h",
        "object_type": "line",
    }


def build_table(rows: list[tuple[Box | None, ...]], edges: Sequence[Edge]) -> PdfTable:
    """Return a table with the row below its last rule, if its upright rules run on there."""
    cells = [cell for row in rows for cell in row if cell]
    box = (
        min(cell[0] for cell in cells),
        min(cell[1] for cell in cells),
        max(cell[2] for cell in cells),
        max(cell[3] for cell in cells),
    )
    end = _open_end(edges, box)
    last = [cell for cell in rows[-1] if cell]
    if end <= box[3] + 8 or len(last) < len(rows[-1]):
        return PdfTable(box, tuple(rows))
    rest = tuple((cell[0], box[3], cell[2], end) for cell in last)
    return PdfTable((box[0], box[1], box[2], end), (*rows, rest))


def _open_end(edges: Sequence[Edge], box: Box) -> float:
    """Return how far the upright rules of a table run on below its last closed row.

    A row that goes on over the page has no rule under it.
    """
    left, _, right, bottom = box
    ends = [
        edge.box[3]
        for edge in edges
        if edge.upright
        and left - 2 <= edge.box[0] <= right + 2
        and edge.box[1] <= bottom + 2
        and edge.box[3] > bottom + 8
    ]
    return max(ends) if len(ends) >= 3 else bottom
