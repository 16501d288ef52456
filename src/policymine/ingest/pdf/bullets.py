"""List glyphs that are drawn: a dot, a square or a small picture before the words of an item.

A triangle that points down, as browsers draw it, stands before the title of an unfolded part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

from policymine.ingest.page import Box, Mark, PdfWord

BULLET, UNFOLDED = "•", "▼"
_SMALLEST, _LARGEST = 1.0, 14.0
_SLIMMEST = 0.6
_CORNERS = 3
_MOST = 1_000
"""Marks on a page; more are a pattern or a map."""
_LOWEST, _HIGHEST = 0.12, 0.8
"""Of the font size, what a glyph is high."""
_HEAD, _FOOT = 0.25, 0.9
"""Of the line's height, between which the middle of a glyph lies."""
_FARTHEST = 3.0
"""Font sizes from a glyph to its item."""


def may_be_glyph(box: Box) -> bool:
    """Tell whether what is drawn in a box is as small and compact as a list glyph; in points."""
    width, height = box[2] - box[0], box[3] - box[1]
    small, large = min(width, height), max(width, height)
    return small > _SMALLEST and large < _LARGEST and small > _SLIMMEST * large


def glyph_of(corners: Sequence[tuple[float, float]]) -> str:
    """Return the glyph that an outline looks like, given its corners counted from the top left."""
    points = {(round(x, 1), round(y, 1)) for x, y in corners}
    if len(points) != _CORNERS:
        return BULLET
    (_, first), (_, second), (_, foot) = sorted(points, key=lambda point: point[1])
    return UNFOLDED if second - first < 0.1 * (foot - first) else BULLET


def add_bullets(words: Sequence[PdfWord], marks: Sequence[Mark]) -> list[PdfWord]:
    """Return the words of a page with a glyph for each mark that stands where a line begins.

    A line begins after white: what stands between two words parts them and opens no item.
    """
    if not marks or len(marks) > _MOST:
        return list(words)
    waiting = sorted(set(marks), key=_middle)
    beside: dict[Mark, list[PdfWord]] = {}
    for word in words:
        first = bisect_left(waiting, word.top, key=_middle)
        last = bisect_right(waiting, word.bottom, key=_middle)
        for mark in waiting[first:last]:
            beside.setdefault(mark, []).append(word)
    return [*_glyphs(beside), *words]


def _middle(mark: Mark) -> float:
    return (mark.box[1] + mark.box[3]) / 2


def _glyphs(beside: Mapping[Mark, Sequence[PdfWord]]) -> Iterator[PdfWord]:
    """Yield a word for each mark at the beginning of a line, given the words level with each."""
    for mark, words in beside.items():
        left, _, right, _ = mark.box
        after = min((w for w in words if w.left >= right), key=lambda w: w.left, default=None)
        before = max((w.right for w in words if w.left < right), default=-inf)
        if after and _opens(mark, after) and left - before > after.size:
            yield replace(after, text=mark.glyph, left=left, right=right)


def _opens(mark: Mark, word: PdfWord) -> bool:
    """Tell whether a mark stands before a word as a list glyph does: near, level and small."""
    _, top, right, bottom = mark.box
    height = word.bottom - word.top
    level = _HEAD * height < (top + bottom) / 2 - word.top < _FOOT * height
    fits = _LOWEST * word.size < bottom - top < _HIGHEST * word.size
    return level and fits and word.left - right < _FARTHEST * word.size
