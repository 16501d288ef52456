"""The rows of a table without rules: which lines go on with the cells above, which begin one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from policymine.ingest.column_names import is_period, looks_like_header
from policymine.ingest.elements import Row
from policymine.ingest.headings import starts_lower
from policymine.ingest.layout.cells import cell_text, reach
from policymine.ingest.layout.row_starts import Room, mark_acts, open_cells, word_fits
from policymine.ingest.layout.strips import Strip, cut, runs_across, text_of

_COUNT = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?")
_FACT = 2
"""Columns of a fact sheet: labels and what stands beside them."""
_FEWEST_SPACED = 3
_LEVEL = 0.7
"""Of the rows below white, those that begin with most of their cells in a level table."""


@dataclass(frozen=True)
class _Cut:
    """A strip and its cells; ``opened`` are the columns that had ended in the strip above."""

    strip: Strip
    cells: tuple[str, ...]
    opened: tuple[int, ...] = ()
    band: bool = False

    @property
    def is_lone(self) -> bool:
        """Whether only the first of its cells has text, which ends within its column."""
        return not self.band and bool(self.cells[0]) and not any(self.cells[1:])


def build_rows(strips: Sequence[Strip], columns: Sequence[float]) -> Iterator[Row]:
    """Yield the rows of a table; the lines of a cell are joined by line feeds."""
    parts = [_read(strip, columns) for strip in strips]
    parts = [
        replace(part, opened=_opened(above, part))
        for above, part in zip([None, *parts], parts, strict=False)
    ]
    level, spaced = _is_level(parts), _is_spaced(parts)
    rooms = _rooms(parts, columns)
    heads = _heads(parts)
    current: list[_Cut] = []
    merged = ""
    for part in parts:
        opens = level and _opens(part)
        rest = spaced and not part.strip.gap and part.is_lone
        if (
            current
            and not rest
            and (opens or _begins(part, current, rooms, headed=current[0] in heads))
        ):
            row = _row(current, rooms, merged)
            shares = (opens or all(part.cells[1:])) and not (part.cells[0] or part.band)
            beside = shares and not looks_like_header(row.cells)
            merged = row.cells[0] if beside else ""
            yield row
            current = []
        current.append(part)
    if current:
        yield _row(current, rooms, merged)


def _rooms(parts: Sequence[_Cut], columns: Sequence[float]) -> list[Room]:
    lines = zip_longest(*(part.cells for part in parts), fillvalue="")
    spans = [*(right - left - 2 for left, right in pairwise(columns)), 0.0]
    return [
        Room(max(map(len, cells)), max(map(reach, cells)), span)
        for cells, span in zip(lines, spans, strict=False)
    ]


def _heads(parts: Sequence[_Cut]) -> list[_Cut]:
    """Return the parts that may name the columns: the first that does, and the first of a page."""
    named = [part for part in parts if looks_like_header(part.cells)]
    pages = [part for above, part in pairwise(parts) if above.strip.page != part.strip.page]
    return [*named[:1], *(part for part in named[1:] if part in pages)]


def _read(strip: Strip, columns: Sequence[float]) -> _Cut:
    if runs_across(strip, columns):
        return _Cut(strip, (text_of(strip.words), *[""] * (len(columns) - 1)), band=True)
    return _Cut(strip, cut(strip, columns) or (text_of(strip.words),))


def _opened(above: _Cut | None, part: _Cut) -> tuple[int, ...]:
    """Return the columns that have text again, though they had none in the strip above."""
    before = above.cells if above else ()
    pairs = zip_longest(part.cells, before[: len(part.cells)], fillvalue="")
    return tuple(place for place, (cell, over) in enumerate(pairs) if cell and not over)


def _opens(part: _Cut) -> bool:
    """Tell whether cells that had ended begin again side by side: a row of a level table."""
    return len(part.opened) > 1 or (0 in part.opened and sum(map(bool, part.cells)) > 1)


def _is_level(parts: Sequence[_Cut]) -> bool:
    """Tell whether the cells of a row begin on one line, and not in its middle or at its foot.

    Then a row that stands below white, or below the headers, begins with most of its cells.
    """
    headed = bool(parts) and looks_like_header(parts[0].cells)
    below = next((n for n in range(1, len(parts)) if not _goes_on(parts[n])), 0) if headed else 0
    firsts = [
        part
        for place, (above, part) in enumerate(pairwise(parts), start=1)
        if part.strip.page == above.strip.page and (part.strip.gap or place == below)
    ]
    full = sum(2 * sum(map(bool, part.cells)) >= len(part.cells) for part in firsts)
    return bool(firsts) and full >= _LEVEL * len(firsts)


def _is_spaced(parts: Sequence[_Cut]) -> bool:
    """Tell whether white stands between rows and nowhere else: what is below it has many cells."""
    below = [sum(map(bool, part.cells)) for part in parts if part.strip.gap and not part.band]
    return len(below) >= _FEWEST_SPACED and min(below) > 1


def _row(parts: Sequence[_Cut], rooms: Sequence[Room], merged: str) -> Row:
    """Return strips as a row.

    ``rooms`` are how wide the columns are, ``merged`` is what the first one shares with the rows
    above.
    """
    columns = zip_longest(*(part.cells for part in parts), fillvalue="")
    name, *others = (
        cell_text(mark_acts([*filter(None, column)], room.length), room.length, room.width)
        for column, room in zip(columns, rooms, strict=False)
    )
    cells = ("\n".join(filter(None, (merged, name))), *others)
    first = parts[0].strip
    bold = all(part.strip.bold for part in parts)
    return Row(cells, first.page, first.gap, bold=bold, band=parts[0].band)


def _goes_on(part: _Cut) -> bool:
    """Tell whether all cells of a strip go on with words begun above: a second line of headers.

    A year may, too, where a name stands above it (``Status maj`` over ``2024``).
    """
    cells = [(cell, n in part.opened) for n, cell in enumerate(part.cells) if cell]
    return all(
        starts_lower(cell) or cell.startswith("(") or (is_period(cell) and not opened)
        for cell, opened in cells
    )


def _begins(part: _Cut, current: Sequence[_Cut], rooms: Sequence[Room], *, headed: bool) -> bool:
    """Tell whether a strip begins a new row rather than going on with the cells above.

    ``headed`` says that those above may be the names of the columns.
    """
    strip, cells = part.strip, part.cells
    last, above = current[-1].strip, current[-1].cells
    if part.band or current[-1].band:
        return True
    if strip.page != last.page or strip.gap > last.gap or (strip.gap and len(current) == 1):
        return True
    fact = len(cells) == _FACT and not cells[0]
    if headed and len(current) == 1 and not fact:
        return not _goes_on(part)
    if open_cells(cells, above, [room.length for room in rooms]):
        return True
    if not cells[0] or starts_lower(cells[0]):
        return False
    if _COUNT.fullmatch(cells[0]) and _COUNT.fullmatch(current[0].cells[0]):
        return True
    if all(cells) and len(cells) == len(rooms) and not any(map(starts_lower, cells)):
        return True
    pairs = [pair for pair in zip(above, cells, rooms, strict=False) if pair[0] and pair[1]]
    if any(
        starts_lower(cell) and not word_fits(over, cell, room.length) for over, cell, room in pairs
    ):
        return False
    fits = [
        not starts_lower(cell) and word_fits(over, cell, max(room.length, room.span))
        for over, cell, room in pairs
    ]
    return sum(fits) * 2 > len(fits)
