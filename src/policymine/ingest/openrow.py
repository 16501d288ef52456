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
from policymine.ingest.headings import is_final, starts_lower
from policymine.ingest.hyphens import Vocabulary, join_paragraphs

_CUT_WORD = re.compile(r"[^\W\d_][-‐‑]$")
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

    def continues(self, row: Row, *, broken: bool) -> bool:
        """Tell whether a row is the rest of this one; ``broken``: a page end or a gap parts them.

        It is where it ends the word or the sentence of a cell, or has nothing in the first column.
        """
        cells = self._fitted(row.cells)
        ends = self._ends()
        pairs = [(end, cell) for end, cell in zip(ends, cells, strict=True) if cell]
        if any(_CUT_WORD.search(end) and starts_lower(cell) for end, cell in pairs):
            return True
        halves = [(end, cell) for end, cell in pairs if end]
        lower = any(starts_lower(cell) and not is_final(end) for end, cell in halves)
        if not cells[0]:
            return broken or lower or len(pairs) * 2 < len(cells) or not halves
        return starts_lower(cells[0]) and bool(ends[0]) and not is_final(ends[0])

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

    def _ends(self) -> list[str]:
        """Return the last line of each cell so far, empty where there is none."""
        return [lines[-1][0] if lines else "" for lines in self.columns]

    def _fitted(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return as many cells as there are columns; what is too much goes into the last."""
        columns = len(self.columns)
        *kept, last = (cells + ("",) * columns)[:columns]
        return (*kept, " ".join(filter(None, (last, *cells[columns:]))))
