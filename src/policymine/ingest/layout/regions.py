"""Where tables without rules are: runs of lines whose words are aligned in columns.

Where the segments of a line start gives columns; the table goes on as long as no line runs across
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from policymine.ingest.column_names import looks_like_header
from policymine.ingest.headings import starts_lower
from policymine.ingest.layout.starts import columns_below, whole_segments
from policymine.ingest.layout.strips import SLACK, Strip, cut, runs_across, text_of
from policymine.ingest.markers import parse_marker

_FIRST = 12
"""Strips below a header that are looked at for columns."""
Item = TypeVar("Item")


@dataclass(frozen=True)
class Region:
    """A table found in a run of strips: which ones, and where its columns start."""

    start: int
    end: int
    columns: tuple[float, ...]

    def of(self, lines: Sequence[Item]) -> Sequence[Item]:
        """Return those of a run of lines that the table takes."""
        return lines[self.start : self.end]


def find_regions(
    strips: Sequence[Strip],
    *,
    apart: Sequence[bool] | None = None,
    broken: tuple[float, ...] = (),
) -> Iterator[Region]:
    """Yield the tables among the strips, in order.

    ``apart`` tells the strips that may have words in two columns, where that is known; ``broken``
    are the columns of a table above the first strip that goes on there if its rows do.
    """
    last = _rest_in(strips, broken)
    if last:
        yield last
    place = last.end if last else 0
    while place < len(strips):
        if apart and not apart[place] and not (last and last.end == place):
            place += 1
            continue
        region = _rest_at(strips, place, last) or _region_at(strips, place)
        if region is None:
            place += 1
        else:
            yield region
            place, last = region.end, region


def is_tabular(strips: Sequence[Strip], columns: Sequence[float]) -> bool:
    """Tell whether aligned text is a table: text in columns fills them line by line.

    A table of contents, whose last column is page numbers that rise, is none.
    """
    rows = [cut(strip, columns) or () for strip in strips]
    last = [row[-1] for row in rows if row and row[-1]]
    if last and all(text.isdigit() and len(text) < 4 for text in last):
        return False
    named, several = looks_like_header(rows[0]), len(columns) > 2
    if named and several:
        return True
    edges = [*columns, max(word.end for strip in strips for word in strip.words)]
    full = total = 0
    for row in rows:
        for number, cell in enumerate(row):
            if cell:
                width = edges[number + 1] - edges[number]
                total += 1
                full += len(cell) > 0.72 * width
    # Two columns of prose may open with headings that would name the columns of a table.
    return total > 0 and full < 0.45 * total and (named or several)


def _region_at(strips: Sequence[Strip], place: int) -> Region | None:
    """Return the table that begins at a strip, if one does."""
    groups = whole_segments(strips[place])
    if len(groups) < 2:
        return None
    header = _is_header([text_of(group) for group in groups])
    if len(groups) < (2 if header else 3) or parse_marker(text_of(groups[0])):
        return None
    columns = tuple(group[0].start for group in groups)
    if header:
        columns = columns_below(strips[place], strips[place + 1 : place + _FIRST])
    region, several = _grow(strips, place, columns)
    return region if several >= (2 if header else 3) else None


def _is_header(cells: Sequence[str]) -> bool:
    """Tell whether cells name columns; two of which one goes on with a sentence are prose."""
    prose = len(cells) == 2 and (any(map(starts_lower, cells)) or cells[0].endswith("-"))
    return not prose and looks_like_header(cells)


def _rest_in(strips: Sequence[Strip], columns: tuple[float, ...]) -> Region | None:
    """Return the table in three or more known columns that the strips begin with.

    One of its lines fills them all, so few rows are enough; what names columns begins another.
    """
    if len(columns) < 3 or not strips or _names(strips[0]):
        return None
    region, _ = _grow(strips, 0, columns)
    starts = [[group[0].start for group in whole_segments(strip)] for strip in region.of(strips)]
    full = [row for row in starts if len(row) == len(columns)]
    at = (all(abs(a - b) < SLACK for a, b in zip(row, columns, strict=True)) for row in full)
    return region if any(at) else None


def _names(strip: Strip) -> bool:
    return looks_like_header([text_of(group) for group in strip.segments()])


def _rest_at(strips: Sequence[Strip], place: int, last: Region | None) -> Region | None:
    """Return the rest of a table that the end of a page has broken; its columns may have moved.

    The first of its lines that has as many cells says where they are.
    """
    if last is None or last.end != place or strips[place].page == strips[place - 1].page:
        return None
    if _names(strips[place]):
        return None
    for strip in strips[place : place + _FIRST]:
        groups = whole_segments(strip)
        if strip.page == strips[place].page and len(groups) == len(last.columns):
            columns = tuple(group[0].start for group in groups)
            region, several = _grow(strips, place, columns)
            return region if several > 1 else None
    return None


def _grow(strips: Sequence[Strip], place: int, columns: tuple[float, ...]) -> tuple[Region, int]:
    """Return the table in these columns from a strip on, and how many strips have several cells."""
    end, several, apart, full = place, 0, False, place
    while end < len(strips):
        strip = strips[end]
        turned = end > place and strip.page != strips[end - 1].page
        apart = apart or (end > place and strip.gap > 0)
        cells = cut(strip, columns, strict=turned or apart)
        across = end > place and runs_across(strip, columns)
        if across and not _goes_on(strips[end + 1 : end + 2], columns, apart=apart):
            break
        if (cells is None and not across) or (apart and end > full + 1 and _names(strip)):
            break
        if cells and sum(map(bool, cells)) > 1 and not across:
            several, apart, full = several + 1, False, end
        end += 1
    tail = range(max(full, place) + 1, end)
    end = next((n for n in tail if _is_tail(cut(strips[n], columns), strips[n])), end)
    return Region(place, end, columns), several


def _goes_on(below: Sequence[Strip], columns: Sequence[float], *, apart: bool) -> bool:
    """Tell whether a table goes on below a line across its columns: with a row, no new header.

    A line that stands ``apart`` from the rows above may be the heading of what follows; between
    rows of three cells that stand apart from it as well it is a theme of theirs.
    """
    for strip in below:
        cells = cut(strip, columns, strict=apart) or ()
        filled = [cell for cell in cells if cell]
        row = len(filled) > (2 if apart else 1) and not looks_like_header(filled)
        return row and apart == bool(strip.gap)
    return False


def _is_tail(cells: tuple[str, ...] | None, strip: Strip) -> bool:
    """Tell whether a strip below a table's rows is rather the heading or text that follows it."""
    return bool(cells and cells[0] and not any(cells[1:]) and strip.gap)
