"""Boxes beside the text of a PDF page: coloured or outlined, and read apart from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from policymine.ingest.page import (
    Box,
    PdfPage,
    PdfTable,
    PdfWord,
    group_lines,
    in_rows,
    inside,
    meet,
)

_FEWEST_WORDS, _FEWEST_LINES = 8, 3
_LEVEL = 1.5


def side_boxes(page: PdfPage, words: Sequence[PdfWord], tables: Sequence[PdfTable]) -> list[Box]:
    """Return the coloured or outlined boxes that stand beside the text or in it."""
    if not words or not page.boxes:
        return []
    whole = max(word.right for word in words) - min(word.left for word in words)
    found: list[Box] = []
    drawn = set(page.boxes)
    for box in sorted(drawn, key=lambda b: -(b[2] - b[0]) * (b[3] - b[1])):
        taken = [*(table.box for table in tables), *found]
        if box[2] - box[0] < 0.62 * whole and not any(meet(box, other) for other in taken):
            inner = [word for word in words if inside(word, box)]
            full = len(inner) >= _FEWEST_WORDS and len(group_lines(inner)) >= _FEWEST_LINES
            beside = (full and not _in_column(box, drawn)) or _in_row(box, drawn)
            if 0 < len(inner) <= 0.7 * len(words) and beside:
                found.append(box)
    return in_rows(found)


def _in_row(box: Box, drawn: Collection[Box]) -> bool:
    """Tell whether a box is one of some of one height that stand apart side by side.

    They are three or more, or two with others as wide above or below them.
    """
    row = sorted(b for b in drawn if abs(b[1] - box[1]) + abs(b[3] - box[3]) < _LEVEL)
    apart = all(one[2] + _LEVEL < other[0] for one, other in pairwise(row))
    column = [b for b in drawn if abs(b[0] - box[0]) + abs(b[2] - box[2]) < _LEVEL]
    return apart and (len(row) > 2 or (len(row) == 2 and len(column) > 1))


def _in_column(box: Box, drawn: Collection[Box]) -> bool:
    """Tell whether a box is a cell of a table: three or more touch one below the other."""
    column = sorted(
        (b for b in drawn if abs(b[0] - box[0]) + abs(b[2] - box[2]) < _LEVEL), key=lambda b: b[1]
    )
    place = column.index(box)
    touch = [abs(below[1] - above[3]) < _LEVEL for above, below in pairwise(column)]
    return any(
        all(touch[n : n + 2]) for n in range(max(place - 2, 0), min(place + 1, len(touch) - 1))
    )
