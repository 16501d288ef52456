"""Rows of a table without rules: the lines of a cell stand close, and white parts whole rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from policymine.ingest.headings import starts_lower
from policymine.ingest.page import PdfWord, Segment
from policymine.ingest.pdf.leading import find_leadings

_ALIGNED = 1.5
"""Points by which the cells of a row may reach beyond the highest one."""
_SPARE = 0.09
"""Of the size of print, by which the white between rows is more than that between lines."""
_TOUCH = 1.0
_MOSTLY, _FEW = 0.75, 0.2
_OFF = 3.0
"""Points by which a shared cell may miss the middle of its rows."""


@dataclass(frozen=True)
class Block:
    """Lines of one column that stand close, from the top."""

    column: int
    lines: tuple[Segment, ...]

    @cached_property
    def words(self) -> tuple[PdfWord, ...]:
        """Return the words of its lines."""
        return tuple(word for line in self.lines for word in line.words)

    @property
    def text(self) -> str:
        """Return its lines as text."""
        return " ".join(line.text for line in self.lines)

    @property
    def top(self) -> float:
        """Return where its first line begins."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """Return where its last line ends."""
        return self.lines[-1].bottom


Blocks = list[Block]
"""What stands side by side, or on top of each other without white between."""


@dataclass(frozen=True)
class StackedRow:
    """The blocks of a row; ``merged`` says that its first cell is one of a row above."""

    blocks: tuple[Block, ...]
    merged: bool = False

    @property
    def top(self) -> float:
        """Return where the first of its cells begins."""
        return min(block.top for block in self.blocks)

    @property
    def bottom(self) -> float:
        """Return where the last of its cells ends."""
        return max(block.bottom for block in self.blocks)

    @property
    def is_lone(self) -> bool:
        """Whether only its first cell has text, and is its own."""
        return not self.merged and all(not block.column for block in self.blocks)


def stack_rows(
    columns: Sequence[Sequence[Segment]], usual: Callable[[], float], *, headed: bool
) -> list[StackedRow]:
    """Return the rows that the lines of some columns make out, none where white does not tell them.

    Lines of a cell stand as close as the closest lines of the table do. If none of them goes on
    with the one above, each may be a row: where all stand farther apart than the lines of the
    document's text, which ``usual`` tells, that is more likely. The first row of a ``headed`` table
    names its columns.
    """
    pairs = [pair for lines in columns for pair in find_leadings(lines)]
    closest = min((leading for leading, _ in pairs), default=0.0)
    told = any(goes_on for leading, goes_on in pairs if leading < closest + _SPARE)
    tried = [closest] if told else [closest, 0.0]
    if not told and 0 < usual() < closest - _SPARE:
        tried.reverse()
    for leading in tried:
        blocks = [*_blocks(columns, leading + _SPARE)]
        inner = _rows(block for block in blocks if block.column)
        rows = _rows(blocks)
        firsts = [block for block in blocks if not block.column]
        lower = len(inner) > len(rows) or _is_late(rows[headed:], firsts)
        several = len(columns) > 2 and lower and _are_rows(inner, headed=headed)
        if several and (shared := _spread(firsts, inner)):
            return shared
        if _are_rows(rows, headed=headed):
            return [StackedRow(tuple(row)) for row in rows]
    return []


def _is_late(rows: Sequence[Blocks], firsts: Sequence[Block]) -> bool:
    """Tell whether the first rows have no cell in the first column, though others do."""
    return len(firsts) > 1 and bool(rows) and all(block.column for block in rows[0])


def _spread(firsts: Sequence[Block], rows: Sequence[Blocks]) -> list[StackedRow]:
    """Return rows with first cells that stand in the middle of all rows that share one.

    None if any does not.
    """
    found: list[StackedRow] = []
    left = [StackedRow(tuple(row)) for row in rows]
    for first in firsts:
        middle = first.top + first.bottom
        spans = range(1, len(left) + 1)
        miss = {n: abs(_middle(left[:n]) - middle) / 2 for n in spans}
        count = min(miss, key=lambda n: miss[n], default=0)
        if not count or miss[count] > _OFF:
            return []
        found.append(StackedRow((first, *left[0].blocks)))
        found.extend(replace(row, merged=True) for row in left[1:count])
        left = left[count:]
    return [] if left else found


def _middle(rows: Sequence[StackedRow]) -> float:
    blocks = [block for row in rows for block in row.blocks]
    return min(block.top for block in blocks) + max(block.bottom for block in blocks)


def _blocks(columns: Sequence[Sequence[Segment]], most: float) -> Iterator[Block]:
    for column, lines in enumerate(columns):
        held: list[Segment] = []
        for line in lines:
            if held and line.bottom - held[-1].bottom > most * line.size:
                yield Block(column, tuple(held))
                held = []
            held.append(line)
        if held:
            yield Block(column, tuple(held))


def _rows(blocks: Iterable[Block]) -> list[Blocks]:
    """Return blocks in rows: white across all columns parts them."""
    rows: list[Blocks] = []
    reach = 0.0
    for block in sorted(blocks, key=lambda block: (block.top, block.column)):
        if rows and block.top < reach - _TOUCH:
            rows[-1].append(block)
        else:
            rows.append([block])
        reach = max(reach, block.bottom)
    return rows


def _are_rows(rows: Sequence[Blocks], *, headed: bool) -> bool:
    """Tell whether blocks stand in rows: side by side, none beyond the highest."""
    full = [row for row in rows if len({block.column for block in row}) > 1]
    aligned = sum(map(_is_aligned, full))
    cut = sum(all(starts_lower(b.lines[0].text) for b in row) for row in rows)
    told = full[headed:]
    several = sum(_holds_several(row, 2 + headed) for row in told)
    return (
        bool(told)
        and aligned >= _MOSTLY * len(full)
        and cut <= _FEW * len(rows)
        and 2 * several <= len(told)
    )


def _is_aligned(row: Blocks) -> bool:
    """Tell whether a row has one block a column, or the highest reaches as far as all of it."""
    top, bottom = min(block.top for block in row), max(block.bottom for block in row)
    whole = any(b.top - top < _ALIGNED and bottom - b.bottom < _ALIGNED for b in row)
    return whole or len({block.column for block in row}) == len(row)


def _holds_several(row: Blocks, fewest: int) -> bool:
    """Tell whether all cells have as many lines, that few of go on: rows without white."""
    counts = {len(block.lines) for block in row}
    below = [line.text for block in row for line in block.lines[1:]]
    anew = 2 * sum(map(starts_lower, below)) < len(below)
    return len(counts) == 1 and counts.pop() >= fewest and anew
