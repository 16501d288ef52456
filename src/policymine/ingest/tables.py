"""Rows as they stand on pages → table rows with headers, whole over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from policymine.ingest.clean import squeeze
from policymine.ingest.column_names import find_facts, looks_like_header
from policymine.ingest.elements import Element, RawBlock, Row
from policymine.ingest.headings import is_final, is_state, starts_lower
from policymine.ingest.hyphens import Vocabulary, join_lines, join_paragraphs
from policymine.schema.document import BlockKind

_SEPARATOR = re.compile(r":?[-=_–—]{2,}:?")


def is_separator(cells: Sequence[str]) -> bool:
    """Tell whether a row is only a ruler between rows: ``---``, ``:--:``."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(_SEPARATOR.fullmatch(cell) for cell in filled)


def _key(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells for comparison: a header may be broken at other places on another page."""
    return tuple(re.sub(r"\W+", "", cell).casefold() for cell in cells)


def _pieces(cell: str, page: int) -> list[tuple[str, int]]:
    """Return the lines of a cell that are not blank."""
    return [(line, page) for line in cell.split("\n") if line.strip()]


@dataclass
class Physical:
    """A row being put together: for each column the pieces from the pages it runs over."""

    pieces: list[list[tuple[str, int]]]
    page: int
    whole: bool = False

    def add(self, row: Row) -> None:
        """Take the rest of the row from the next page."""
        for column, cell in zip(self.pieces, row.cells, strict=False):
            column.extend(_pieces(cell, row.page))

    def last(self, column: int) -> str:
        """Return how far a cell has come."""
        return self.pieces[column][-1][0] if self.pieces[column] else ""


@dataclass
class TableBuilder:
    """Turns the rows of a document's tables into blocks."""

    vocabulary: Vocabulary
    elements: Sequence[Element]
    headers: tuple[str, ...] = ()
    table: int = 0
    fresh: bool = True
    reader_table: int = 0
    current: Physical | None = None
    blocks: list[RawBlock] = field(default_factory=list)
    repeated: frozenset[tuple[str, ...]] = frozenset()
    facts: frozenset[int] = frozenset()
    level: int = 0
    """The level of the heading that the table stands under: its bands stand below it."""

    def __post_init__(self) -> None:
        rows = [element for element in self.elements if isinstance(element, Row)]
        self.facts = find_facts(rows)
        keys = [_key(row.cells) for row in rows]
        counts = Counter(row for row in keys if sum(map(bool, row)) > 1)
        self.repeated = frozenset(row for row, count in counts.items() if count > 1)

    @property
    def pending(self) -> bool:
        """Whether there are rows that have not been handed over."""
        return self.current is not None or bool(self.blocks)

    def add(self, row: Row) -> None:
        """Take the next row."""
        if is_separator(row.cells) or not any(cell.strip() for cell in row.cells):
            return
        changed = bool(row.table) and row.table != self.reader_table
        if changed:
            self._start_table(row)
        elif not self.pending and len(row.cells) != len(self.headers):
            self.headers, self.fresh = (), True
        if id(row) not in self.facts and (row.head or self._is_header(row, changed)):
            self._begin(row)
        elif self._is_band(row):
            self._finish_row()
            text = next(cell for cell in row.cells if cell.strip())
            joined, _ = join_lines(_pieces(text, row.page), self.vocabulary)
            level = min(max(self.level + 1, 3), 6)
            self.blocks.append(RawBlock(BlockKind.HEADING, joined.rstrip(":"), row.page, level))
        elif self.current is not None and not row.whole and self._continues(row, changed):
            self.current.add(self._fitted(row))
        else:
            self._begin_row(row)

    def _start_table(self, row: Row) -> None:
        """Begin another table, as the reader says; on the next page it may be the same one."""
        self.reader_table = row.table
        current = self.current
        if not self.headers and current and row.page != current.page:
            goes_on = len(row.cells) == len(current.pieces)
        else:
            goes_on = len(row.cells) == len(self.headers) and id(row) not in self.facts
        if not goes_on:
            self._finish_row()
            self.headers = ()
            self.fresh = True

    def _begin(self, row: Row) -> None:
        """Take a header row; the same headers again are a page break or a new sub-heading."""
        if _key(row.cells) == _key(self.headers):
            return
        self._finish_row()
        self.headers = tuple(
            join_lines(_pieces(cell, row.page), self.vocabulary)[0] for cell in row.cells
        )
        self.table += 1
        self.fresh = False

    def _is_header(self, row: Row, changed: bool) -> bool:
        key = _key(row.cells)
        if self.headers and key == _key(self.headers):
            return True
        if key in self.repeated and all(len(cell) <= 45 for cell in row.cells):
            return looks_like_header(row.cells) or (
                all(key) and not any(cell.endswith(".") for cell in row.cells)
            )
        first = changed or self.current is None or len(row.cells) != len(self.headers)
        return first and looks_like_header(row.cells)

    def _is_band(self, row: Row) -> bool:
        """Tell whether a row is a sub-heading over the whole width."""
        filled = [cell for cell in row.cells if cell.strip()]
        if len(filled) != 1 or len(row.cells) < 2 or not row.cells[0].strip():
            return False
        text = filled[0].strip()
        if len(text) > 100 or starts_lower(text) or text.endswith((".", ",", "-")):
            return False
        if is_state(text.rstrip(":")) or row.bold or row.band:
            return True
        if self.current is None or not self.headers:
            return self._header_follows(row)
        return self._header_follows(row) or self._complete()

    def _header_follows(self, row: Row) -> bool:
        rows = [element for element in self.elements if isinstance(element, Row)]
        place = next((i for i, other in enumerate(rows) if other is row), len(rows)) + 1
        rows = [other for other in rows[place : place + 3] if not is_separator(other.cells)]
        if not rows:
            return False
        return rows[0].head or id(rows[0]) in self.facts or looks_like_header(rows[0].cells)

    def _complete(self) -> bool:
        """Tell whether no cell of the current row stops in the middle of a sentence."""
        assert self.current is not None
        cells = [self.current.last(column) for column in range(len(self.current.pieces))]
        return not any(cell.endswith("-") for cell in cells) and bool(cells[0])

    def _continues(self, row: Row, changed: bool) -> bool:
        """Tell whether a row is the rest of the one above, on the next page or below a gap."""
        current = self.current
        assert current is not None
        cells = self._fitted(row).cells
        pairs = [(current.last(column), cell) for column, cell in enumerate(cells) if cell]
        if any(re.search(r"[^\W\d_][-‐‑]$", left) and starts_lower(cell) for left, cell in pairs):
            return True
        broken = bool(row.gap) or row.page != current.page or changed
        halves = [(left, cell) for left, cell in pairs if left]
        lower = [starts_lower(cell) and not is_final(left) for left, cell in halves]
        if not cells[0]:
            return broken or any(lower) or len(pairs) * 2 < len(cells) or not halves
        first = current.last(0)
        return starts_lower(cells[0]) and bool(first) and not is_final(first)

    def _fitted(self, row: Row) -> Row:
        """Return the row with as many cells as the current one has columns."""
        assert self.current is not None
        columns = len(self.current.pieces)
        if len(row.cells) == columns:
            return row
        cells = (row.cells + ("",) * columns)[:columns]
        rest = row.cells[columns:]
        if any(rest):
            cells = (*cells[:-1], " ".join(filter(None, (cells[-1], *rest))))
        return Row(cells, row.page, row.gap)

    def _begin_row(self, row: Row) -> None:
        self._finish_row()
        if self.fresh:
            self.table += 1
            self.fresh = False
        columns = max(len(row.cells), len(self.headers))
        cells = row.cells + ("",) * (columns - len(row.cells))
        pieces = [_pieces(cell, row.page) for cell in cells]
        self.current = Physical(pieces, row.page, row.whole)

    def _finish_row(self) -> None:
        row, self.current = self.current, None
        if row is None:
            return
        headers = self.headers + ("",) * (len(row.pieces) - len(self.headers))
        cells = tuple(
            (header, self._join(pieces, row.whole))
            for header, pieces in zip(headers, row.pieces, strict=False)
        )
        self.blocks.append(
            RawBlock(BlockKind.TABLE_ROW, page=row.page, cells=cells, table=self.table)
        )

    def _join(self, pieces: list[tuple[str, int]], whole: bool) -> str:
        """Return a cell's pieces as its text: as lines where they are lines, else as paragraphs."""
        if whole:
            return "\n".join(squeeze(text) for text, _ in pieces)
        return join_paragraphs(pieces, self.vocabulary)

    def close(self) -> list[RawBlock]:
        """Hand over the blocks; the headers stay for the rows after a sub-heading."""
        self._finish_row()
        blocks, self.blocks = self.blocks, []
        return blocks
