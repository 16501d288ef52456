"""Where tables without rules are: runs of lines whose words are aligned in columns.

Where the segments of a line start gives columns; the table goes on as long as no line runs across
them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from policymine.ingest.aligned import SLACK, WIDE, Strip, Word, cut, runs_across, text_of
from policymine.ingest.column_names import looks_like_header
from policymine.ingest.headings import starts_lower
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
    strips: Sequence[Strip], *, wide: float = WIDE, apart: Sequence[bool] | None = None
) -> Iterator[Region]:
    """Yield the tables among the strips, in order.

    ``wide`` is how many characters two words are apart at least that stand in two columns;
    ``apart`` tells the strips that may have such words, where that is known.
    """
    place = 0
    last: Region | None = None
    while place < len(strips):
        if apart and not apart[place] and not (last and last.end == place):
            place += 1
            continue
        region = _rest_at(strips, place, last, wide) or _region_at(strips, place, wide)
        if region is None:
            place += 1
        else:
            yield region
            place, last = region.end, region


def _region_at(strips: Sequence[Strip], place: int, wide: float) -> Region | None:
    """Return the table that begins at a strip, if one does."""
    groups = _with_glyphs(strips[place].segments(wide))
    if len(groups) < 2:
        return None
    header = _is_header([text_of(group) for group in groups])
    if len(groups) < (2 if header else 3) or parse_marker(text_of(groups[0])):
        return None
    columns = tuple(group[0].start for group in groups)
    if header:
        below = strips[place + 1 : place + _FIRST]
        columns = _below_centred(groups, below, wide) or _with_close(
            columns, strips[place], below, wide
        )
    region, several = _grow(strips, place, columns, wide)
    return region if several >= (2 if header else 3) else None


def _is_header(cells: Sequence[str]) -> bool:
    """Tell whether cells name columns; two of which one goes on with a sentence are prose."""
    prose = len(cells) == 2 and (any(map(starts_lower, cells)) or cells[0].endswith("-"))
    return not prose and looks_like_header(cells)


def _rest_at(
    strips: Sequence[Strip], place: int, last: Region | None, wide: float
) -> Region | None:
    """Return the rest of a table that the end of a page has broken; its columns may have moved.

    The first of its lines that has as many cells says where they are.
    """
    if last is None or last.end != place or strips[place].page == strips[place - 1].page:
        return None
    if looks_like_header([text_of(group) for group in strips[place].segments(wide)]):
        return None
    for strip in strips[place : place + _FIRST]:
        groups = _with_glyphs(strip.segments(wide))
        if strip.page == strips[place].page and len(groups) == len(last.columns):
            columns = tuple(group[0].start for group in groups)
            region, several = _grow(strips, place, columns, wide)
            return region if several > 1 else None
    return None


def _grow(
    strips: Sequence[Strip], place: int, columns: tuple[float, ...], wide: float
) -> tuple[Region, int]:
    """Return the table in these columns from a strip on, and how many strips have several cells."""
    end, several, apart = place, 0, False
    while end < len(strips):
        strip = strips[end]
        cells = cut(strip, columns, wide)
        across = end > place and runs_across(strip, columns, wide)
        apart = apart or (end > place and strip.gap > 0)
        if across and not _goes_on(strips[end + 1 : end + 2], columns, wide, apart=apart):
            break
        if cells is None and not across:
            break
        if cells and sum(map(bool, cells)) > 1 and not across:
            several, apart = several + 1, False
        end += 1
    while end > place + 1 and _is_tail(cut(strips[end - 1], columns, wide), strips[end - 1]):
        end -= 1
    return Region(place, end, columns), several


def _below_centred(
    names: Sequence[tuple[Word, ...]], below: Sequence[Strip], wide: float
) -> tuple[float, ...]:
    """Return where the cells begin if their names are centred over them, as browsers set them.

    As many places then are where cells of several lines begin, each left of its name.
    """
    counts = Counter(group[0].start for strip in below for group in strip.segments(wide))
    starts = sorted(start for start, count in counts.items() if count > 1)
    ends = [group[-1].end for group in names]
    if len(starts) != len(names) or len(names) < 3:
        return ()
    edges = [*starts[1:], max(ends) + 1]
    over = all(
        start - SLACK <= group[0].start and end < edge + SLACK
        for start, edge, group, end in zip(starts, edges, names, ends, strict=True)
    )
    centred = sum(
        group[0].start - start > SLACK for group, start in zip(names, starts, strict=True)
    )
    return tuple(starts) if over and 2 * centred > len(names) else ()


def _with_close(
    columns: tuple[float, ...], header: Strip, below: Sequence[Strip], wide: float
) -> tuple[float, ...]:
    """Return the columns with those whose headers stand too close for white to part them.

    There a header's word begins where cells of several lines below begin.
    """
    starts = [
        group[0].start
        for strip in below
        if strip.page == header.page
        for group in _with_glyphs(strip.segments(wide))[1:]
    ]
    close = [
        word.start
        for word in header.words
        if min(abs(word.start - column) for column in columns) > SLACK
        and sum(abs(word.start - start) < SLACK for start in starts) > 1
    ]
    return tuple(sorted((*columns, *close)))


def _goes_on(below: Sequence[Strip], columns: Sequence[float], wide: float, *, apart: bool) -> bool:
    """Tell whether a table goes on below a line across its columns: with a row, no new header.

    A line that stands ``apart`` from the rows above may be the heading of what follows; between
    rows of three cells that stand apart from it as well it is a theme of theirs.
    """
    for strip in below:
        cells = cut(strip, columns, wide) or ()
        filled = [cell for cell in cells if cell]
        row = len(filled) > (2 if apart else 1) and not looks_like_header(filled)
        return row and apart == bool(strip.gap)
    return False


def _with_glyphs(groups: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """Return segments with a lone list glyph put to the item it opens: it makes no column."""
    joined: list[tuple[Word, ...]] = []
    for group in groups:
        if joined and _is_glyph(joined[-1]):
            joined[-1] = (*joined[-1], *group)
        else:
            joined.append(group)
    return joined


def _is_glyph(group: Sequence[Word]) -> bool:
    return parse_marker(f"{text_of(group)} x") is not None and not text_of(group)[:1].isalnum()


def _is_tail(cells: tuple[str, ...] | None, strip: Strip) -> bool:
    """Tell whether the last strip of a table is rather the heading or text that follows it."""
    return bool(cells and cells[0] and not any(cells[1:]) and strip.gap)
