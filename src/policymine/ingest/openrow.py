"""The table row that is open while rows are read: which of them go on with it, over a page break.

A row as it stands on a page may be a part of one only: its cells are broken at the end of the page,
or by a reader that takes each line of the table for a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policymine.ingest.clean import squeeze
from policymine.ingest.elements import Row
from policymine.ingest.headings import ends_open, is_final, starts_lower
from policymine.ingest.hyphens import Vocabulary, join_paragraphs

_CUT_WORD = re.compile(r"[^\W\d_][-‐‑]$")
_FEWEST_OTHERS = 3
_MOST_LENT = 400
"""Characters of a merged cell that is repeated beside each row: a theme, a goal, who is to act."""
Piece = tuple[str, int]
"""A line of a cell and the page that it stands on."""


def cut_lines(cell: str, page: int) -> list[Piece]:
    """Return the lines of a cell that are not blank."""
    return [(line, page) for line in cell.split("\n") if line.strip()]


@dataclass
class OpenRow:
    """A row being put together: for each column its lines, from all pages that it runs over.

    ``page`` is the one it begins on. ``whole`` says that the lines of a cell stay lines.
    """

    columns: list[list[Piece]]
    page: int
    whole: bool = False

    def add(self, row: Row) -> None:
        """Take the rest of the row."""
        for column, cell in zip(self.columns, self._fitted(row.cells), strict=True):
            column.extend(cut_lines(cell, row.page))

    def lend(self, row: Row, columns: list[list[Piece]]) -> None:
        """Put what is merged downwards in the columns of a row that begins below this one."""
        for place, (above, below) in enumerate(zip(self.columns, columns, strict=False)):
            first = not place and row.page != self._last_page()
            reaches = first or row.merged[place : place + 1] == (True,)
            if reaches and not below and sum(len(line) for line, _ in above) <= _MOST_LENT:
                below.extend(above)

    def goes_on(self, row: Row, *, changed: bool) -> bool:
        """Tell whether a row is the rest of this one; ``changed``: the reader begins a table there.

        It is where it ends the word or the sentence of a cell, or has nothing in the first column.
        Where most cells are merged with those above, it is no row of its own. Any other row of a
        table whose reader knows its rows begins where the page does not break it.
        """
        if row.whole:
            return False
        if sum(row.merged) * 2 > len(row.merged):
            return True
        broken = bool(row.gap) or row.page != self._last_page() or changed
        if row.table and not broken:
            return False
        begins = row.merged[:1] == (True,) or (row.page != self._last_page() and _is_full(row))
        return not begins and self._continues(row, broken=broken)

    def _continues(self, row: Row, *, broken: bool) -> bool:
        """Tell whether a row is the rest; ``broken``: a page end or a gap parts the two."""
        cells = self._fitted(row.cells)
        ends = self._ends()
        pairs = [(end, cell) for end, cell in zip(ends, cells, strict=True) if cell]
        if any(_CUT_WORD.search(end) and starts_lower(cell) for end, cell in pairs):
            return True
        halves = [(end, cell) for end, cell in pairs if end]
        cut = [starts_lower(cell) and not is_final(end) for end, cell in halves]
        lower = any(cut)
        if broken and lower and 2 * sum(cut) >= len(cut):
            return True  # most cells go on in the middle of a sentence, the first with another one
        if not cells[0]:
            return broken or lower or len(pairs) * 2 < len(cells) or not halves
        if broken and ends[0] and ends_open(ends[0]):
            return True
        lower = starts_lower(cells[0]) and bool(ends[0]) and not is_final(ends[0])
        return lower and not (self._begins_lower() and len(pairs) * 2 > len(cells))

    def _begins_lower(self) -> bool:
        """Tell whether it begins with a small letter: in such a table that opens rows, too."""
        return bool(self.columns[0]) and starts_lower(self.columns[0][0][0])

    def is_complete(self) -> bool:
        """Tell whether it has a first cell and none that stops in the middle of a word."""
        ends = self._ends()
        return bool(ends[0]) and not any(end.endswith("-") for end in ends)

    def texts(self, vocabulary: Vocabulary) -> Iterator[str]:
        """Yield the texts of the cells: as lines where they stay lines, else as paragraphs."""
        for lines in self.columns:
            if self.whole:
                yield "\n".join(squeeze(text) for text, _ in lines)
            else:
                yield join_paragraphs(lines, vocabulary)

    def _last_page(self) -> int:
        """Return the page where its last line stands."""
        return max((page for lines in self.columns for _, page in lines), default=self.page)

    def _ends(self) -> list[str]:
        """Return the last line of each cell so far, empty where there is none."""
        return [lines[-1][0] if lines else "" for lines in self.columns]

    def _fitted(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return as many cells as there are columns; what is too much goes into the last."""
        columns = len(self.columns)
        *kept, last = (cells + ("",) * columns)[:columns]
        return (*kept, " ".join(filter(None, (last, *cells[columns:]))))


def _is_full(row: Row) -> bool:
    """Tell whether a row has all cells but the first, each with the beginning of a text.

    On top of a page the first goes on from the page before.
    """
    first, *others = row.cells
    whole = all(cell.strip() and not starts_lower(cell) for cell in others)
    return not first and len(others) >= _FEWEST_OTHERS and whole
