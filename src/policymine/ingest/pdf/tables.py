"""Ruled tables on a page of a PDF: the words of each cell, and the rows that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policymine.ingest.column_names import are_names
from policymine.ingest.elements import Row
from policymine.ingest.page import Box, PdfPage, PdfTable, PdfWord, group_lines, inside
from policymine.ingest.pdf.cells import cell_text

_SAME_PLACE = 3.0


@dataclass(frozen=True)
class Filled:
    """A ruled table with the words of its cells, row by row; None where a cell is merged away."""

    table: PdfTable
    rows: tuple[tuple[tuple[PdfWord, ...] | None, ...], ...]

    @property
    def is_text(self) -> bool:
        """Tell whether it is a table of text: two columns, two rows, more than one cell.

        One of a single column is a form.
        """
        if all(len(row) == 1 for row in self.rows):
            return True
        filled = [sum(bool(cell) for cell in row) for row in self.rows]
        several = [count for count in filled if count > 1]
        return len(several) >= 2 or (len(filled) == 1 and len(several) == 1 and several[0] > 2)

    @property
    def has_columns(self) -> bool:
        """Tell whether a row of it has more than one cell with text."""
        return any(sum(bool(cell) for cell in row) > 1 for row in self.rows)


def goes_on(table: PdfTable, above: PdfTable | None) -> bool:
    """Tell whether a table has the columns of the one that ended the page before."""
    if above is None:
        return False
    one, other = table.rows[0], above.rows[-1]
    return len(one) == len(other) and all(
        left is not None and right is not None and abs(left[0] - right[0]) < _SAME_PLACE
        for left, right in zip(one, other, strict=True)
    )


def find_tables(page: PdfPage, words: Sequence[PdfWord], *, rest: bool, cut: bool) -> list[Filled]:
    """Return the tables of text on a page, with the words in their cells.

    The first is one of them if it is the ``rest`` of one on the page before, and the last, if it is
    ``cut`` and goes on over the page, where it has columns.
    """
    filled = [fill_table(table, [*words, *page.turned]) for table in page.tables]
    last = len(filled) - 1
    return [
        own
        for place, own in enumerate(filled)
        if own.is_text or (rest and not place) or (cut and place == last and own.has_columns)
    ]


def fill_table(table: PdfTable, words: Sequence[PdfWord]) -> Filled:
    """Return a table with the words in its cells."""
    if table.pieces:
        return _fill_tagged(table, words)
    # Sums of sides, which are twice the middles: this runs for each word and cell of a row.
    inner = [
        (word.left + word.right, word.top + word.bottom, word)
        for word in words
        if inside(word, table.box)
    ]
    rows = []
    for row in table.rows:
        top = min((cell[1] for cell in row if cell), default=0.0)
        bottom = max((cell[3] for cell in row if cell), default=0.0)
        near = [item for item in inner if 2 * top <= item[1] <= 2 * bottom]
        rows.append(tuple(_held(near, cell) if cell else None for cell in row))
    return Filled(table, tuple(rows))


def _held(words: Sequence[tuple[float, float, PdfWord]], cell: Box) -> tuple[PdfWord, ...]:
    left, top, right, bottom = (2 * side for side in cell)
    return tuple(word for x, y, word in words if left <= x <= right and top <= y <= bottom)


def _fill_tagged(table: PdfTable, words: Sequence[PdfWord]) -> Filled:
    held: dict[int, list[PdfWord]] = {}
    for word in words:
        held.setdefault(word.piece, []).append(word)
    rows = (
        tuple(tuple(w for piece in sorted(cell) for w in held.get(piece, ())) for cell in row)
        for row in table.pieces
    )
    return Filled(table, tuple(rows))


def read_rows(filled: Filled, page: int, number: int, *, rest: bool = False) -> Iterator[Row]:
    """Yield the rows of a ruled table, the lines of a cell joined by line feeds.

    ``rest`` says that it goes on from the page before: its first row names no columns.
    """
    ruled = not filled.table.pieces
    inset, merged = _inset(filled), _merged(filled.table)
    bold = [all(word.bold for cell in row for word in cell or ()) for row in filled.rows]
    for place, (boxes, words) in enumerate(zip(filled.table.rows, filled.rows, strict=True)):
        cells = tuple(
            cell_text(cell, box[2] - inset if ruled else None) if box and cell else ""
            for box, cell in zip(boxes, words, strict=True)
        )
        named = not place and not rest and bold[0] and not all(bold) and are_names(cells)
        head = named or place < filled.table.heads
        band = sum(box is not None for box in boxes) == 1 and not any(merged[place])
        parts = _titled(words) if band and len(boxes) > 1 else ()
        for part in parts:
            titled = (cell_text(part), *[""] * (len(boxes) - 1))
            yield Row(titled, page, bold=part is parts[0], table=number, band=True)
        if any(cells) and not parts:
            yield Row(cells, page, 0, head, bold[place], number, band=band, merged=merged[place])


def _titled(cells: Sequence[Sequence[PdfWord] | None]) -> tuple[Sequence[PdfWord], ...]:
    """Return the bold title that opens a band and the sentence after it, or nothing."""
    words = [
        word for line in group_lines(cell for own in cells for cell in own or ()) for word in line
    ]
    plain = next((place for place, word in enumerate(words) if not word.bold), 0)
    title, told = words[:plain], words[plain:]
    apart = title and told and told[0].text[0].isupper() and not any(word.bold for word in told)
    ended = apart and told[-1].text.endswith(".") and not title[-1].text.endswith((".", ":", ","))
    return (title, told) if ended else ()


def _merged(table: PdfTable) -> list[tuple[bool, ...]]:
    """Tell for each cell of each row whether one from a row above reaches down beside it."""
    ends = [0.0] * max(map(len, table.rows))
    merged = []
    for row in table.rows:
        top = min((cell[1] for cell in row if cell), default=0.0)
        merged.append(tuple(not cell and ends[n] > top + 1 for n, cell in enumerate(row)))
        ends = [cell[3] if cell else ends[n] for n, cell in enumerate(row)]
    return merged


def _inset(filled: Filled) -> float:
    """Return how far from the left of a cell its text begins; it ends as far from the right."""
    rows = zip(filled.table.rows, filled.rows, strict=True)
    cells = (pair for boxes, row in rows for pair in zip(boxes, row, strict=True))
    insets = (word.left - box[0] for box, words in cells if box for word in words or ())
    return min(insets, default=0.0)
