"""Heads in the margin: bold, beside the first line of the text that they are the heading of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.page import Segment, segment_of

_LONGEST = 40
_MOST_BELOW = 8


def lift_heads(run: Sequence[Segment], unit: float) -> list[Segment]:
    """Return the segments of a run, each head in the margin as a line above its text.

    The text goes on below its first line, and beside it there is only more of the head. A label
    that ends in a colon stays on its line. ``unit`` is the width of a character.
    """
    found: list[Segment] = []
    taken: set[int] = set()
    for place, part in enumerate(run):
        if id(part) in taken:
            continue
        head = _head_lines(run, place, unit)
        taken.update(id(line) for line in head)
        found.append(_as_line(head) if head else part)
    return found


def _head_lines(run: Sequence[Segment], place: int, unit: float) -> list[Segment]:
    """Return the lines of the head that begins at a place; none if none does."""
    head, following = run[place], run[place + 1 : place + _MOST_BELOW]
    if not following or not _stands_beside(head, following[0], unit):
        return []
    text = following[0]
    height = text.bottom - text.top
    below = [part for part in following[1:] if part.table is None and part.top > text.top + 1]
    if not any(abs(p.left - text.left) < unit and p.top - text.bottom < height for p in below):
        return []
    lines = [head]
    for part in below:
        if part.bold and part.right < text.left and part.top - lines[-1].bottom < height:
            lines.append(part)
    return lines


def _stands_beside(head: Segment, text: Segment, unit: float) -> bool:
    """Tell whether a segment is a head and stands left of text on the same line."""
    return (
        head.table is None
        and text.table is None
        and head.bold
        and not text.bold
        and len(head.text) < _LONGEST
        and not head.text.endswith(":")
        and head.right + unit < text.left
        and min(head.bottom, text.bottom) - max(head.top, text.top) > 0
    )


def _as_line(lines: Sequence[Segment]) -> Segment:
    words = tuple(word for line in lines for word in line.words)
    return replace(segment_of(words), bottom=lines[0].bottom, alone=True)
