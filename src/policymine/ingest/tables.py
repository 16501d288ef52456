"""Rows as they stand on pages → table rows with headers, whole over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policymine.ingest.column_names import find_facts, looks_like_header
from policymine.ingest.elements import RawBlock, Row
from policymine.ingest.headings import is_state, starts_lower
from policymine.ingest.hyphens import Vocabulary, join_lines
from policymine.ingest.openrow import OpenRow, cut_lines
from policymine.schema.document import BlockKind

_TITLE = 100
"""A sub-heading has no more characters."""
_SEPARATOR = re.compile(r":?[-=_–—]{2,}:?")


def is_separator(cells: Sequence[str]) -> bool:
    """Tell whether a row is only a ruler between rows: ``---``, ``:--:``."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(_SEPARATOR.fullmatch(cell) for cell in filled)


def _key(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells for comparison: a header may be broken at other places on another page."""
    return tuple(re.sub(r"\W+", "", cell).casefold() for cell in cells)


def _title_over_text(row: Row) -> tuple[Row, Row] | None:
    """Return a band as its title and the text below it in the same cell, or None."""
    cell = next(cell for cell in row.cells if cell.strip()).strip()
    title, _, text = cell.partition("\n")
    if not text.strip() or len(title) > _TITLE or title.rstrip().endswith((".", ",", ":", "-")):
        return None
    return replace(row, cells=(title,)), replace(row, cells=(text.strip(),))


@dataclass
class TableBuilder:
    """Turns the rows of a document's tables into blocks."""

    vocabulary: Vocabulary
    rows: Sequence[Row]
    """All rows of the document, in the order in which they will be added."""
    level: int = 0
    """The level of the heading that the table stands under: its bands stand below it."""
    _taken: int = 0
    _headers: tuple[str, ...] = ()
    _table: int = 0
    _fresh: bool = True
    """Whether the next row opens another table."""
    _reader_table: int = 0
    """The table of the last row, as its reader counts."""
    _unread: Row | None = None
    """The row that gave the headers, as long as no row has stood below it."""
    _open: OpenRow | None = None
    _blocks: list[RawBlock] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._facts = find_facts(self.rows)
        counts = Counter(_key(row.cells) for row in self.rows)
        self._repeated = {key for key, n in counts.items() if n > 1 and sum(map(bool, key)) > 1}

    @property
    def pending(self) -> bool:
        """Whether there are rows that have not been handed over."""
        return bool(self._open or self._blocks or self._unread)

    def add(self, row: Row) -> None:
        """Take the next row."""
        self._taken += 1
        if is_separator(row.cells) or not any(cell.strip() for cell in row.cells):
            return
        changed = bool(row.table) and row.table != self._reader_table
        if changed:
            self._start_table(row)
        elif not (self._open or self._blocks) and len(row.cells) != len(self._headers):
            self._keep_unread()
            self._headers, self._fresh = (), True
        titled = bool(self._blocks) and self._blocks[-1].kind is BlockKind.HEADING
        names = (row.head and not row.band) or self._is_header(row, changed)
        if id(row) not in self._facts and names:
            self._take_headers(row)
        elif self._is_band(row):
            self._add_band(row)
        elif row.band and row.whole and (titled_band := _title_over_text(row)):
            self._add_band(titled_band[0])
            self._add_band(titled_band[1], BlockKind.PARAGRAPH)
        elif row.band and (row.whole or (titled and not (row.bold or self._open))):
            self._add_band(row, BlockKind.PARAGRAPH)  # what a title in it says of its rows
        elif self._open and self._open.goes_on(row, changed=changed):
            self._open.add(row)
        else:
            self._begin_row(row)

    def _start_table(self, row: Row) -> None:
        """Begin another table, as the reader says; on the next page it may be the same one."""
        self._reader_table = row.table
        above = self._open
        if not self._headers and above and row.page != above.page:
            goes_on = len(row.cells) == len(above.columns)
        else:
            goes_on = len(row.cells) == len(self._headers) and id(row) not in self._facts
        if not goes_on:
            self._finish_row()
            self._keep_unread()
            self._headers = ()
            self._fresh = True

    def _take_headers(self, row: Row) -> None:
        """Take a header row; the same headers again are a page break or a new sub-heading."""
        if _key(row.cells) == _key(self._headers):
            return
        self._finish_row()
        self._keep_unread()
        self._headers, self._unread = tuple(self._joined(c, row.page) for c in row.cells), row
        self._table += 1
        self._fresh = False

    def _keep_unread(self) -> None:
        """Keep the text of headers that no row stood below: they were a row themselves."""
        row, self._unread = self._unread, None
        if row is not None:
            cells = tuple(("", self._joined(cell, row.page)) for cell in row.cells)
            self._headers = ()
            self._blocks.append(
                RawBlock(BlockKind.TABLE_ROW, page=row.page, cells=cells, table=self._table)
            )

    def _is_header(self, row: Row, changed: bool) -> bool:
        key = _key(row.cells)
        if self._headers and key == _key(self._headers):
            return True
        if key in self._repeated and all(len(cell) <= 45 for cell in row.cells):
            return looks_like_header(row.cells) or (
                all(key) and not any(cell.endswith(".") for cell in row.cells)
            )
        if not row.cells[0] and any(map(starts_lower, row.cells)):
            return False
        other = len(row.cells) != len(self._headers)
        first = changed or self._open is None or (other and not self._is_bare(row, self._open))
        return first and looks_like_header(row.cells)

    def _is_bare(self, row: Row, above: OpenRow) -> bool:
        """Tell whether a row of a reader's table stands below rows that have no headers.

        A sentence over the table is none of them: the headers may come below it.
        """
        return bool(row.table) and not self._headers and sum(map(bool, above.columns)) > 1

    def _is_band(self, row: Row) -> bool:
        """Tell whether a row is a sub-heading over the whole width."""
        filled = [cell for cell in row.cells if cell.strip()]
        if row.fact or len(filled) != 1 or len(row.cells) < 2 or not row.cells[0].strip():
            return False
        text = filled[0].strip()
        if len(text) > _TITLE or starts_lower(text) or text.endswith((".", ",", "-")):
            return False
        if is_state(text.rstrip(":")) or row.bold or row.band:
            return True
        if self._open is None or not self._headers:
            return self._header_follows()
        return self._header_follows() or self._open.is_complete()

    def _add_band(self, row: Row, kind: BlockKind = BlockKind.HEADING) -> None:
        """Add a sub-heading; the headers stay."""
        self._finish_row()
        text = self._joined(next(cell for cell in row.cells if cell.strip()), row.page)
        level = min(max(self.level + 1, 3), 6) if kind is BlockKind.HEADING else 0
        self._blocks.append(RawBlock(kind, text.rstrip(":"), row.page, level))

    def _joined(self, cell: str, page: int) -> str:
        """Return the lines of a cell as one."""
        return join_lines(cut_lines(cell, page), self.vocabulary)[0]

    def _header_follows(self) -> bool:
        """Tell whether the next row names columns, or is of a fact sheet."""
        following = self.rows[self._taken : self._taken + 3]
        row = next((row for row in following if not is_separator(row.cells)), None)
        if row is None:
            return False
        return row.head or id(row) in self._facts or looks_like_header(row.cells)

    def _begin_row(self, row: Row) -> None:
        above = self._open
        self._finish_row()
        if self._fresh:
            self._table += 1
            self._fresh = False
        cells = row.cells + ("",) * (len(self._headers) - len(row.cells))
        columns = [cut_lines(cell, row.page) for cell in cells]
        if above:
            above.lend(row, columns)
        self._unread = None
        self._open = OpenRow(columns, row.page, row.whole)

    def _finish_row(self) -> None:
        row, self._open = self._open, None
        if row is None:
            return
        headers = self._headers + ("",) * (len(row.columns) - len(self._headers))
        cells = tuple(zip(headers, row.texts(self.vocabulary), strict=True))
        self._blocks.append(
            RawBlock(BlockKind.TABLE_ROW, page=row.page, cells=cells, table=self._table)
        )

    def close(self) -> list[RawBlock]:
        """Hand over the blocks; the headers stay for the rows after a sub-heading."""
        self._finish_row()
        below = self.rows[self._taken] if self._taken < len(self.rows) else None
        if self._unread and (below is None or len(below.cells) != len(self._headers)):
            self._keep_unread()
        blocks, self._blocks = self._blocks, []
        return blocks
