"""Columns of a table without rules: the white between words that none of its lines crosses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from policymine.ingest.column_names import is_period
from policymine.ingest.layout.starts import is_glyph
from policymine.ingest.page import PdfWord, Segment, segment_of
from policymine.ingest.pdf.bands import Span, merge
from policymine.ingest.pdf.segments import cut_segments, join_justified

LEAST = 1.5
"""Points of white that part two columns where text begins right of it line by line."""
_LEVEL = 1.0
_SAME_START = 0.8
_NEAR = 2
_ENOUGH = 3
"""Words that begin where no line crosses white: they make a column."""


def find_levels(words: Iterable[PdfWord]) -> list[Segment]:
    """Return the words that stand on one base line as segments, from the top.

    Unlike lines of text, those of cells that stand in the middle of a row are levels of their own.
    """
    levels: list[list[PdfWord]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.left)):
        if levels and word.bottom - levels[-1][0].bottom < _LEVEL:
            levels[-1].append(word)
        else:
            levels.append([word])
    return [segment_of(sorted(level, key=lambda word: word.left)) for level in levels]


@dataclass(frozen=True)
class White:
    """What is left of the white between two words of a line as more lines are laid over it.

    A ``narrow`` one may stand within the name of a column: it may close.
    """

    spans: tuple[Span, ...]
    narrow: bool = False

    def under(self, printed: Iterable[Span]) -> White:
        """Return what print leaves of it."""
        spans: Iterable[Span] = self.spans
        for left, right in printed:
            spans = [rest for span in spans for rest in _around(span, left, right)]
        return replace(self, spans=tuple(spans))

    def edge(self, starts: Sequence[float]) -> float:
        """Return where the column right of it begins: at most of the starts of words."""
        return max(self.spans, key=lambda s: (count_near(s[1], starts), s[1] - s[0]))[1]


def _around(white: Span, left: float, right: float) -> Iterator[Span]:
    if right <= white[0] or left >= white[1]:
        yield white
        return
    if left - white[0] >= LEAST:
        yield white[0], left
    if white[1] - right >= LEAST:
        yield right, white[1]


def count_near(place: float, starts: Sequence[float]) -> int:
    """Return how many words start at a place."""
    return sum(abs(start - place) < _SAME_START for start in starts)


def printed(line: Segment) -> list[Span]:
    """Return from where to where the words of a line reach; a list glyph as far as its item."""
    words = line.words
    return [
        (word.left, after.left if after and _opens(word, after) else word.right)
        for word, after in zip(words, [*words[1:], None], strict=True)
    ]


def _opens(word: PdfWord, after: PdfWord) -> bool:
    """Tell whether a word is the glyph of an item, and no mark in one of several columns."""
    return is_glyph(word.text) and not is_glyph(after.text)


def whites_of(line: Segment, wide: float) -> list[White]:
    """Return the white between the words of a line; what is narrower than ``wide`` is narrow."""
    return [
        White(((above[1], below[0]),), below[0] - above[1] < wide)
        for above, below in pairwise(printed(line))
        if below[0] - above[1] >= LEAST
    ]


def lay_over(whites: Sequence[White], line: Segment) -> list[White] | None:
    """Return what a line leaves of whites, without narrow ones that close.

    None if a wide one does.
    """
    reach = printed(line)
    left = [white.under(reach) for white in whites]
    if any(not white.spans and not white.narrow for white in left):
        return None
    return [white for white in left if white.spans]


def pieces_of(line: Segment, wide: float) -> list[Segment]:
    """Return the parts of a line between wide gaps; each of some years is one."""
    words = line.words
    apart = any(below.left - above.right >= wide for above, below in pairwise(words))
    parts = join_justified(cut_segments(words, wide)) if apart else [line]
    if not any(is_period(part.words[0].text) for part in parts):
        return parts
    return [piece for part in parts for piece in _years(part)]


def _years(part: Segment) -> list[Segment]:
    years = all(is_period(word.text) for word in part.words)
    return [segment_of([word]) for word in part.words] if years else [part]


def reach_over(line: Segment, whites: Sequence[White]) -> int:
    """Return over how many of the wide whites between columns a line reaches."""
    wide = (white.spans[-1][1] for white in whites if not white.narrow)
    return sum(line.left < edge < line.right for edge in wide)


def row_whites(levels: Sequence[Segment], place: int, wide: float) -> list[White]:
    """Return the wide white between what stands on a line and beside it, above and below middle."""
    line = levels[place]
    near = levels[max(place - _NEAR, 0) : place + _NEAR + 1]
    beside = [other for other in near if other.top < line.bottom and other.bottom > line.top]
    spans = merge((span for other in beside for span in printed(other)), wide)
    return [White(((above[1], below[0]),)) for above, below in pairwise(spans)]


def all_whites(levels: Sequence[Segment], wide: Sequence[White]) -> list[White]:
    """Return ``wide`` white and all else that no line crosses and right of which words begin."""
    reach = [span for line in levels for span in printed(line)]
    lefts = [left for left, _ in reach]
    known = [white.edge(lefts) for white in wide]
    edges = [(above[1], below[0]) for above, below in pairwise(merge(reach, LEAST))]
    return [
        White((edge,))
        for edge in edges
        if edge[1] in known or count_near(edge[1], lefts) >= _ENOUGH
    ]


def begun(line: Segment, white: White) -> bool:
    """Tell whether a word of a line begins where a column does, right of white."""
    return count_near(white.spans[-1][1], [word.left for word in line.words]) > 0


def runs_on(line: Segment, others: Sequence[Segment], whites: Sequence[White]) -> bool:
    """Tell whether a line goes on where a column begins, without a word that begins there."""
    lefts = [left for other in others for left, _ in printed(other)]
    edges = [white.edge(lefts) for white in whites if not white.narrow]
    own = [word.left for word in line.words]
    return any(line.left < edge < line.right and not count_near(edge, own) for edge in edges)
