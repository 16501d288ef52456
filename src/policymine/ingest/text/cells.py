"""Tables of plain text that gives one cell a line, as Word and LibreOffice save them.

The names of the columns stand below each other, then the cells row by row. An empty cell is a blank
line, and so is what a merged cell covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policymine.ingest.elements import Element, Line, Row
from policymine.ingest.text.cell_headers import CellTable, TableFinder
from policymine.ingest.text.cell_moves import BAND
from policymine.ingest.text.cell_shapes import fields_of

_FIRST = -1000
"""Tables of cells are counted down from here, forms from 0, so that none is taken for another."""
_MERGED = ("goal", "need")
"""Fields whose cells are merged downwards over the acts that belong to them."""


def find_cell_rows(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements, the lines of tables that give one cell a line as rows."""
    finder = TableFinder(elements)
    place, tables, ended = 0, _FIRST, False
    while place < len(elements):
        element = elements[place]
        table = finder.table_at(place)
        if table is None:
            if ended and isinstance(element, Line):
                element = replace(element, gap=element.gap or 1)
            yield element
            place, ended = place + 1, False
            continue
        tables -= 1
        yield from _rows(elements[place : table.end], table, tables)
        place, ended = table.end, True


def _rows(elements: Sequence[Element], table: CellTable, number: int) -> Iterator[Row]:
    """Yield the header and the rows of a table."""
    lines = [element for element in elements if isinstance(element, Line)]
    count = len(table.headers)
    yield Row(table.headers, lines[0].page, lines[0].gap, head=True, table=number, whole=True)
    cells = [""] * count
    page, last, merged = lines[0].page, -1, ""
    fills = any(name in _MERGED for name in fields_of(table.headers[0]))
    for line, place in zip(lines[count:], table.fit.places, strict=False):
        if last >= 0 and (place == BAND or place < last):
            yield _row(cells, page, number)
            cells = [""] * count
        if place == BAND:
            yield Row((line.text, *cells[1:]), line.page, table=number, band=True, whole=True)
            merged, last = "", -1
            continue
        if not any(cells):
            page = line.page
            cells[0] = merged if fills and place else ""
        cells[place] = "\n".join(filter(None, (cells[place], line.text)))
        merged = cells[0]
        last = place
    if any(cells):
        yield _row(cells, page, number)


def _row(cells: Sequence[str], page: int, number: int) -> Row:
    return Row(tuple(cells), page, table=number, whole=True)
