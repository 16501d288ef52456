"""Heads over columns: what opens a part of a page whose columns do not go on from those above."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.ingest.headings import starts_lower
from policymine.ingest.page import Segment

_LARGER = 1.15
_MOST_BESIDE = 8
_LOOK_BACK = 16
_SAME_LEFT = 3.0
_ALIKE = 0.6
_LEVEL = 0.4
"""Of a line's height, what the tops of lines on both sides of a strip may differ."""


def side_by_side(left: Segment, right: Segment) -> bool:
    """Tell whether two segments overlap in height."""
    overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
    return overlap > 0.2 * min(left.bottom - left.top, right.bottom - right.top)


def opens_band(segments: Sequence[Segment], place: int, foot: float, right: float) -> bool:
    """Tell whether columns end above a segment: heads or boxes alone stand beside it, below white.

    ``foot`` is where what stands above ends, in all columns, and ``right`` where the right one
    begins. A lone head must have text below it that is as wide as both columns, or goes on level in
    both; heads side by side such text, or other places than the columns above.
    """
    first = segments[place]
    near = segments[place : place + _MOST_BESIDE]
    if first.table is not None:
        row = [part for part in near if part.table is not None and side_by_side(first, part)]
        return len(row) > 2 and first.top > foot
    if first.top < foot - 0.2 * (first.bottom - first.top):
        return False
    row = [part for part in near if part.table is None and side_by_side(first, part)]
    below = near[len(row) :]
    if not below or not all(_is_head(part, below) for part in row):
        return False
    if below[0].left < right < below[0].right:
        return True
    if len(row) > 1:
        return _moved(row, segments[max(place - _LOOK_BACK, 0) : place]) > 1
    return first.left < right and len(below) > 1 and _is_level(below[0], below[1], right)


def ends_text(above: Segment, part: Segment, below: Segment) -> bool:
    """Tell whether a short line over columns is the end of the wide text right above it."""
    alike = abs(above.size - part.size) < _ALIKE and abs(above.left - part.left) < _SAME_LEFT
    near = part.top - above.bottom < part.bottom - part.top
    return alike and near and starts_lower(part.text) and not side_by_side(part, below)


def _is_level(text: Segment, beside: Segment, right: float) -> bool:
    """Tell whether lines on both sides of a strip stand on one line."""
    level = abs(text.top - beside.top) < _LEVEL * (text.bottom - text.top)
    return level and text.left < right <= beside.left


def _moved(row: Sequence[Segment], above: Sequence[Segment]) -> int:
    """Return how many segments begin where none above them does."""
    return sum(all(abs(part.left - o.left) > _SAME_LEFT for o in above) for part in row)


def _is_head(part: Segment, below: Sequence[Segment]) -> bool:
    """Tell whether a segment is set larger or bolder than the text that begins below it."""
    text = next((p for p in below if p.left < part.right and p.right > part.left), None)
    if text is None or text.table is not None:
        return False
    return (part.bold and not text.bold) or part.size > _LARGER * text.size
