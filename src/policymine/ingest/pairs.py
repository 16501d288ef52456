"""Forms with two labels a row: ``Ansvarlig | Socialchefen | Frist | 1. maj 2026``.

A reader sees a label and its value twice, whatever the grid; so each becomes a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from policymine.ingest.column_names import is_column_name, is_plain_name
from policymine.ingest.elements import Element, Row

_FEWEST = 2
"""A form has so many rows."""
_KNOWN = 0.6
"""So many of its labels are usual ones."""
_LABEL_WORDS = 6


def cut_pairs(elements: Sequence[Element]) -> list[Element]:
    """Return elements with the rows of such forms cut into rows of a label and its value."""
    cut: list[Element] = []
    for key, group in groupby(elements, _table_of):
        part = [*group]
        rows = [row for row in part if isinstance(row, Row)]
        cut += [*_cut(rows)] if key and is_form(rows) else part
    return cut


def _table_of(element: Element) -> tuple[int, int] | None:
    """Return the table of a row and how many cells it has, None of anything else."""
    return (element.table, len(element.cells)) if isinstance(element, Row) else None


def is_form(rows: Sequence[Row]) -> bool:
    """Tell whether the rows of a table hold labels in every second column, usual ones most."""
    if len(rows) < _FEWEST or len(rows[0].cells) < 4 or len(rows[0].cells) % 2:
        return False
    first = [row.cells[0].strip() for row in rows]
    labels = [cell.strip() for row in rows for cell in row.cells[::2] if cell.strip()]
    values = [cell.strip() for row in rows for cell in row.cells[1::2] if cell.strip()]
    known = [label for label in labels if is_column_name(label)]
    short = all(len(label.split()) <= _LABEL_WORDS and label[-1] != "." for label in labels)
    double = len(labels) > len(rows)
    usual = len(known) >= _KNOWN * len(labels) and not any(map(is_plain_name, values))
    return all(first) and double and short and usual


def _cut(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        for label, value in zip(row.cells[::2], row.cells[1::2], strict=True):
            if label.strip() or value.strip():
                yield replace(row, cells=(label, value), head=False, band=False, merged=())
