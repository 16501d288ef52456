"""Filled forms: an act a sheet, each of its cells a label and its value, on paper any way round.

The label stands over its value in one cell, before it with a colon, or alone in the cell beside it
or above. However it is set, a form is read as rows of two cells: ``Ansvarlig | Jobcentret``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from policymine.ingest.column_names import field_of, is_column_name, is_plain_name
from policymine.ingest.elements import CUT, PARAGRAPH, Element, Row

Entry = tuple[str, str]
"""A label and its value."""
Place = tuple[int, int]
"""The row and the column of a cell."""

_FEWEST = 4
"""Labels that a form has."""
_MOSTLY = 0.6
"""Of the cells of a form, those with a usual label: what stands over other values is one, too."""
_SHORT = 45
_STOPS = (".", ",", ";", "-", "–")
_VALUES = frozenset({"responsible", "timeline", "money", "status"})
_ACT = frozenset({"title", "need", "activity"})


def join_forms(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements, the tables among them that are forms as rows of labels and values."""
    for table, run in groupby(elements, lambda e: e.table if isinstance(e, Row) else 0):
        rows = [*run]
        entries = read_entries([row.cells for row in rows if isinstance(row, Row)]) if table else []
        first = rows[0]
        if isinstance(first, Row) and entries:
            plain = replace(first, head=False, bold=False, band=False, merged=(), fact=True)
            yield from (replace(plain, cells=entry) for entry in entries)
        else:
            yield from rows


def read_entries(rows: Sequence[Sequence[str]]) -> list[Entry]:
    """Return the labels and values of a form in reading order, none where rows are none.

    Every cell must be a label, a value, or both, and the labels must ask for an act and for more
    than one of who, when, how much and how far. A table of two columns is left as it is where its
    first one holds the labels.
    """
    cells = {
        (row, column): text
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text.strip()
    }
    found = {place: entry for place, text in cells.items() if (entry := _split(text))}
    alone = {place for place, (_, value) in found.items() if not value}
    if len(rows[0]) == 2 and all((row, 0) in alone for row, _ in cells):
        return []
    if len(found) - len(alone) >= _MOSTLY * len(cells):
        found = {place: e for place, text in cells.items() if (e := _split(text, usual=False))}
    values = _values(cells, found)
    several = any(len({row for row, _ in own}) > 1 for own in (alone, found.keys() - alone))
    if not several or {*found, *values.values()} != set(cells):
        return []
    entries = [
        (label, value or (cells[values[place]] if place in values else ""))
        for place, (label, value) in found.items()
    ]
    return entries if _is_form(entries) else []


def _is_form(entries: Sequence[Entry]) -> bool:
    """Tell whether labels ask for an act, and for who, when, how much or how far."""
    labels = {label for label, value in entries if value}
    fields = {field_of(label.rstrip("?")) for label in labels}
    return len(labels) >= _FEWEST and len(fields & _VALUES) > 1 and bool(fields & _ACT)


def label_at(cell: str) -> str:
    """Return the label over the value in a cell, any short first line; empty if there is none."""
    label, value = _split(cell, usual=False) or ("", "")
    return label if value else ""


def _split(cell: str, *, usual: bool = True) -> Entry | None:
    """Return the label that opens a cell with the rest of it, empty where it stands alone.

    ``usual`` says that it must be a usual name of a column.
    """
    first, _, rest = cell.lstrip(PARAGRAPH).partition("\n")
    first = first.rstrip(CUT).strip()
    before, colon, after = first.partition(":")
    if not rest and not after:
        alone = is_plain_name(before) or bool(field_of(before.rstrip("?")))
        return (before, "") if alone and _is_label(before) else None
    if colon and _is_label(before):
        return before, "\n".join(filter(None, (after.strip(), rest)))
    if rest and (_is_label(first) or (not usual and _is_short(first))):
        return first, rest
    return None


def _is_label(text: str) -> bool:
    return _is_short(text) and is_column_name(text) and not any(map(str.isdigit, text))


def _is_short(text: str) -> bool:
    return 0 < len(text) <= _SHORT and text[0].isupper() and not text.endswith(_STOPS)


def _values(cells: Mapping[Place, str], found: Mapping[Place, Entry]) -> dict[Place, Place]:
    """Return where the values of labels that stand alone are: beside them, or else below."""
    values: dict[Place, Place] = {}
    for (row, column), (_, value) in found.items():
        if value:
            continue
        right = [place for place in cells if place[0] == row and place[1] > column]
        for place in (*right[:1], (row + 1, column)):
            if place in cells and place not in found and place not in values.values():
                values[row, column] = place
                break
    return values
