"""Boxes beside the text of a PDF page: coloured or outlined, and read apart from it."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.ingest.page import Box, PdfPage, PdfTable, PdfWord, group_lines, inside

_SAME_ROW = 12.0


def side_boxes(page: PdfPage, words: Sequence[PdfWord], tables: Sequence[PdfTable]) -> list[Box]:
    """Return the coloured or outlined boxes that stand beside the text or in it."""
    if not words:
        return []
    whole = max(word.right for word in words) - min(word.left for word in words)
    found: list[Box] = []
    for box in sorted(set(page.boxes), key=lambda b: -(b[2] - b[0]) * (b[3] - b[1])):
        inner = [word for word in words if inside(word, box)]
        if len(inner) < 8 or len(inner) > 0.7 * len(words) or len(group_lines(inner)) < 3:
            continue
        if any(_overlap(box, table.box) for table in tables):
            continue
        if any(_overlap(box, other) for other in found):
            continue
        if box[2] - box[0] < 0.62 * whole:
            found.append(box)
    return sorted(found, key=lambda box: (round(box[1] / _SAME_ROW), box[0]))


def _overlap(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) > max(one[0], other[0]) + 1
        and min(one[3], other[3]) > max(one[1], other[1]) + 1
    )
