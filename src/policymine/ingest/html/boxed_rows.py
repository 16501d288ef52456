"""Rows that a web page sets without a table: boxes of one kind, each with the same short boxes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from policymine.ingest.clean import squeeze
from policymine.ingest.html.inline import INLINE

_FEWEST = 2
"""Rows of a table, and cells of a row."""
_MOST = 8
_SHORT = 60
"""A cell of a column of values has no more characters."""
_CELLS = frozenset({"div", "span"})
_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})


def rows_among(node: Any) -> dict[Any, bool]:
    """Return the children of a node that are rows, each with whether it opens a table."""
    found: dict[Any, bool] = {}
    for kind, run in groupby(node, _kind):
        rows = [*run] if kind else []
        if len(rows) >= _FEWEST and _has_values([[*row] for row in rows]):
            found |= {row: row is rows[0] for row in rows}
    return found


def _kind(row: Any) -> tuple[str, ...]:
    """Return what a row shares with those of its table, nothing if it is none."""
    cells = [*row] if isinstance(row.tag, str) else []
    alike = len({(cell.tag, cell.get("role", "")) for cell in cells}) == 1
    if not alike or not _FEWEST <= len(cells) <= _MOST or not all(map(_is_cell, cells)):
        return ()
    if squeeze(f"{row.text or ''}{''.join(cell.tail or '' for cell in cells)}"):
        return ()
    return (row.tag, row.get("class", ""), row.get("role", ""), str(len(cells)))


def _is_cell(node: Any) -> bool:
    """Tell whether a node holds a line or a paragraph, as a cell does."""
    boxes = [n for n in node.iterdescendants() if isinstance(n.tag, str) and n.tag not in INLINE]
    return (node.tag in _CELLS or node.get("role") in _ROLES) and (
        not boxes or (len(boxes) == 1 and boxes[0].tag == "p")
    )


def _has_values(rows: list[list[Any]]) -> bool:
    """Tell whether a column after the first holds short values, and each row opens with text."""
    columns = [[squeeze("".join(cell.itertext())) for cell in column] for column in _turned(rows)]
    return all(columns[0]) and any(map(_is_short, columns[1:]))


def _turned(rows: list[list[Any]]) -> Iterator[tuple[Any, ...]]:
    yield from zip(*rows, strict=True)


def _is_short(column: list[str]) -> bool:
    return any(column) and all(
        len(text) <= _SHORT and text[-1:] not in (".", ":") for text in column
    )
