"""Tables that sort acts by how far they are: a column a stage (``I gang | Nu | Senere``), or a row.

Each cell holds acts, most often as a list; the header, or the first cell of the row, tells their
state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policymine.extract.cells import acts_in, cell_anchor, cell_text
from policymine.extract.columns import header_commitment
from policymine.extract.draft import Draft
from policymine.extract.fields import read_state
from policymine.extract.labels import fields_of
from policymine.extract.outline import Place, bare, state_of
from policymine.schema.base import Anchor
from policymine.schema.document import Document
from policymine.schema.finding import Form, State

BEGUN = frozenset({State.ONGOING, State.EMBEDDED, State.COMPLETED, State.ABANDONED})
"""Stages of acts that are told of, not promised."""
FURTHER = frozenset({State.EMBEDDED, State.ABANDONED})
"""What the words of an act that is begun may say beyond its stage."""
BESIDE = ("goal", "responsible")
"""Fields that the one column beside the stages may hold."""
FEWEST = 2
"""Stages of a board; a single one is a column of another table."""
_AMOUNT = re.compile(r"\W*\d")


@dataclass(frozen=True)
class Stage:
    """A cell of a board: its passage, what is written over or before it, and the state it says."""

    cell: Anchor
    label: str
    state: State


def find_board(document: Document, rows: Sequence[int], outline: Sequence[Place]) -> list[Draft]:
    """Return the acts of a table that sorts them by stage, none where it is no such table."""
    if outline[rows[0]].role in ("contents", "appendix"):
        return []
    columns = _columns(document, rows)
    stages = [*_down(document, rows, columns)] if columns else [*_across(document, rows)]
    counted = sum(bool(_AMOUNT.match(stage.cell.quote)) for stage in stages)
    if 2 * counted > len(stages):
        return []
    return [draft for stage in stages for draft in _acts(document, stage, columns)]


def _columns(document: Document, rows: Sequence[int]) -> Mapping[int, tuple[str, State]]:
    """Return the columns that are stages, with their headers, if at most one stands beside them."""
    headers = [cell.header.strip(" *:") for cell in document.blocks[rows[0]].cells]
    told = {place: (header, state_of(header)) for place, header in enumerate(headers)}
    stages = {place: stage for place, stage in told.items() if stage[1] is not State.UNKNOWN}
    different = len({header for header, _ in stages.values()}) >= FEWEST
    beside = [fields_of(header) for place, header in enumerate(headers) if place not in stages]
    free = len(beside) <= 1 and all(set(fields) <= {*BESIDE, "number"} for fields in beside)
    return stages if different and free else {}


def _down(
    document: Document, rows: Sequence[int], columns: Mapping[int, tuple[str, State]]
) -> Iterator[Stage]:
    for row in rows:
        for place, (header, state) in columns.items():
            if cell := cell_anchor(document, row, place):
                yield Stage(cell, header, state)


def _across(document: Document, rows: Sequence[int]) -> Iterator[Stage]:
    """Yield the rows of a table of two columns whose first cells are all stages."""
    labels = [cell_text(document, row, 0).strip(" *:") for row in rows]
    narrow = all(len(document.blocks[row].cells) == 2 for row in rows)
    states = [state_of(label) for label in labels]
    if narrow and len(set(labels)) >= FEWEST and State.UNKNOWN not in states:
        for row, label, state in zip(rows, labels, states, strict=True):
            if cell := cell_anchor(document, row, 1):
                yield Stage(cell, label, state)


def _acts(
    document: Document, stage: Stage, columns: Mapping[int, tuple[str, State]]
) -> Iterator[Draft]:
    fields = _beside(document, stage.cell.block, columns) if columns else {}
    for act, told in acts_in(document, stage.cell, several=True):
        words = read_state(act.quote) if stage.state in BEGUN else State.UNKNOWN
        yield Draft(
            Form.LIST,
            act,
            {"activity": told, **fields} if told else fields,
            goal_title=bare(fields["goal"].quote) if "goal" in fields else "",
            heading_state=words if words in FURTHER else stage.state,
            default=header_commitment(stage.label),
            reported=stage.state in BEGUN,
        )


def _beside(document: Document, row: int, columns: Mapping[int, object]) -> dict[str, Anchor]:
    """Return what the column beside the stages says of a row."""
    cells = document.blocks[row].cells
    found = {
        field: cell_anchor(document, row, place)
        for place, cell in enumerate(cells)
        if place not in columns
        for field in fields_of(cell.header)
        if field in BESIDE
    }
    return {field: cell for field, cell in found.items() if cell}
