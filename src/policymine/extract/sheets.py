"""Tables that describe one act each: a label and its value a row (``Ansvarlig | Jobcentret``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policymine.extract.cells import acts_in, cell_anchor, cell_text
from policymine.extract.column_cells import is_act
from policymine.extract.draft import Draft
from policymine.extract.forms import describes_act, names_act
from policymine.extract.labels import NUMBERING, fields_of, goal_label
from policymine.extract.outline import Place, role_of
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import Document
from policymine.schema.finding import Form


def find_sheets(document: Document, rows: Sequence[int], outline: Sequence[Place]) -> list[Draft]:
    """Return the acts that the rows of a table describe, none where it is no such table."""
    sheets = _cut(document, rows)
    return [act for sheet in sheets for act in _described(document, sheet, outline[sheet[0]])]


def _cut(document: Document, rows: Sequence[int]) -> Iterator[list[int]]:
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
    """Return the label of a row without its number: ``Handling 1.2``."""
    return re.sub(r"[\d\W]+", " ", cell_text(document, number, 0)).strip().casefold()


def _labels(document: Document, rows: Sequence[int]) -> dict[str, Anchor]:
    """Return the fields of a table that describes one act.

    What opens it names the act, whatever its label, if its words are those of one.
    """
    fields: dict[str, Anchor] = {}
    for number in rows:
        if len(document.blocks[number].cells) != 2:
            return {}
        value = cell_anchor(document, number, 1)
        if value is None:
            continue
        names = fields_of(cell_text(document, number, 0))
        if number == rows[0] and not names and is_act(value.quote):
            names = ("title",)
        for name in names:
            # "Indsats | …" names the act; a second name ("Hvad gør vi? | …") tells of it
            known = name if name != "title" or "title" not in fields else "activity"
            fields.setdefault(known, value)
    return fields


def _described(document: Document, rows: Sequence[int], place: Place) -> Iterator[Draft]:
    """Yield the act that a table of labels and values describes, or those that it lists as one."""
    fields = _labels(document, rows)
    first = document.blocks[rows[0]].cells
    if sum(_is_service(cell_text(document, number, 0)) for number in rows) > 1:
        return
    told = {"goal", "responsible", "timeline", "status", "activity", "need"} & set(fields)
    listed = len(first) == 2 and first[0].header and "title" in fields_of(first[0].header)
    if len(told) < (3 if listed else 2):
        return
    title, above = fields.pop("title", None), _titled_above(document, place)
    if title and above and _tells_act(document, place, title, fields):
        fields.setdefault("activity", title)
        title = None
    goal = fields.get("goal")
    title = title or above or fields.pop("goal", None) or fields.get("activity")
    if title is None:
        return
    wanted = NUMBERING.sub("", goal.quote).strip() if goal and "goal" in fields else ""
    for act, below in acts_in(document, title):
        more = {"activity": below} if below else {}
        yield Draft(Form.TABLE, act, more | fields, goal_title=wanted, heading_state=place.state)


def _tells_act(
    document: Document, place: Place, title: Anchor, fields: Mapping[str, Anchor]
) -> bool:
    """Say whether several acts in a cell are those of one that the heading names.

    ``Aktiviteter`` below an act's name are; with a goal beside them, or below a theme, they are the
    acts, and so are ``Indsatser``.
    """
    if "\n" not in title.quote or "goal" in fields or place.heading is None:
        return False
    label = cell_text(document, title.block, 0)
    if names_act(document.block_text(document.blocks[place.heading])):
        return True
    again = sum(cell_text(document, n, 0) == label for n, _ in enumerate(document.blocks)) > 1
    own = describes_act(document, place, place.heading) or not again
    return "activity" in fields_of(label) and own


def _is_service(label: str) -> bool:
    """Say whether a label tells of a service and whom it is for (``Hvem kan få støtten?``)."""
    rows = read_lexicon("columns")["service"]
    return any(re.search(row, label.strip(" *:?"), re.IGNORECASE) for row in rows)


def _titled_above(document: Document, place: Place) -> Anchor | None:
    """Return the heading over a table if it may name an act, and no goal and no part of a plan."""
    if place.heading is None:
        return None
    block = document.blocks[place.heading]
    anchor = document.anchor(place.heading, block.start, block.end)
    named = not goal_label(anchor.quote) and not role_of(anchor.quote)
    return anchor if named else None
