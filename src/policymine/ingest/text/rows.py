"""Tables in text copied from a web page: tabs divide cells, a row may go over several lines.

Each paragraph of a cell begins a line, so that the tabs of a row stand on all of them together.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from policymine.ingest.column_names import are_names
from policymine.ingest.elements import Element, Line, Row

_LINES = 12
"""Lines of a row, at most."""
_FEWEST = 3
"""Columns of a table whose first row names them, though it has no usual name among them."""


def join_rows(lines: Sequence[Line], is_row: Callable[[str], bool]) -> list[Line]:
    """Return the lines, those of a row as one: it has as many tabs as the first of its table."""
    found: list[Line] = []
    place, tabs = 0, 0
    while place < len(lines):
        line = lines[place]
        end = place + 1
        if not is_row(line.text) or line.gap:
            tabs = 0
        if is_row(line.text):
            tabs = tabs or line.text.count("\t")
            end = _row_end(lines, place, tabs)
        text = "\n".join(part.text for part in lines[place:end])
        found.append(replace(line, text=text) if end > place + 1 else line)
        place = end
    return found


def _row_end(lines: Sequence[Line], place: int, tabs: int) -> int:
    """Return where the row that begins at a place ends: the next line if its tabs do not add up."""
    count = lines[place].text.count("\t")
    end = place + 1
    while count < tabs and end < min(len(lines), place + _LINES) and not lines[end].gap:
        count += lines[end].text.count("\t")
        end += 1
    return end if count == tabs else place + 1


def name_columns(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements; in tables whose first row names the columns, rows that say so.

    A page shows where a table ends: something else than a row, or a blank line, stands below it.
    """
    table = 0
    for is_row, group in groupby(elements, key=lambda element: isinstance(element, Row)):
        if not is_row:
            yield from group
            continue
        rows = [element for element in group if isinstance(element, Row)]
        if rows[0].table:
            yield from rows
            continue
        starts = [n for n, row in enumerate(rows) if n == 0 or row.gap]
        for start, end in itertools.pairwise([*starts, len(rows)]):
            own = rows[start:end]
            head = _is_head(own[0], own[1:])
            table += head
            own = [replace(row, table=table, whole=True) for row in own] if head else own
            yield from (replace(row, head=head and row is own[0]) for row in own)


def _is_head(first: Row, others: Sequence[Row]) -> bool:
    """Tell whether a row names the columns: words alone in each cell, and more below them."""
    level = [row for row in others if len(row.cells) == len(first.cells)]
    if len(first.cells) < _FEWEST or len(level) < 2 or not all(map(str.strip, first.cells)):
        return False
    long = median(sum(map(len, row.cells)) for row in level) > sum(map(len, first.cells))
    figures = any(char.isdigit() for row in level for cell in row.cells for char in cell)
    plain = not any(char.isdigit() for cell in first.cells for char in cell)
    return are_names(first.cells) and plain and (long or figures)
