"""What stands left and right of a strip of white: columns of text, or parts of the same lines."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.ingest.layout.heads import side_by_side
from policymine.ingest.layout.starts import is_glyph
from policymine.ingest.page import Segment

FEWEST_LINES = 3
NARROWEST_STRIP = 1.2
"""Characters that a strip of white between columns is wide at least."""
_NARROWEST = 0.18
_SHORTEST_TEXT = 11.0


def count_lines(side: Sequence[Segment]) -> int:
    """Return how many lines stand on a side of a strip; a table or a box counts as many."""
    return sum(1 if part.table is None else FEWEST_LINES for part in side)


def are_columns(
    inner: Sequence[Segment], strip: tuple[float, float], unit: float, fewest: int
) -> bool:
    """Tell whether what stands on both sides of a strip is running text, or items of lists.

    ``unit`` is the width of a character, ``fewest`` how many lines of text a column has at least.
    """
    left, right = strip
    if right - left < NARROWEST_STRIP * unit:
        return False
    sides = ([p for p in inner if p.left < left + 0.1], [p for p in inner if p.left >= left + 0.1])
    fewest = 1 if all(sides) and _are_items(*sides) else fewest
    if any(count_lines(side) < fewest for side in sides):
        return False
    # Boxes and tables without text beside them are read row by row.
    if all(sum(part.table is None for part in side) < FEWEST_LINES for side in sides):
        return False
    tops = [min(part.top for part in side) for side in sides]
    bottoms = [max(part.bottom for part in side) for side in sides]
    height = max(part.bottom - part.top for part in inner if part.table is None)
    if min(bottoms) - max(tops) < (fewest - 1) * height:
        return False
    whole = max(part.right for part in inner) - min(part.left for part in inner)
    for side in sides:
        width = max(part.right for part in side) - min(part.left for part in side)
        if width < _NARROWEST * whole and not any(part.table is not None for part in side):
            return False
        length = sum(len(part.text) for part in side) / len(side)
        short = length < _SHORTEST_TEXT * fewest / FEWEST_LINES
        if short and not any(part.table is not None for part in side):
            return False
    return True


def _are_items(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Tell whether the right side opens with an item of a list beside one on the left."""
    first, *_ = right
    return _is_item(first) and any(_is_item(p) and side_by_side(p, first) for p in left)


def _is_item(part: Segment) -> bool:
    return len(part.words) > 1 and is_glyph(part.words[0].text)
