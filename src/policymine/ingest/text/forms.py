"""Forms of plain text: the labels of an act, each with its value on the line below.

Word and LibreOffice save a table of two columns like this, label and value by turns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile

from policymine.ingest.column_names import is_column_name, is_plain_name
from policymine.ingest.elements import Element, Line, Row
from policymine.ingest.text.cell_shapes import fields_of

_FEWEST = 4
"""Labels that a form has."""
_MOST_LINES = 4
"""Lines of a value."""
_SHORT = 120
"""Characters of who, when and how much, at most."""
_OPENING = ("title", "goal", "need")
"""What the first label of a form asks for."""
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
    lines = Counter(element.text for element in elements if isinstance(element, Line))
    again = frozenset(text for text, count in lines.items() if count > 1)
    place, forms, ended = 0, 0, False
    while place < len(elements):
        element = elements[place]
        entries = _read_form(elements, labels, place, again) if labels[place] else []
        if not entries:
            if ended and isinstance(element, Line):
                element = replace(element, gap=element.gap or 1)
            yield element
            place, ended = place + 1, False
            continue
        ended = True
        forms -= 1
        for entry in entries:
            yield _row(entry, element, forms)
        place = entries[-1].end


def _is_label(text: str) -> bool:
    return is_column_name(text) and not any(map(str.isdigit, text))


def _read_form(
    elements: Sequence[Element], labels: Sequence[bool], start: int, again: Set[str]
) -> list[_Entry]:
    """Return the entries of the form that opens at a place, if any.

    It opens with the name of an act, or with its goal or its need if its labels come ``again``.
    """
    first = elements[start]
    opening = _OPENING if isinstance(first, Line) and first.text in again else _OPENING[:1]
    if not isinstance(first, Line) or set(opening).isdisjoint(fields_of(first.text)):
        return []
    entries: list[_Entry] = []
    place = start
    while place < len(elements) and labels[place]:
        entry = _read_entry(elements, labels, place)
        if entry is None or any(entry.label == other.label for other in entries):
            break
        entries.append(entry)
        place = entry.end
    common = [*takewhile(lambda entry: entry.label in again, entries)]
    return next((_cut(held) for held in (entries, common) if _is_form(held, again)), [])


def _cut(entries: Sequence[_Entry]) -> list[_Entry]:
    """Return the entries of a form, the last with one line: others may be of the text below."""
    *others, last = entries
    return [*others, _Entry(last.label, last.value[:1], last.end - len(last.value) + 1)]


def _read_entry(elements: Sequence[Element], labels: Sequence[bool], place: int) -> _Entry | None:
    """Return the label at a place with the lines below it, up to the next label or blank line."""
    label, *_ = elements[place : place + 1]
    end = place + 1
    value: list[str] = []
    while end < len(elements) and len(value) < _MOST_LINES:
        element = elements[end]
        if not isinstance(element, Line) or element.level or element.gap:
            break
        # What stands right below a label is its value, though a unit be called like a column.
        if labels[end] and (value or is_plain_name(element.text)):
            break
        value.append(element.text)
        end += 1
    if not isinstance(label, Line) or not value:
        return None
    return _Entry(label.text, tuple(value), end)


def _is_form(entries: Sequence[_Entry], again: Set[str]) -> bool:
    """Tell whether labels ask for an act, and who, when or how much, and short answers follow.

    One such answer does if all labels come ``again``.
    """
    fields = [(name, entry) for entry in entries for name in fields_of(entry.label)]
    values = [entry for name, entry in fields if name in _VALUES]
    short = all(len(" ".join(entry.value)) <= _SHORT for entry in values)
    several = len(values) > 1 or (bool(values) and all(entry.label in again for entry in entries))
    acts = any(name == "title" for name, _ in fields)
    return len(entries) >= _FEWEST and several and short and acts


def _row(entry: _Entry, element: Element, number: int) -> Row:
    page = element.page if isinstance(element, Line) else 1
    return Row((entry.label, "\n".join(entry.value)), page, table=number, whole=True)
