"""Which tables are of acts, and which of their columns hold what: by their headers or cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policymine.extract.above import caption_of, caption_unit, is_adopted
from policymine.extract.cells import cell_anchor, cell_text
from policymine.extract.column_cells import TELLING, fields_by_cells
from policymine.extract.columns import (
    assign_columns,
    header_commitment,
    is_action_table,
    is_total,
)
from policymine.extract.labels import COUNT, LETTER, fields_of, is_milestone
from policymine.extract.outline import Place
from policymine.extract.time_grid import Days, read_grid
from policymine.language.amounts import money_unit
from policymine.schema.document import Document
from policymine.schema.finding import Commitment

FEWEST = 2
"""So many rows must stand under headers, if the cells are to tell what the columns hold."""


@dataclass(frozen=True)
class ActionTable:
    """A table of acts: its rows, which column holds which field, and its time grid.

    ``unit`` is what a bare number in its column of money counts, ``default`` how firmly its acts
    are promised where they do not say it.
    """

    rows: Sequence[int]
    columns: Mapping[str, int]
    grid: Mapping[int, Days]
    unit: float
    default: Commitment


def read_action_table(document: Document, rows: Sequence[int], place: Place) -> ActionTable | None:
    """Return a table as one of acts, or None if neither headers nor cells are those of one."""
    written = [cell.header for cell in document.blocks[rows[0]].cells]
    counts = {column for column in range(len(written)) if _is_count(document, rows, column)}
    headers = tuple("Nr." if n in counts else header for n, header in enumerate(written))
    grid = read_grid(document, rows)
    columns = _columns(document, rows, headers, grid)
    if place.role in ("contents", "appendix") or "title" not in columns:
        return None
    for column in counts:
        if "goal" in fields_of(written[column]):  # the acts serve the goals of these numbers
            columns.setdefault("goal", column)
    caption = caption_of(document, rows[0])
    unit = money_unit(headers[columns["money"]]) if "money" in columns else 0.0
    default = header_commitment(headers[columns["title"]])
    if default is Commitment.BOER and is_adopted(caption):
        default = Commitment.UNKNOWN
    return ActionTable(rows, columns, grid, unit or caption_unit(caption), default)


def _columns(
    document: Document, rows: Sequence[int], headers: tuple[str, ...], grid: Mapping[int, Days]
) -> dict[str, int]:
    """Return which columns hold which field, nothing where the table is none of acts.

    A grid says when. Where the headers do not tell, the cells do: the table's own, or those of all
    tables with its headers, since a plan sets its tables alike.
    """
    times = {"timeline": min(grid)} if grid else {}
    columns = {**times, **(assign_columns(headers) if any(headers) else {})}
    named = any("title" in fields_of(name) for name in headers)
    named = named or is_milestone(headers[columns.get("title", 0)])
    if not is_action_table(columns, named):
        own = _by_cells(document, rows, headers, columns)
        columns = (
            own if "title" in own else _by_cells(document, _alike(document, rows), headers, columns)
        )
        columns = columns if not TELLING.isdisjoint(columns) else {}
    return {name: n for name, n in columns.items() if name != "timeline" or n not in grid}


def _alike(document: Document, rows: Sequence[int]) -> list[int]:
    """Return the rows of all tables that have the headers of one."""
    headers = [cell.header for cell in document.blocks[rows[0]].cells]
    return [
        row
        for row, block in enumerate(document.blocks)
        if [cell.header for cell in block.cells] == headers
    ]


def _by_cells(
    document: Document, rows: Sequence[int], headers: Sequence[str], known: Mapping[str, int]
) -> dict[str, int]:
    """Return which columns hold which field, by their cells where no header names one."""
    width = min(len(document.blocks[row].cells) for row in rows)
    free = [column for column in range(width) if not fields_of(headers[column])]
    cells = {n: [cell_text(document, row, n) for row in rows] for n in free}
    return fields_by_cells(cells, known) if len(rows) >= FEWEST else {}


def _is_count(document: Document, rows: Sequence[int], column: int) -> bool:
    """Say whether a column only counts its rows, whatever its header: ``1.2``, ``b``, no total."""
    cells = [cell.quote for row in rows if (cell := cell_anchor(document, row, column))]
    counts = [cell for cell in cells if not is_total(cell)]
    return len(counts) > 1 and any(all(map(way.fullmatch, counts)) for way in (COUNT, LETTER))
