"""The edges of PDF pages: page numbers and running headers and footers are no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policymine.ingest.elements import Line
from policymine.ingest.furniture import (
    find_running,
    is_dressed_number,
    page_number,
    running_key,
)
from policymine.ingest.page import PdfPage, PdfWord, Segment, cut_segments, dominant, group_lines

_EDGE = 0.13


def drop_edges(pages: Sequence[PdfPage], body: float) -> list[list[PdfWord]]:
    """Return the words of each page without page numbers and running headers and footers."""
    edges = [_edge_segments(page) for page in pages]
    as_lines = [
        [Line(part.text, page.number) for part in parts]
        for page, parts in zip(pages, edges, strict=True)
    ]
    running = find_running(as_lines, outer=6)
    counted = _numbers_count(pages, edges)
    kept = []
    for page, parts in zip(pages, edges, strict=True):
        drop = {
            id(word)
            for part in parts
            if _is_furniture(part, page, running, counted, body)
            for word in part.words
        }
        kept.append([word for word in page.words if id(word) not in drop])
    # Where nothing would be left, the edges are all there is to read.
    return kept if any(kept) else [list(page.words) for page in pages]


def _edge_segments(page: PdfPage) -> list[Segment]:
    """Return the segments at the top and at the foot of a page, from the top."""
    limit = _EDGE * page.height
    words = [w for w in page.words if w.middle < limit or w.middle > page.height - limit]
    segments: list[Segment] = []
    for line in group_lines(words):
        wide = 2.5 * dominant((word.size, 1) for word in line)
        segments.extend(cut_segments(line, wide))
    return segments


def _numbers_count(pages: Sequence[PdfPage], edges: Sequence[Sequence[Segment]]) -> bool:
    shifts = Counter(
        number - page.number
        for page, parts in zip(pages, edges, strict=True)
        for part in parts
        if (number := page_number(part.text)) is not None
    )
    return bool(shifts) and shifts.most_common(1)[0][1] >= min(2, len(pages))


def _is_furniture(
    part: Segment, page: PdfPage, running: frozenset[str], counted: bool, body: float
) -> bool:
    text = part.text
    number = page_number(text)
    if number is not None and (counted or is_dressed_number(text)):
        return True
    if number == page.number and part.top > (1 - _EDGE) * page.height:
        return True
    # A title in small print above the text, on a page that is not the first, is a running header
    # even if the document is too short for it to return.
    small = part.size < 0.87 * body and part.bottom < 0.08 * page.height and page.number > 1
    return small or running_key(text) in running
