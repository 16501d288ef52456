"""Initiatives in tables: one a row, its cells under the headers that say what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from policymine.extract.above import (
    Above,
    read_above,
    section_year,
)
from policymine.extract.act_columns import find_act_columns
from policymine.extract.action_tables import ActionTable, read_action_table
from policymine.extract.boards import find_board
from policymine.extract.cells import acts_in, cell_anchor
from policymine.extract.columns import (
    is_remark,
    is_total,
)
from policymine.extract.draft import Draft
from policymine.extract.fields import read_state
from policymine.extract.labels import FIELDS, NUMBERING
from policymine.extract.legend import read_legend, told_by_colour
from policymine.extract.outline import Place
from policymine.extract.sheets import find_sheets
from policymine.extract.time_grid import read_marks
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document, Kind
from policymine.schema.finding import Commitment, Form, State


def find_rows(document: Document, outline: Sequence[Place]) -> list[Draft]:
    """Return the initiatives in the tables of a document."""
    drafts: list[Draft] = []
    legend = read_legend(document)
    for rows in _tables(document):
        if sheets := find_sheets(document, rows, outline):
            drafts.extend(sheets)
        elif board := find_board(document, rows, outline):
            drafts.extend(board)
        elif table := read_action_table(document, rows, outline[rows[0]]):
            drafts.extend(_listed(document, table, outline, legend))
        else:
            drafts.extend(find_act_columns(document, rows, outline))
    return drafts


def _tables(document: Document) -> Iterator[list[int]]:
    rows = [i for i, block in enumerate(document.blocks) if block.kind is BlockKind.TABLE_ROW]
    for _, group in groupby(rows, key=lambda i: document.blocks[i].table):
        yield list(group)


def _listed(
    document: Document,
    table: ActionTable,
    outline: Sequence[Place],
    legend: Mapping[str, State],
) -> Iterator[Draft]:
    """Yield the acts of a table; a cell of goals that is empty goes on with the one above."""
    column = table.columns.get("goal")
    goal: Anchor | None = None
    told: dict[tuple[int, ...], Above] = {}
    for number in table.rows:
        path = outline[number].path
        if path not in told:  # once a section, not once a row
            told[path] = read_above(document, outline[number])
        if column is not None and column != table.columns["title"]:
            goal = cell_anchor(document, number, column) or goal
        for draft in _row(document, table, number, outline[number], told[path], legend):
            if goal is None:
                yield draft
                continue
            title = NUMBERING.sub("", goal.quote).strip()
            yield replace(draft, fields={**draft.fields, "goal": goal}, goal_title=title)


def _row(
    document: Document,
    table: ActionTable,
    number: int,
    place: Place,
    above: Above,
    legend: Mapping[str, State],
) -> Iterator[Draft]:
    """Yield the acts of a row: one, or each item where the cell that names it is a list."""
    cells, column = document.blocks[number].cells, table.columns["title"]
    title = cell_anchor(document, number, column)
    if title is None or is_total(title.quote):
        return
    fields = _fields(document, table, number)
    marks = read_marks(document, number, table.grid) if "timeline" not in fields else None
    if marks:
        fields["timeline"] = marks[0]
    used = {*table.columns.values(), *table.grid}
    rest = (cell_anchor(document, number, c) for c in range(len(cells)) if c not in used)
    beside = tuple(cell for cell in rest if cell)
    colour = told_by_colour(fields.get("status"), legend, (*fields.values(), *beside))
    state = place.state if colour is State.UNKNOWN else colour
    if state is State.UNKNOWN and _is_noted(document, table, number, fields.get("status")):
        state = State.PLANNED
    row = Draft(
        Form.TABLE,
        title,
        fields,
        heading_state=state,
        default=above.default if table.default is Commitment.UNKNOWN else table.default,
        beside=beside,
        unit=table.unit,
        days=marks[1] if marks else None,
        due=above.due,
        year=section_year(document, place),
    )
    for act, told in acts_in(document, title):
        below = (told,) if told and "activity" in fields else ()
        known = {"activity": told, **fields} if told else fields
        yield replace(row, anchor=act, fields=known, beside=(*beside, *below))


def _is_noted(document: Document, table: ActionTable, number: int, status: Anchor | None) -> bool:
    """Say whether a status is only a remark, which says nothing of how far the act has come."""
    if status is None or document.kind is Kind.STATUS:
        return False
    header = document.blocks[number].cells[table.columns["status"]].header
    return is_remark(header) and read_state(status.quote) is State.UNKNOWN


def _fields(document: Document, table: ActionTable, number: int) -> dict[str, Anchor]:
    """Return the cells of a row that hold a field, the one that names the act apart."""
    columns = {name: table.columns[name] for name in FIELDS if name in table.columns}
    held = {
        name: cell_anchor(document, number, column)
        for name, column in columns.items()
        if column != table.columns["title"]
    }
    return {name: cell for name, cell in held.items() if cell}
