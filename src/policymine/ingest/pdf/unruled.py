"""Tables without rules on a page of a PDF whose columns and rows white parts.

Where the lines of its cells stand no closer than its rows, only the words tell what a row is: such
tables are left to what reads text aligned in columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from policymine.ingest.column_names import is_plain_name
from policymine.ingest.elements import MAYBE_CUT, Row
from policymine.ingest.layout.strips import WIDE
from policymine.ingest.page import Box, PdfWord, Segment, segment_of
from policymine.ingest.pdf.area import Area, Kind
from policymine.ingest.pdf.areas import areas_at, rest_at
from policymine.ingest.pdf.cells import cell_text
from policymine.ingest.pdf.stacks import StackedRow, stack_rows
from policymine.ingest.pdf.white import find_levels

_FEWEST_LABELS = 3
_SHORT = 3
_FEWEST_PLAIN = 3
_MOSTLY = 0.75
_EDGE = 0.5
_TOUCH = 1.0


@dataclass(frozen=True)
class Unruled:
    """The tables of a page, each as its box and rows, and the words around them.

    ``broken`` is where the columns of the last begin if no line stands below it: it may go on over
    the page.
    """

    tables: tuple[tuple[Box, tuple[Row, ...]], ...] = ()
    left: tuple[PdfWord, ...] = ()
    broken: tuple[float, ...] = ()


def take_unruled(
    words: Sequence[PdfWord],
    unit: float,
    leading: Callable[[], float],
    broken: Sequence[float] = (),
) -> Unruled:
    """Take the tables out of the words of a page whose rows white tells.

    ``unit`` is the width of a character, ``leading`` says how far lines of the document's text
    stand apart in sizes of its print. ``broken`` is where the columns begin of a table that the
    page before may have broken off.
    """
    levels, wide = find_levels(words), WIDE * unit
    found: list[tuple[Box, tuple[Row, ...]]] = []
    taken: set[int] = set()
    ends: tuple[float, ...] = ()
    place = free = 0
    failed: dict[Kind, int] = {}
    while place < len(levels):
        rest = rest_at(levels, broken, wide) if not place else None
        tried = {kind for kind, end in failed.items() if place < end}
        areas = chain(filter(None, [rest]), areas_at(levels, place, wide, free, tried))
        area, rows = _first_table(areas, len(levels), leading, failed)
        place += 1
        if area is not None:
            inner = [word for line in area.levels for word in line.words]
            found.append((segment_of(inner).box, rows))
            taken.update(map(id, inner))
            place = free = area.end
            ends = (min(word.left for word in inner), *area.starts) if free == len(levels) else ()
    left = [word for word in words if id(word) not in taken] if found else words
    return Unruled(tuple(found), tuple(left), ends)


def _first_table(
    areas: Iterable[Area], end: int, leading: Callable[[], float], failed: dict[Kind, int]
) -> tuple[Area | None, tuple[Row, ...]]:
    """Return the first area that is a table, and its rows; ``end`` is where the page ends.

    Where those end that are none is kept in ``failed``: no other of that kind begins within.
    """
    for area in areas:
        whole, stacked = area, _stack(area, leading)
        if stacked and (own := _own(area, stacked)) != stacked:
            whole = area.between(own[0].top, own[-1].bottom)
            stacked = _stack(whole, leading)
        if rows := _read(whole, stacked, cut=whole.end == end):
            return whole, rows
        failed[area.kind] = area.end
    return None, ()


def _own(area: Area, stacked: Sequence[StackedRow]) -> Sequence[StackedRow]:
    """Return the rows of the first table in an area, without what stands above and below it.

    A label that comes again opens another fact sheet.
    """
    told = [n for n, row in enumerate(stacked) if not row.is_lone]
    first = told[0] if told and area.kind is not Kind.NAMED else 0
    last = told[-1] + 1 if told else len(stacked)
    if area.kind is Kind.SHEET:
        labels = [" ".join(b.text for b in row.blocks if not b.column) for row in stacked]
        again = (n for n in range(first + 1, last) if labels[n] == labels[first])
        return stacked[first : next(again, last)]
    gaps = [below.top - above.bottom for above, below in pairwise(stacked)]
    usual = max(gaps[first : last - 1], default=0.0)
    while last < len(stacked) and gaps[last - 1] < usual + _TOUCH:
        last += 1
    return stacked[first:last]


def _read(area: Area, stacked: Sequence[StackedRow], *, cut: bool) -> tuple[Row, ...]:
    """Return the rows of an area, none if they are no table.

    One that the end of the page may ``cut`` has fewer rows.
    """
    across = {id(word) for n in area.across for word in area.levels[n].words}
    ends = [0.0 for _ in range(len(area.starts) + 1)]
    for block in (block for row in stacked for block in row.blocks):
        ends[block.column] = max([ends[block.column], *(line.right for line in block.lines)])
    rows = [_row(row, ends, across) for row in stacked]
    if not rows or not _are_rows(area.kind, rows, cut=cut):
        return ()
    return (replace(rows[0], head=area.kind is Kind.NAMED), *rows[1:])


def _stack(area: Area, leading: Callable[[], float]) -> list[StackedRow]:
    columns: list[list[Segment]] = [[] for _ in range(len(area.starts) + 1)]
    for n, line in enumerate(area.levels):
        for column, words in zip(columns, _cut(line, area, whole=n in area.across), strict=True):
            if words:
                column.append(segment_of(words))
    rows = stack_rows(columns, leading, headed=area.kind is Kind.NAMED) if all(columns) else []
    return _with_values(rows) if area.kind is Kind.SHEET else rows


def _with_values(rows: Sequence[StackedRow]) -> list[StackedRow]:
    """Return the rows of a fact sheet, a label and the value that stands a little lower as one."""
    joined: list[StackedRow] = []
    for row in rows:
        if joined and joined[-1].is_lone and all(block.column for block in row.blocks):
            joined[-1] = StackedRow((*joined[-1].blocks, *row.blocks))
        else:
            joined.append(row)
    return joined


def _cut(line: Segment, area: Area, *, whole: bool) -> list[list[PdfWord]]:
    """Return the words of a line in each column."""
    if whole:
        return [list(line.words), *([] for _ in area.starts)]
    edges = [float("-inf"), *(start - _EDGE for start in area.starts), float("inf")]
    return [[word for word in line.words if a <= word.left < b] for a, b in pairwise(edges)]


def _row(stacked: StackedRow, ends: Sequence[float], across: set[int]) -> Row:
    held: list[list[PdfWord]] = [[] for _ in ends]
    for block in stacked.blocks:
        held[block.column].extend(block.words)
    cells = tuple(
        cell_text(words, end, sign=MAYBE_CUT) if words else ""
        for words, end in zip(held, ends, strict=True)
    )
    words = [word for cell in held for word in cell]
    merged = (True, *(False for _ in ends[1:])) if stacked.merged else ()
    band = any(id(word) in across for word in words)
    return Row(cells, bold=all(word.bold for word in words), band=band, merged=merged)


def _are_rows(kind: Kind, rows: Sequence[Row], *, cut: bool) -> bool:
    """Tell whether rows are those of a table by what stands in them.

    Labels open those of a fact sheet, most with a short value; where nothing names columns, most
    rows fill them all. Those of a table of contents end in a number.
    """
    firsts = [row.cells[0].replace(f"{MAYBE_CUT}\n", "") for row in rows]
    if kind is Kind.SHEET:
        labels = {first for first in firsts if is_plain_name(first)}
        short = sum(row.cells[1].count("\n") < _SHORT for row in rows)
        return len(labels) >= _FEWEST_LABELS - cut and 2 * short > len(rows)
    if kind is Kind.NAMED and len(rows[0].cells) > 2:
        return True
    full = [row for row in rows if all(row.cells)]
    lasts = [row.cells[-1] for row in full[kind is Kind.NAMED :]]
    listed = all(last.isdigit() and len(last) < 4 for last in lasts)
    return not listed and (
        kind is not Kind.PLAIN or len(full) >= max(_FEWEST_PLAIN, _MOSTLY * len(rows))
    )
