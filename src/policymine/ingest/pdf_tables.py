"""Ruled tables on a page of a PDF: the words of each cell, and the rows that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policymine.ingest.elements import Row
from policymine.ingest.page import PdfTable, PdfWord, inside
from policymine.ingest.pdf_cells import cell_text

_SAME_PLACE = 3.0


@dataclass(frozen=True)
class Filled:
    """A ruled table with the words of its cells, row by row; None where a cell is merged away."""

    table: PdfTable
    rows: tuple[tuple[tuple[PdfWord, ...] | None, ...], ...]

    @property
    def is_text(self) -> bool:
        """Tell whether it is a table of text: two columns, two rows, more than one cell."""
        filled = [sum(bool(cell) for cell in row) for row in self.rows]
        several = [count for count in filled if count > 1]
        return len(several) >= 2 or (len(filled) == 1 and len(several) == 1 and several[0] > 2)


def goes_on(table: PdfTable, above: PdfTable | None) -> bool:
    """Tell whether a table has the columns of the one that ended the page before."""
    if above is None:
        return False
    one, other = table.rows[0], above.rows[-1]
    return len(one) == len(other) and all(
        left is not None and right is not None and abs(left[0] - right[0]) < _SAME_PLACE
        for left, right in zip(one, other, strict=True)
    )


def fill_table(table: PdfTable, words: Sequence[PdfWord]) -> Filled:
    """Return a table with the words in its cells."""
    if table.pieces:
        return _fill_tagged(table, words)
    inner = [word for word in words if inside(word, table.box)]
    rows = []
    for row in table.rows:
        cells = [cell for cell in row if cell]
        top = min((cell[1] for cell in cells), default=0.0)
        bottom = max((cell[3] for cell in cells), default=0.0)
        near = [word for word in inner if top <= word.middle <= bottom]
        rows.append(
            tuple(
                tuple(word for word in near if inside(word, cell)) if cell else None for cell in row
            )
        )
    return Filled(table, tuple(rows))


def _fill_tagged(table: PdfTable, words: Sequence[PdfWord]) -> Filled:
    held: dict[int, list[PdfWord]] = {}
    for word in words:
        held.setdefault(word.piece, []).append(word)
    rows = (
        tuple(tuple(w for piece in sorted(cell) for w in held.get(piece, ())) for cell in row)
        for row in table.pieces
    )
    return Filled(table, tuple(rows))


def read_rows(filled: Filled, page: int, number: int) -> Iterator[Row]:
    """Yield the rows of a ruled table, the lines of a cell joined by line feeds."""
    for place, cells in enumerate(filled.rows):
        texts = tuple(cell_text(cell) if cell else "" for cell in cells)
        if any(texts):
            bold = all(word.bold for cell in cells for word in cell or ())
            head = place < filled.table.heads
            yield Row(texts, page, 0, head=head, bold=bold, table=number)
