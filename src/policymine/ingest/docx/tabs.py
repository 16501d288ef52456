"""Columns that tabs make: paragraphs one below the other whose first names the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from policymine.ingest.clean import squeeze
from policymine.ingest.column_names import looks_like_header
from policymine.ingest.elements import Element, Line, Row

_FEWEST = 2
"""Rows of a table below the names of its columns."""
_COLUMNS = 3
"""Columns of a table, at least: in two, labels stand before what they say."""


def as_cells(text: str) -> str:
    """Return the text of a line with one tab between what tabs divide, and no other spaces."""
    return "\t".join(filter(None, map(squeeze, text.split("\t"))))


def read_tabs(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements, lines that tabs make a table of as rows, other tabs as spaces."""
    table = max((element.table for element in elements if isinstance(element, Row)), default=0)
    for divided, group in groupby(elements, key=_is_divided):
        if not divided:
            yield from group
            continue
        lines = [element for element in group if isinstance(element, Line)]
        cells = [tuple(line.text.split("\t")) for line in lines]
        if len(lines) > _FEWEST and _names_columns(cells[0]):
            table += 1
            yield from (Row(c, head=c is cells[0], table=table, whole=True) for c in cells)
        else:
            yield from (replace(line, text=squeeze(line.text)) for line in lines)


def _names_columns(cells: Sequence[str]) -> bool:
    labels = any(cell.endswith(":") for cell in cells)
    return len(cells) >= _COLUMNS and not labels and looks_like_header(cells)


def _is_divided(element: Element) -> bool:
    return isinstance(element, Line) and "\t" in element.text
