"""Tables set the other way round: labels down the first column, and an act a column beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from policymine.ingest.column_names import field_of, is_column_name, looks_like_header
from policymine.ingest.elements import Element, Row

_NARROWEST = 3
"""A table of two columns is one act's labels and values."""
_ACTS = frozenset({"title", "activity"})
_VALUES = frozenset({"responsible", "timeline", "money", "status"})


def turn_tables(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements, the tables among them that are transposed with an act a row."""
    for table, run in groupby(elements, lambda e: e.table if isinstance(e, Row) else 0):
        elements_of = [*run]
        rows = [row for row in elements_of if isinstance(row, Row)]
        yield from _turned(rows) if table and is_transposed(rows) else elements_of


def is_transposed(rows: Sequence[Row]) -> bool:
    """Tell whether a table has the names of columns down its first column.

    They ask for an act, and for who, when, how much or how far. What counts the acts may stand over
    them (``Indsats 1 | Indsats 2``).
    """
    labels = [row.cells[0].strip() for row in rows]
    labelled = labels if labels[0] else labels[1:]
    if len(rows[0].cells) < _NARROWEST or (labels[0] and looks_like_header(rows[0].cells)):
        return False
    fields = {field_of(label.rstrip(" :?")) for label in labelled}
    named = all(label and is_column_name(label) for label in labelled)
    return named and bool(fields & _ACTS) and bool(fields & _VALUES)


def _turned(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the columns of a table as rows, the first as their headers."""
    width = max(len(row.cells) for row in rows)
    cells = [row.cells + ("",) * (width - len(row.cells)) for row in rows]
    for place, column in enumerate(zip(*cells, strict=True)):
        yield replace(
            rows[0], cells=column, head=not place, bold=False, band=False, merged=(), fact=False
        )
