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
        narrow = box[2] - box[0] < 0.62 * whole or _in_row(box, drawn)
        if narrow and not any(meet(box, other) for other in taken):
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
    return apart and (len(row) > 2 or (len(row) == 2 and len(_as_wide(box, drawn)) > 1))


def _in_column(box: Box, drawn: Collection[Box]) -> bool:
    """Tell whether a box is a cell of a table: three or more touch one below the other."""
    stacks: list[list[Box]] = []
    for other in sorted(_as_wide(box, drawn), key=lambda b: b[1]):
        if stacks and abs(other[1] - stacks[-1][-1][3]) < _LEVEL:
            stacks[-1].append(other)
        else:
            stacks.append([other])
    return any(len(stack) > 2 and box in stack for stack in stacks)


def _as_wide(box: Box, drawn: Collection[Box]) -> list[Box]:
    """Return the boxes right above and below one, and itself: they begin and end where it does."""
    return [b for b in drawn if abs(b[0] - box[0]) + abs(b[2] - box[2]) < _LEVEL]
