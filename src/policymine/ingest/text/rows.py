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
from policymine.ingest.headings import is_final, starts_lower

_LINES = 12
"""Lines of a row, at most."""
_BAND = 100
"""Characters of the name of a group of rows, at most."""
_LOOSE = 2
"""Lines that may stand between two rows."""
_FEWEST = 3
"""Columns of a table whose first row names them, though it has no usual name among them."""


def join_cells(rows: Sequence[str]) -> list[str]:
    """Return the lines of a text, those that a line with a tab alone parts as one row.

    A browser copies the paragraphs of cells so, with the blank lines around them.
    """
    if not any(row.strip(" ") == "\t" for row in rows):
        return list(rows)
    found: list[str] = []
    tabs = 0
    for row in rows:
        if row.strip(" ") == "\t":
            tabs += 1
        elif not (tabs and found):
            found.append(row)
            tabs = 0
        elif row.strip():
            while len(found) > 1 and not found[-1].strip():
                found.pop()
            found[-1] += "\t" * tabs + row
            tabs = 0
    return found


def join_rows(lines: Sequence[Line], is_row: Callable[[str], bool]) -> list[Line]:
    """Return the lines, those of a row as one: it has as many tabs as the first of its table.

    A line without tabs between two rows goes on with the last cell, or names those below it. Labels
    with a value each have headings between them.
    """
    found: list[Line] = []
    place, tabs = 0, 0
    while place < len(lines):
        line, end = lines[place], place + 1
        if line.gap:
            tabs = 0
        if is_row(line.text):
            count = line.text.count("\t")
            tabs = count if count > tabs else tabs
            end = _row_end(lines, place, tabs)
        elif tabs + 1 >= _FEWEST and _is_between(lines, place, tabs, is_row):
            if starts_lower(line.text) or is_final(line.text):
                found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line.text}")
                place = end
                continue
            line = replace(line, text=f"**{line.text}**" + "\t" * tabs)
        else:
            tabs = 0
        text = "\n".join(part.text for part in lines[place:end])
        found.append(replace(line, text=text) if end > place + 1 else line)
        place = end
    return found


def _is_between(
    lines: Sequence[Line], place: int, tabs: int, is_row: Callable[[str], bool]
) -> bool:
    """Tell whether a short line stands between two rows of a table, the second of them whole."""
    near = lines[place + 1 : place + 1 + _LOOSE]
    start = next((place + n for n, line in enumerate(near, 1) if is_row(line.text)), None)
    if start is None or any(line.gap for line in lines[place + 1 : start + 1]):
        return False
    whole = sum(line.text.count("\t") for line in lines[start : _row_end(lines, start, tabs)])
    return whole == tabs and len(lines[place].text) <= _BAND


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
