"""Tables in text that ``pdftotext`` wrote cell by cell, each a block of lines of its own.

The names of the columns stand one after another, then the cells of the rows. What is not plainly
a cell stays a line: nothing is put together that the text does not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from policymine.ingest.column_names import field_of
from policymine.ingest.elements import PARAGRAPH, Element, Line, Row
from policymine.ingest.headings import ends_open, starts_lower
from policymine.ingest.hyphens import Vocabulary, join_paragraphs, read_vocabulary
from policymine.ingest.text.stacked_blocks import (
    FEWEST,
    Block,
    count_names,
    is_band,
    is_prose,
    key_of,
    split_blocks,
    text_of,
    text_width,
)
from policymine.ingest.text.stacked_cells import NUMBER, align

_DEAREST = 3.0
"""How much a cell may surprise on average (see ``align``) if the table is to be read."""
_UNNAMED = "Nr."
"""The column of numbers whose name was lost, say as a running header."""


def find_stacked_rows(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements, the cells of tables as rows."""
    run: list[Line] = []
    for element in elements:
        if isinstance(element, Line):
            run.append(element)
            continue
        yield from _read(run)
        run = []
        yield element
    yield from _read(run)


def _read(lines: Sequence[Line]) -> Iterator[Element]:
    """Yield lines, those of tables as rows."""
    if not lines:
        return
    blocks = split_blocks(lines)
    names = [count_names(blocks, place) for place in range(len(blocks))]
    if not any(names):
        yield from lines
        return
    table = _Table(read_vocabulary(line.text for line in lines))
    width = text_width(lines)
    place = 0
    while place < len(blocks):
        if names[place]:
            yield from table.take_names(blocks[place : place + names[place]])
        else:
            yield from table.take(blocks[place], width)
        place += max(names[place], 1)
    yield from table.close()


@dataclass
class _Table:
    """The open table: the names of its columns, and the cells that have not been handed over.

    ``named`` are the blocks of the names as long as no row stands below them.
    """

    vocabulary: Vocabulary
    headers: tuple[str, ...] = ()
    named: Sequence[Block] = ()
    cells: list[Block] = field(default_factory=list)

    def take(self, block: Block, width: float) -> Iterator[Element]:
        """Take the next block; text as wide as the page ends the table, a theme parts its rows."""
        if self.headers and is_prose(block, width):
            yield from self.close()
            self.headers = ()
        if not self.headers:
            yield from block
        elif is_band(text_of(block)):
            yield from self.close()
            yield from block
        elif key_of(text_of(block)) not in map(key_of, self.headers):
            self.cells.append(block)

    def take_names(self, blocks: Sequence[Block]) -> Iterator[Element]:
        """Take the names of columns; those of the open table again are those of its next page."""
        names = [text_of(block) for block in blocks]
        if not {key_of(name) for name in names} <= {key_of(name) for name in self.headers}:
            yield from self.close()
            self.headers, self.named = tuple(names), blocks

    def close(self) -> Iterator[Element]:
        """Yield the cells so far as rows, or names and cells as lines if they make none."""
        cells, self.cells = self.cells, []
        named, self.named = self.named, ()
        if not cells:
            yield from _lines(named)
            return
        texts = [text_of(cell) for cell in cells]
        numbers = sum(NUMBER.fullmatch(text) is not None for text in texts)
        found = align(self.headers, texts)
        if field_of(self.headers[0]) != "number" and numbers >= FEWEST:
            other = align((_UNNAMED, *self.headers), texts)
            if other.cost < found.cost:
                found, self.headers = other, (_UNNAMED, *self.headers)
        if found.surprise > _DEAREST:
            yield from _lines([*named, *cells])
            return
        page = cells[0][0].page
        yield Row(self.headers, page, 1, head=True, whole=True)
        for row in _rows(found.columns, cells, numbered=field_of(self.headers[0]) == "number"):
            if len(row) == 1:
                yield from _lines(row.values())
            else:
                yield self._row(row)

    def _row(self, row: dict[int, list[Line]]) -> Row:
        texts = []
        for column in range(len(self.headers)):
            lines = row.get(column, [])
            texts.append(join_paragraphs([(t, 1) for t in _paragraphs(lines)], self.vocabulary))
        page = min(line.page for lines in row.values() for line in lines)
        return Row(tuple(texts), page, 1, whole=True)


def _lines(blocks: Iterable[Sequence[Line]]) -> Iterator[Line]:
    """Yield the lines of blocks."""
    return (line for block in blocks for line in block)


def _rows(
    columns: Sequence[int], cells: Sequence[Block], *, numbered: bool
) -> Iterator[dict[int, list[Line]]]:
    """Yield for each row the lines by column; no row has two numbers."""
    row: dict[int, list[Line]] = {}
    last = -1
    for column, cell in zip(columns, cells, strict=True):
        if row and (column < last or (numbered and column == last == 0)):
            yield row
            row = {}
        row.setdefault(column, []).extend(replace(line, level=0) for line in cell)
        last = column
    if row:
        yield row


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines of a cell, with a mark where one opens a paragraph."""
    room = max((line.end for line in lines), default=0.0)
    for place, line in enumerate(lines):
        above = lines[place - 1] if place else None
        word = line.text.split(maxsplit=1)[0]
        opens = (
            above is not None
            and not starts_lower(line.text)
            and not ends_open(above.text)
            and (line.gap > 0 or above.end + 1 + len(word) <= room - 4)
        )
        yield PARAGRAPH + line.text if opens else line.text
