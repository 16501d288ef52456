"""The rows of a table without rules: which lines go on with the cells above, which begin one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from policymine.ingest.aligned import WIDE, Strip, cut, text_of
from policymine.ingest.column_names import looks_like_header
from policymine.ingest.elements import Row
from policymine.ingest.headings import starts_lower


@dataclass(frozen=True)
class _Cut:
    """A strip and its cells."""

    strip: Strip
    cells: tuple[str, ...]


def build_rows(
    strips: Sequence[Strip], columns: Sequence[float], *, wide: float = WIDE
) -> Iterator[Row]:
    """Yield the rows of a table; the lines of a cell are joined by line feeds."""
    current: list[_Cut] = []
    for strip in strips:
        part = _Cut(strip, cut(strip, columns, wide) or (text_of(strip.words),))
        if current and _begins(part, current, columns):
            yield _row(current)
            current = []
        current.append(part)
    if current:
        yield _row(current)


def _row(parts: Sequence[_Cut]) -> Row:
    columns = zip_longest(*(part.cells for part in parts), fillvalue="")
    cells = tuple("\n".join(filter(None, column)) for column in columns)
    first = parts[0].strip
    return Row(cells, first.page, first.gap, bold=all(part.strip.bold for part in parts))


def _begins(part: _Cut, current: Sequence[_Cut], columns: Sequence[float]) -> bool:
    """Tell whether a strip begins a new row rather than going on with the cells above."""
    strip, cells = part.strip, part.cells
    last, above = current[-1].strip, current[-1].cells
    if strip.page != last.page or strip.gap > last.gap or (strip.gap and len(current) == 1):
        return True
    if len(current) == 1 and looks_like_header(above):
        return not all(starts_lower(cell) for cell in cells if cell)
    if not cells[0] or starts_lower(cells[0]):
        return False
    if all(cells) and len(cells) == len(columns) and not any(map(starts_lower, cells)):
        return True
    fits = [
        _would_fit(above[n], cell, columns, n)
        for n, cell in enumerate(cells)
        if cell and n < len(above) and above[n]
    ]
    return sum(fits) * 2 > len(fits)


def _would_fit(above: str, cell: str, columns: Sequence[float], number: int) -> bool:
    """Tell whether the first word of a cell would have fitted on the line above it."""
    if above.endswith("-") or starts_lower(cell):
        return False
    if number + 1 >= len(columns):
        return True
    width = columns[number + 1] - columns[number] - 2
    return len(above) + 1 + len(cell.split(maxsplit=1)[0]) <= width
