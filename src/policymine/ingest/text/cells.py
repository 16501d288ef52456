"""Tables of plain text whose cells stand below each other, row by row.

The names of the columns come first, then the cells of the rows (``cell_blocks`` says how programs
write them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from policymine.ingest.elements import PARAGRAPH, Element, Line, Row
from policymine.ingest.headings import ends_open, starts_lower
from policymine.ingest.hyphens import Vocabulary, join_paragraphs, read_vocabulary
from policymine.ingest.text.cell_blocks import read_cells
from policymine.ingest.text.cell_headers import CellTable, table_at
from policymine.ingest.text.cell_moves import BAND, MERGED, OUTSIDE
from policymine.ingest.text.cell_shapes import fields_of

_FIRST = -1000
"""Tables of cells are counted down from here, forms from 0, so that none is taken for another."""
_SPARE = 4
"""Characters by which a word must have fitted on a line of a cell, as letters differ in width."""


def find_cell_rows(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements, those of tables whose cells stand below each other as rows."""
    cells = read_cells(elements)
    lines = (element.text for element in elements if isinstance(element, Line))
    vocabulary = cache(lambda: read_vocabulary(lines))
    place, tables, ended = 0, _FIRST, False
    while place < len(cells):
        table = table_at(cells, place)
        if table is None:
            first, *others = cells[place].elements
            if ended and isinstance(first, Line):
                first = replace(first, gap=first.gap or 1)
            yield first
            yield from others
            place, ended = place + 1, False
            continue
        tables -= 1
        yield from _rows(table, tables, vocabulary())
        place, ended = table.end, True


def _rows(table: CellTable, number: int, vocabulary: Vocabulary) -> Iterator[Row]:
    """Yield the header and the rows of a table."""
    count = len(table.headers)
    first = table.header[0]
    yield Row(table.headers, first.page, first.gap, head=True, table=number, whole=True)
    columns: list[list[Line]] = [[] for _ in range(count)]
    last = -1
    merged: list[Line] = []
    fields = fields_of(table.headers[0])
    fills, numbered = not MERGED.isdisjoint(fields), "number" in fields
    for cell, place in zip(table.cells, table.places, strict=True):
        if place == OUTSIDE:
            break
        if last >= 0 and (place < last or (numbered and place == last == 0)):
            yield _row(columns, number, vocabulary)
            columns = [[] for _ in range(count)]
        if place == BAND:
            texts = (cell.text, *("" for _ in columns[1:]))
            yield Row(texts, cell.page, table=number, band=True, whole=True)
            merged, last = [], -1
            continue
        if fills and place and not any(columns):
            columns[0] = [replace(line, page=cell.page) for line in merged]
        columns[place].extend(cell.lines)
        merged, last = columns[0], place
    if any(columns):
        yield _row(columns, number, vocabulary)


def _row(columns: Sequence[Sequence[Line]], number: int, vocabulary: Vocabulary) -> Row:
    texts = (
        join_paragraphs([(text, 1) for text in _paragraphs(lines)], vocabulary) for lines in columns
    )
    page = min(line.page for lines in columns for line in lines)
    return Row(tuple(texts), page, table=number, whole=True)


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines of a cell, with a mark where one opens a paragraph."""
    room = max((line.end for line in lines), default=0.0)
    above: Line | None = None
    for line in lines:
        opens = above is not None and _opens(above, line, room)
        yield PARAGRAPH + line.text if opens else line.text
        above = line


def _opens(above: Line, line: Line, room: float) -> bool:
    """Tell whether a line of a cell opens a paragraph; ``room`` is how wide the cell is."""
    if not line.room:
        return True
    if starts_lower(line.text) or ends_open(above.text):
        return False
    word = line.text.split(maxsplit=1)[0]
    return line.gap > 0 or above.end + 1 + len(word) <= room - _SPARE
