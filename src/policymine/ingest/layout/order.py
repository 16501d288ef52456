"""Reading order by geometry: columns under spanning lines, side boxes, floats.

Segments (words on a line without a wide gap) are sorted from the top. Where segments on the left
and on the right of a strip of white stand side by side for some lines, both dense enough to be
text, there are columns; a segment across the strip ends them. What is left and right of the strip
is ordered in the same way, so three columns are two cuts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policymine.ingest.layout.heads import ends_text, opens_band, side_by_side
from policymine.ingest.layout.sections import cut_sections, find_heads
from policymine.ingest.layout.sides import FEWEST_LINES, NARROWEST_STRIP, are_columns, count_lines
from policymine.ingest.layout.zones import before_heading, cut_at_headings, cut_at_rows, find_pause
from policymine.ingest.page import Segment

_SHORT = 4
# More than these are a page of numbers; four columns of text have some 320.
_MOST_SEGMENTS = 500
# A line that stands farther from a column than this many of its heights does not belong to it.
_FARTHEST = 2.5


@dataclass(frozen=True)
class Band:
    """Segments in columns: which of the sorted ones, and the strip of white between them."""

    start: int
    end: int
    left: float
    right: float


def order_segments(segments: Sequence[Segment], *, unit: float) -> list[list[Segment]]:
    """Return the segments in runs that are read from the top; ``unit`` is a character's width.

    A run is a column, or the lines that stand between bands of columns.
    """
    ordered = sorted(segments, key=lambda part: (round(part.top), part.left))
    if len(ordered) > _MOST_SEGMENTS:
        return [ordered]
    zones = [part for zone in cut_at_rows(ordered) for part in cut_at_headings(zone)]
    return [run for zone in zones for run in _order(zone, unit, 0) if run]


def _order(
    segments: list[Segment], unit: float, depth: int, fewest: int = FEWEST_LINES
) -> list[list[Segment]]:
    band = _find_band(segments, unit, fewest) if depth < 4 else None
    if band is None:
        return [segments]
    inner = segments[band.start : band.end]
    middle = (band.left + band.right) / 2
    left = [part for part in inner if part.left < middle]
    right = [part for part in inner if part.left >= middle]
    fewest = _fewest(left, right)
    columns = [
        run
        for first, second in cut_sections(left, right)
        for run in (*_order(first, unit, depth + 1), *_order(second, unit, depth + 1, fewest))
    ]
    return [segments[: band.start], *columns, *_order(segments[band.end :], unit, depth)]


def _fewest(left: Sequence[Segment], right: Sequence[Segment]) -> int:
    """Return how many lines are a column right of another: a short one has short ones beside it."""
    level = abs(left[0].top - right[0].top) < 0.5 * (left[0].bottom - left[0].top)
    return FEWEST_LINES - 1 if level and count_lines(left) <= _SHORT else FEWEST_LINES


def _find_band(segments: list[Segment], unit: float, fewest: int) -> Band | None:
    """Return the first band of columns of so many lines."""
    for place, part in enumerate(segments):
        for other in segments[place + 1 : place + 12]:
            left, right = sorted((part, other), key=lambda item: item.left)
            if right.left - left.right < NARROWEST_STRIP * unit or not side_by_side(left, right):
                continue
            band = _grow(segments, place, (left.right, right.left), unit, fewest)
            if band is not None:
                return band
    return None


def _grow(
    segments: list[Segment], place: int, white: tuple[float, float], unit: float, fewest: int
) -> Band | None:
    """Extend a strip of white downwards (and upwards) as far as no segment crosses it."""
    (left, right), strip, end, foot = white, white, place, 0.0
    while end < len(segments):
        narrowed = _narrow(segments[end], *strip, unit)
        if narrowed is None or (end > place and opens_band(segments, end, foot, strip[1])):
            break
        foot = max(foot, segments[end].bottom)
        strip, end = narrowed, end + 1
    pause = place + find_pause(segments[place:end], strip[1], unit)
    crossed, end = end < len(segments) and end == pause, pause
    for part in segments[place:end]:
        left, right = _narrow(part, left, right, unit) or (left, right)
    start = place
    while start > 0:
        above, top = segments[start - 1], segments[start].top
        narrowed = _narrow(above, left, right, unit)
        height = max(above.bottom - above.top, 1.0)
        if narrowed is None or top - above.bottom > _FARTHEST * height:
            break
        if narrowed[1] - narrowed[0] < NARROWEST_STRIP * unit:
            break
        left, right = narrowed
        start -= 1
    start += 0 < start < place and ends_text(segments[start - 1], *segments[start : start + 2])
    end = _trim(segments, start, end, left)
    last = _last_switch(segments, start, end, left)
    end = before_heading(segments[start:end], last - start) + start if crossed else end
    start, end = _beside_floats(segments, start, end, left)
    band, inner = Band(start, end, left, right), segments[start:end]
    middle = (left + right) / 2
    heads = find_heads([p for p in inner if p.left < middle], [p for p in inner if p.left > middle])
    return band if heads or are_columns(inner, (left, right), unit, fewest) else None


def _narrow(part: Segment, left: float, right: float, unit: float) -> tuple[float, float] | None:
    """Return the strip with a segment beside it, or None if the segment crosses it."""
    if part.right <= right - 0.8 * unit and part.left < left:
        return max(left, part.right), right
    if part.left >= left + 0.8 * unit:
        return left, min(right, part.left)
    return None


def _trim(segments: list[Segment], start: int, end: int, left: float) -> int:
    """Cut off segments on one side only that stand far below the last line of the columns."""
    last = _last_switch(segments, start, end, left)
    above = max((part.bottom for part in segments[start : last + 1]), default=0.0)
    for place in range(last + 1, end):
        height = segments[place].bottom - segments[place].top
        if segments[place].top - above > _FARTHEST * max(height, 1.0):
            return place
        above = max(above, segments[place].bottom)
    return end


def _last_switch(segments: Sequence[Segment], start: int, end: int, left: float) -> int:
    """Return the last segment that stands on the other side than the one before it."""
    sides = [part.left >= left for part in segments[start:end]]
    return max((n for n in range(1, len(sides)) if sides[n] != sides[n - 1]), default=0) + start


def _beside_floats(
    segments: Sequence[Segment], start: int, end: int, left: float
) -> tuple[int, int]:
    """Cut off what stands above and below boxes and tables that have one side to themselves."""
    inner = segments[start:end]
    for side in ([p for p in inner if p.left >= left], [p for p in inner if p.left < left]):
        if side and all(part.table is not None for part in side):
            top, bottom = min(part.top for part in side), max(part.bottom for part in side)
            while start < end and segments[start].bottom <= top:
                start += 1
            while end > start and segments[end - 1].top >= bottom:
                end -= 1
    return start, end
