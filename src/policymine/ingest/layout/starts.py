"""Where the columns of a table without rules begin, by the names over them and the cells below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policymine.ingest.layout.strips import SLACK, Strip, Word, text_of
from policymine.ingest.markers import parse_marker


def whole_segments(strip: Strip) -> list[tuple[Word, ...]]:
    """Return the segments, a lone list glyph put to the item it opens: it makes no column."""
    joined: list[tuple[Word, ...]] = []
    for group in strip.segments():
        if joined and is_glyph(text_of(joined[-1])):
            joined[-1] = (*joined[-1], *group)
        else:
            joined.append(group)
    return joined


def is_glyph(text: str) -> bool:
    """Tell whether a text is nothing but a list glyph."""
    return not text[:1].isalnum() and parse_marker(f"{text} x") is not None


def columns_below(header: Strip, below: Sequence[Strip]) -> tuple[float, ...]:
    """Return where the columns begin that a header names, by the first strips below it."""
    names = whole_segments(header)
    starts = tuple(group[0].start for group in names)
    return _below_centred(names, below) or _with_close(starts, header, below)


def _below_centred(names: Sequence[tuple[Word, ...]], below: Sequence[Strip]) -> tuple[float, ...]:
    """Return where the cells begin if their names are centred over them, as browsers set them.

    As many places then are where cells of several lines begin, each left of its name.
    """
    counts = Counter(group[0].start for strip in below for group in strip.segments())
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
    columns: tuple[float, ...], header: Strip, below: Sequence[Strip]
) -> tuple[float, ...]:
    """Return the columns with those whose headers stand too close for white to part them.

    There a header's word begins where cells of several lines below begin.
    """
    starts = [
        group[0].start
        for strip in below
        if strip.page == header.page
        for group in whole_segments(strip)[1:]
    ]
    close = [
        word.start
        for word in header.words
        if min(abs(word.start - column) for column in columns) > SLACK
        and sum(abs(word.start - start) < SLACK for start in starts) > 1
    ]
    return tuple(sorted((*columns, *close)))
