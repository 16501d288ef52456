"""The edges of PDF pages: page numbers and running headers and footers are no text.

A line runs if it stands at the same edge of several pages, set in the same size, whatever number is
in it. That it does so on a few pages only is not enough for a line that stands where other pages
have text, or as close to the text as its own lines do: two pages may end with the same words, and
two chapters may begin with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from policymine.ingest.furniture import is_dressed_number, may_run, page_number, running_key
from policymine.ingest.page import (
    PdfPage,
    PdfWord,
    Segment,
    dominant,
    group_lines,
    inside,
)
from policymine.ingest.pdf.segments import cut_segments

_EDGE = 0.13
_FEW, _MANY = 0.2, 0.6
_LARGE = 1.15
_SMALL = 0.87
_APART = 0.65
# A number at an end of a running line, with what parts it from the rest: "3 | Plan", "Plan side 3".
_NUMBER_AT_END = re.compile(r"^0\W+|(?:\W+side|\W+s\.)?\W+0$")
_PRINTED = re.compile(
    r"(?:https?|file)://\S+"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?\s+(?:kl\.\s*)?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s+[AP]M)?"
)
_LABEL = re.compile(r"(?!side\b)[^\W\d_]{3,} \d{1,2}", re.IGNORECASE)
_TITLE, _NEAR = 1.5, 1.3
_NOTE = re.compile(r"\d{1,3}\s+[A-ZÆØÅ].*\.")

Key = tuple[bool, str, int]
"""What makes a line the same on several pages: at the top, its words, its size in half points."""


@dataclass(frozen=True)
class Edge:
    """The segments at the top and at the foot of a page, from the top."""

    page: PdfPage
    parts: tuple[Segment, ...]

    def key(self, part: Segment, body: float) -> Key:
        """Return what the part has in common with one that runs on other pages.

        A number counts in large print: chapters of one pattern are no running line.
        """
        large = part.size > _LARGE * body
        text = part.text.casefold() if large else _NUMBER_AT_END.sub("", running_key(part.text))
        return self.at_top(part), text, round(2 * part.size)

    def at_top(self, part: Segment) -> bool:
        """Tell whether a part stands at the top of the page."""
        return part.top < 0.5 * self.page.height

    def is_apart(self, part: Segment, near: frozenset[int]) -> bool:
        """Tell whether there is white between a part and the text; ``near`` are no text."""
        gap = self.page.height
        for word in self.page.words:
            if id(word) not in near and word.left < part.right and word.right > part.left:
                inner = word.top - part.bottom if self.at_top(part) else part.top - word.bottom
                gap = min(gap, inner) if inner > -0.5 * (part.bottom - part.top) else gap
        return gap > _APART * (part.bottom - part.top)


def drop_edges(pages: Sequence[PdfPage], body: float) -> list[list[PdfWord]]:
    """Return the words of each page without page numbers and running headers and footers."""
    edges = [_edge(page) for page in pages]
    running = _find_running(edges, body)
    counted = _numbers_count(edges)
    kept = []
    for edge in edges:
        drop = {
            id(word)
            for part in edge.parts
            if _is_number(part, edge.page, counted)
            or _is_small_head(part, edge.page, body)
            or _is_printed(part, body)
            or edge.key(part, body) in running
            for word in part.words
        }
        kept.append([word for word in edge.page.words if id(word) not in drop])
    # Where nothing would be left, the edges are all there is to read.
    return kept if any(kept) else [list(page.words) for page in pages]


def _edge(page: PdfPage) -> Edge:
    """Return the edges of a page; a ruled table that reaches into its middle is text."""
    limit = _EDGE * page.height
    reach = [t.box for t in page.tables if t.box[3] > limit and t.box[1] < page.height - limit]
    words = [
        word
        for word in page.words
        if (word.middle < limit or word.middle > page.height - limit)
        and not any(inside(word, box) for box in reach)
    ]
    segments: list[Segment] = []
    for line in group_lines(words):
        wide = 2.5 * dominant((word.size, 1) for word in line)
        segments.extend(cut_segments(line, wide))
    return Edge(page, tuple(segments))


def _find_running(edges: Sequence[Edge], body: float) -> frozenset[Key]:
    """Return the keys of the lines that run."""
    if len(edges) < 2:
        return frozenset()
    counts = Counter(key for edge in edges for key in {key for key, _ in _candidates(edge, body)})
    often = {key for key, count in counts.items() if count >= max(2, _FEW * len(edges))}
    parts = [[found for found in _candidates(edge, body) if found[0] in often] for edge in edges]
    near = frozenset(id(word) for found in parts for _, part in found for word in part.words)
    head, foot = _usual_text(edges, near)
    apart: Counter[Key] = Counter()
    for edge, found in zip(edges, parts, strict=True):
        outside = {key for key, part in found if part.top < head or part.bottom > foot}
        apart.update(key for key in outside if any(_apart(edge, key, found, near)))
    return frozenset(
        key
        for key in often
        if counts[key] >= max(3, _MANY * len(edges)) or 2 * apart[key] >= counts[key]
    )


def _usual_text(edges: Sequence[Edge], near: frozenset[int]) -> tuple[float, float]:
    """Return where the text of a page usually begins and ends, without the lines that may run."""
    texts = [[word for word in edge.page.words if id(word) not in near] for edge in edges]
    heads = [min(word.top for word in words) for words in texts if words]
    feet = [max(word.bottom for word in words) for words in texts if words]
    return (median(heads) - 1, median(feet) + 1) if heads else (0.0, 0.0)


def _apart(
    edge: Edge, key: Key, found: Sequence[tuple[Key, Segment]], near: frozenset[int]
) -> Iterator[bool]:
    return (edge.is_apart(part, near) for other, part in found if other == key)


def _candidates(edge: Edge, body: float) -> Iterator[tuple[Key, Segment]]:
    for part in edge.parts:
        if may_run(part.text) and not _is_label(part, edge.page) and not _NOTE.fullmatch(part.text):
            yield edge.key(part, body), part


def _numbers_count(edges: Sequence[Edge]) -> bool:
    """Tell whether numbers at the edges count up with the pages."""
    shifts = Counter(
        number - edge.page.number
        for edge in edges
        for part in edge.parts
        if (number := page_number(part.text)) is not None
    )
    return bool(shifts) and shifts.most_common(1)[0][1] >= min(2, len(edges))


def _is_number(part: Segment, page: PdfPage, counted: bool) -> bool:
    number = page_number(part.text)
    if number is not None and (counted or is_dressed_number(part.text)):
        return True
    return number == page.number and part.top > (1 - _EDGE) * page.height


def _is_printed(part: Segment, body: float) -> bool:
    """Tell whether a line is what browsers print at the edges: the address, or when it was."""
    return part.size < _SMALL * body and _PRINTED.fullmatch(part.text) is not None


def _is_small_head(part: Segment, page: PdfPage, body: float) -> bool:
    """Tell whether a line is a title in small print above the text of a page after the first.

    It is a running header even if the document is too short for it to return.
    """
    small = part.size < _SMALL * body and part.bottom < 0.08 * page.height
    return small and page.number > 1 and not _is_label(part, page)


def _is_label(part: Segment, page: PdfPage) -> bool:
    """Tell whether a line is the label of the title right below it: ``Tema 1``."""
    if not _LABEL.fullmatch(part.text):
        return False
    return any(
        word.size > _TITLE * part.size
        and abs(word.left - part.left) < part.size
        and 0 < word.top - part.top < _NEAR * word.size
        for word in page.words
    )
