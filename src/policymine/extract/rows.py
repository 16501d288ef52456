"""Initiatives in tables: one a row, its cells under the headers that say what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from policymine.extract.columns import (
    FIELDS,
    assign_columns,
    fields_of,
    header_commitment,
    is_action_table,
    is_total,
)
from policymine.extract.draft import Draft
from policymine.extract.fields import money_unit
from policymine.extract.legend import read_legend, told_by_colour
from policymine.extract.outline import GOAL_LABEL, NUMBERING, Place, role_of
from policymine.extract.time_grid import Days, read_grid, read_marks
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form, State

BULLET = re.compile(r"(?:^|\s+)[•▪◦‣·●○■□▶➢✓\uf0b7\uf0a7]\s*|(?:^|\n)\s*[-–*]\s+")
"""Before an act in a cell that holds a list: a glyph anywhere, a dash where a line begins."""
NUMBER = re.compile(r"(?:^|\n)\s*\d{1,2}[.)]\s+(?=\S)")
"""Before an act in a cell that holds a numbered list, a line each."""

COUNT = re.compile(r"\s*[^\W\d_]{0,2}\.?\s?\d{1,2}(?:[.-]\d{1,2})*[.)]?\s*")
"""A cell that holds the number of its row and nothing else."""


def _tables(document: Document) -> Iterator[list[int]]:
    rows = [i for i, block in enumerate(document.blocks) if block.kind is BlockKind.TABLE_ROW]
    for _, group in groupby(rows, key=lambda i: document.blocks[i].table):
        yield list(group)


def _cell(document: Document, number: int, place: int) -> Anchor | None:
    cells = document.blocks[number].cells
    if place >= len(cells) or not document.text[cells[place].start : cells[place].end].strip():
        return None
    return document.anchor(number, cells[place].start, cells[place].end)


def _marks(cell: str) -> list[re.Match[str]]:
    """Return what stands before the items of a cell that is a list, or a lead and its list."""
    bullets, numbers = list(BULLET.finditer(cell)), list(NUMBER.finditer(cell))
    marks = bullets if bullets or len(numbers) < 2 else numbers
    led = bool(marks) and cell[: marks[0].start()].rstrip()[-1:] in ("", ":")
    return marks if led else []


def _acts(document: Document, title: Anchor) -> list[Anchor]:
    """Return the acts that a title cell names: each item, where the cell is a list, else all."""
    marks = _marks(title.quote)
    if not marks:
        return [title]
    cuts = [found.end() for found in marks]
    ends = [found.start() for found in marks[1:]]
    acts = []
    for start, end in zip(cuts, [*ends, len(title.quote)], strict=True):
        last = start + len(title.quote[start:end].rstrip())
        if last > start:
            acts.append(document.anchor(title.block, title.start + start, title.start + last))
    return acts or [title]


def _row(
    document: Document,
    number: int,
    columns: dict[str, int],
    place: Place,
    legend: Mapping[str, State],
    grid: Mapping[int, Days],
) -> Iterator[Draft]:
    title = _cell(document, number, columns["title"])
    if title is None or is_total(title.quote):
        return
    taken = {columns["title"]}
    fields = {}
    for name in FIELDS:
        column = columns.get(name)
        cell = (
            _cell(document, number, column) if column is not None and column not in taken else None
        )
        if cell:
            fields[name] = cell
    cells = document.blocks[number].cells
    marks = read_marks(document, number, grid) if "timeline" not in fields else None
    if marks:
        fields["timeline"] = marks[0]
    used = {*columns.values(), *grid}
    rest = (_cell(document, number, c) for c in range(len(cells)) if c not in used)
    beside = tuple(cell for cell in rest if cell)
    money = columns.get("money")
    unit = money_unit(cells[money].header) if money is not None and money < len(cells) else 0.0
    colour = told_by_colour(fields.get("status"), legend, (*fields.values(), *beside))
    state = place.state if colour is State.UNKNOWN else colour
    default = header_commitment(cells[columns["title"]].header)
    for act in _acts(document, title):
        yield Draft(
            Form.TABLE,
            act,
            fields,
            heading_state=state,
            default=default,
            beside=beside,
            unit=unit,
            days=marks[1] if marks else None,
        )


def _sheets(document: Document, rows: Sequence[int]) -> Iterator[list[int]]:
    """Cut rows where text stands between them, and where the label of the first comes again."""
    sheet: list[int] = []
    for number in rows:
        again = bool(sheet) and _first(document, number) == _first(document, sheet[0])
        if sheet and (again or number != sheet[-1] + 1):
            yield sheet
            sheet = []
        sheet.append(number)
    yield sheet


def _first(document: Document, number: int) -> str:
    cell = document.blocks[number].cells[0]
    return document.text[cell.start : cell.end].strip(" :?").casefold()


def _labels(document: Document, rows: Sequence[int]) -> dict[str, Anchor]:
    """Return the fields of a table that describes one act, a label a row (``Ansvarlig | …``)."""
    fields: dict[str, Anchor] = {}
    for number in rows:
        cells = document.blocks[number].cells
        if len(cells) != 2:
            return {}
        names = fields_of(document.text[cells[0].start : cells[0].end])
        value = _cell(document, number, 1)
        for name in names:
            # "Indsats | …" names the act; a second name ("Hvad gør vi? | …") tells of it
            known = name if name != "title" or "title" not in fields else "activity"
            if value:
                fields.setdefault(known, value)
    return fields


def _described(document: Document, rows: Sequence[int], place: Place) -> Draft | None:
    """Return the one act that a table of labels and values describes, or None."""
    fields = _labels(document, rows)
    first = document.blocks[rows[0]].cells
    told = {"responsible", "timeline", "status", "activity", "need"} & set(fields)
    listed = len(first) == 2 and first[0].header and "title" in fields_of(first[0].header)
    if len(told) < (3 if listed else 2):
        return None
    title = fields.pop("title", None) or _titled_above(document, place)
    title = title or fields.pop("goal", None) or fields.get("activity")
    if title is None:
        return None
    return Draft(Form.TABLE, title, fields, heading_state=place.state)


def _titled_above(document: Document, place: Place) -> Anchor | None:
    """Return the heading over a table if it may name an act, and no goal and no part of a plan."""
    if place.heading is None:
        return None
    block = document.blocks[place.heading]
    anchor = document.anchor(place.heading, block.start, block.end)
    named = not GOAL_LABEL.match(anchor.quote) and not role_of(anchor.quote)
    return anchor if named else None


def find_rows(
    document: Document, outline: Sequence[Place]
) -> tuple[list[Draft], dict[str, Anchor]]:
    """Return the initiatives in the tables of a document, and goals that a column names.

    The goals are given as title → the passage that first names it.
    """
    drafts: list[Draft] = []
    goals: dict[str, Anchor] = {}
    legend = read_legend(document)
    for rows in _tables(document):
        sheets = [_described(document, s, outline[s[0]]) for s in _sheets(document, rows)]
        if any(sheets):
            drafts.extend(sheet for sheet in sheets if sheet)
            continue
        for draft in _listed(document, rows, outline, legend):
            drafts.append(draft)
            if draft.goal_title:
                goals.setdefault(draft.goal_title, draft.fields["goal"])
    return drafts, goals


def _is_count(document: Document, rows: Sequence[int], place: int) -> bool:
    """Say whether a column only counts its rows, whatever its header: ``1.2``, ``T7``."""
    cells = [cell.quote for row in rows if (cell := _cell(document, row, place))]
    return len(cells) > 1 and all(COUNT.fullmatch(cell) for cell in cells)


def _listed(
    document: Document,
    rows: Sequence[int],
    outline: Sequence[Place],
    legend: Mapping[str, State],
) -> Iterator[Draft]:
    headers = tuple(
        "Nr." if _is_count(document, rows, place) else cell.header
        for place, cell in enumerate(document.blocks[rows[0]].cells)
    )
    columns = assign_columns(headers)
    named = any("title" in fields_of(header) for header in headers)
    grid = read_grid(document, rows)
    if grid:
        columns.setdefault("timeline", min(grid))
    if not is_action_table(columns, named) or outline[rows[0]].role in ("contents", "appendix"):
        return
    if columns.get("timeline") in grid:
        del columns["timeline"]
    goal: Anchor | None = None
    for number in rows:
        if "goal" in columns and columns["goal"] != columns["title"]:
            goal = _cell(document, number, columns["goal"]) or goal
        for draft in _row(document, number, columns, outline[number], legend, grid):
            if goal is None:
                yield draft
                continue
            title = NUMBERING.sub("", goal.quote).strip()
            yield replace(draft, fields={**draft.fields, "goal": goal}, goal_title=title)
