"""Forms of plain text: the labels of an act, each with its value on the line below.

Word and LibreOffice save a table of two columns like this, label and value by turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policymine.ingest.column_names import is_column_name
from policymine.ingest.elements import Element, Line, Row
from policymine.ingest.text.cell_shapes import fields_of

_FEWEST = 4
"""Labels that a form has."""
_MOST_LINES = 4
"""Lines of a value."""
_SHORT = 120
"""Characters of who, when and how much, at most."""
_VALUES = ("responsible", "timeline", "money")


@dataclass(frozen=True)
class _Entry:
    """A label with its value, and the place after it."""

    label: str
    value: tuple[str, ...]
    end: int


def find_forms(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements, the labels and values of forms as rows of two cells."""
    labels = [isinstance(e, Line) and not e.level and _is_label(e.text) for e in elements]
    place, forms = 0, 0
    while place < len(elements):
        element = elements[place]
        entries = _read_form(elements, labels, place) if labels[place] else []
        if not entries:
            yield element
            place += 1
            continue
        forms -= 1
        for entry in entries:
            yield _row(entry, element, forms)
        place = entries[-1].end


def _is_label(text: str) -> bool:
    return is_column_name(text) and not any(map(str.isdigit, text))


def _read_form(elements: Sequence[Element], labels: Sequence[bool], start: int) -> list[_Entry]:
    """Return the entries of the form that opens at a place with the name of an act, if any."""
    first = elements[start]
    if not isinstance(first, Line) or "title" not in fields_of(first.text):
        return []
    entries: list[_Entry] = []
    place = start
    while place < len(elements) and labels[place]:
        entry = _read_entry(elements, labels, place)
        if entry is None or any(entry.label == other.label for other in entries):
            break
        entries.append(entry)
        place = entry.end
    if entries and len(entries[-1].value) > 1:
        last = entries[-1]
        entries[-1] = _Entry(last.label, last.value[:1], last.end - len(last.value) + 1)
    return entries if _is_form(entries) else []


def _read_entry(elements: Sequence[Element], labels: Sequence[bool], place: int) -> _Entry | None:
    """Return the label at a place with the lines below it, up to the next label or blank line."""
    label, *_ = elements[place : place + 1]
    end = place + 1
    value: list[str] = []
    while end < len(elements) and len(value) < _MOST_LINES and not labels[end]:
        element = elements[end]
        if not isinstance(element, Line) or element.level or element.gap:
            break
        value.append(element.text)
        end += 1
    if not isinstance(label, Line) or not value:
        return None
    return _Entry(label.text, tuple(value), end)


def _is_form(entries: Sequence[_Entry]) -> bool:
    """Tell whether labels ask for an act, and who, when or how much, and short answers follow."""
    fields = [(name, entry) for entry in entries for name in fields_of(entry.label)]
    values = [entry for name, entry in fields if name in _VALUES]
    short = all(len(" ".join(entry.value)) <= _SHORT for entry in values)
    return len(entries) >= _FEWEST and len(values) > 1 and short


def _row(entry: _Entry, element: Element, number: int) -> Row:
    page = element.page if isinstance(element, Line) else 1
    return Row((entry.label, "\n".join(entry.value)), page, table=number, whole=True)
