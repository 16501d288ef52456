"""Tables without rules: text aligned in columns, as ``pdftotext -layout`` and many PDFs have it.

A line is seen as words with positions, counted in characters; wide gaps between words cut it into
segments. Where the segments of a line start gives columns; the table goes on as long as no line
runs across them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policymine.ingest.column_names import looks_like_header
from policymine.ingest.elements import Element, Line, Row
from policymine.ingest.headings import starts_lower
from policymine.ingest.markers import parse_marker

WIDE = 1.9
_SLACK = 1.1


@dataclass(frozen=True)
class Word:
    """A word and where on its line it stands."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Strip:
    """A line as words."""

    words: tuple[Word, ...]
    page: int
    gap: int
    bold: bool = False

    def segments(self, wide: float = WIDE) -> list[tuple[Word, ...]]:
        """Return the words in groups that wide gaps divide."""
        groups: list[list[Word]] = []
        for word in self.words:
            if groups and word.start - groups[-1][-1].end < wide:
                groups[-1].append(word)
            else:
                groups.append([word])
        return [tuple(group) for group in groups]


@dataclass(frozen=True)
class Region:
    """A table found in a run of strips: which ones, and where its columns start."""

    start: int
    end: int
    columns: tuple[float, ...]


def strip_of(line: Line) -> Strip:
    """Return a line of text as words with positions."""
    text = "" if "\t" in line.text else line.text
    words = (
        Word(match.group(), line.indent + match.start(), line.indent + match.end())
        for match in re.finditer(r"\S+", text)
    )
    return Strip(tuple(words), line.page, line.gap, line.bold)


def find_aligned_rows(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements, the lines of aligned tables as rows."""
    found = list(elements)
    strips = [
        strip_of(element) if isinstance(element, Line) else Strip((), 0, 1) for element in found
    ]
    place = 0
    for region in find_regions(strips):
        yield from found[place : region.start]
        yield from build_rows(strips[region.start : region.end], region.columns)
        place = region.end
    yield from found[place:]


def find_regions(strips: Sequence[Strip], *, wide: float = WIDE) -> Iterator[Region]:
    """Yield the tables among the strips, in order."""
    place = 0
    while place < len(strips):
        region = _region_at(strips, place, wide)
        if region is None:
            place += 1
        else:
            yield region
            place = region.end


def _region_at(strips: Sequence[Strip], place: int, wide: float) -> Region | None:
    """Return the table that begins at a strip, if one does."""
    groups = strips[place].segments(wide)
    if len(groups) < 2:
        return None
    header = looks_like_header([_text(group) for group in groups])
    if len(groups) < (2 if header else 3) or parse_marker(_text(groups[0])):
        return None
    columns = tuple(group[0].start for group in groups)
    end, several = place + 1, 1
    while end < len(strips):
        cells = cut(strips[end], columns, wide)
        if cells is None:
            break
        several += sum(map(bool, cells)) > 1
        end += 1
    while end > place + 1 and _is_tail(cut(strips[end - 1], columns, wide), strips[end - 1]):
        end -= 1
    return Region(place, end, columns) if several >= (2 if header else 3) else None


def _is_tail(cells: tuple[str, ...] | None, strip: Strip) -> bool:
    """Tell whether the last strip of a table is rather the heading or text that follows it."""
    return bool(cells and cells[0] and not any(cells[1:]) and strip.gap)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def cut(strip: Strip, columns: Sequence[float], wide: float = WIDE) -> tuple[str, ...] | None:
    """Return the cells of a strip, or None if its words run across the columns."""
    cells: list[list[Word]] = [[] for _ in columns]
    last = -1
    if not strip.words:
        return None
    for number, group in enumerate(strip.segments(wide)):
        column = _column(group[0].start, columns)
        if column is None or (number and column <= last):
            return None
        for word in group:
            turned = _column(word.start, columns, exact=True)
            if turned is not None and turned > column:
                column = turned
            elif column + 1 < len(columns) and word.end > columns[column + 1] + _SLACK:
                return None
            cells[column].append(word)
        last = column
    return tuple(_text(cell) for cell in cells)


def _column(start: float, columns: Sequence[float], *, exact: bool = False) -> int | None:
    """Return the column a word stands in: the last one that starts before it."""
    before = [n for n, left in enumerate(columns) if left <= start + _SLACK]
    if not before:
        return None
    if exact and abs(columns[before[-1]] - start) > _SLACK:
        return None
    return before[-1]


def build_rows(
    strips: Sequence[Strip], columns: Sequence[float], *, wide: float = WIDE
) -> Iterator[Row]:
    """Yield the rows of a table; the lines of a cell are joined by line feeds."""
    current: list[tuple[Strip, tuple[str, ...]]] = []
    for strip in strips:
        cells = cut(strip, columns, wide) or (_text(strip.words),)
        if current and _begins(strip, cells, current, columns):
            yield _row(current)
            current = []
        current.append((strip, cells))
    if current:
        yield _row(current)


def _row(parts: Sequence[tuple[Strip, tuple[str, ...]]]) -> Row:
    width = max(len(cells) for _, cells in parts)
    cells = tuple(
        "\n".join(cells[column] for _, cells in parts if column < len(cells) and cells[column])
        for column in range(width)
    )
    first = parts[0][0]
    return Row(cells, first.page, first.gap, bold=all(strip.bold for strip, _ in parts))


def _begins(
    strip: Strip,
    cells: tuple[str, ...],
    current: Sequence[tuple[Strip, tuple[str, ...]]],
    columns: Sequence[float],
) -> bool:
    """Tell whether a strip begins a new row rather than going on with the cells above."""
    last, above = current[-1]
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
