"""The edges of PDF pages: page numbers and running headers and footers are no text.

A line runs if it stands at the same edge of several pages, set in the same size, whatever number is
in it. That it does so on a few pages only is not enough for a line that stands where other pages
have text, or as close to the text as its own lines do: two pages may end with the same words, and
two chapters may begin with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from policymine.ingest.furniture import is_dressed_number, may_run, page_number, running_key
from policymine.ingest.page import (
    PdfPage,
    PdfWord,
    Segment,
    group_lines,
    inside,
    usual_size,
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
    """The segments at the top and at the foot of a page, from the top, each with its key.

    ``place`` says which of the printed pages it is, counted from 1.
    """

    page: PdfPage
    place: int
    parts: tuple[tuple[Key, Segment], ...]


def drop_edges(pages: Sequence[PdfPage], body: float) -> list[list[PdfWord]]:
    """Return the words of each page without page numbers and running headers and footers."""
    edges = [_edge(page, place, body) for place, page in enumerate(pages, start=1)]
    running = _find_running(edges)
    counted = _numbers_count(edges)
    kept = []
    for edge in edges:
        drop = {
            id(word)
            for key, part in edge.parts
            if key in running
            or _is_number(part, edge, counted)
            or _is_small_head(part, edge, body)
            or _is_printed(part, body)
            for word in part.words
        }
        kept.append([word for word in edge.page.words if id(word) not in drop])
    # Where nothing would be left, the edges are all there is to read.
    return kept if any(kept) else [list(page.words) for page in pages]


def _edge(page: PdfPage, place: int, body: float) -> Edge:
    """Return the edges of a page; a ruled table that reaches into its middle is text."""
    head = _EDGE * page.height
    foot = page.height - head
    reach = [table.box for table in page.tables if table.box[3] > head and table.box[1] < foot]
    words = [
        word
        for word in page.words
        if not head <= word.middle <= foot and not any(inside(word, box) for box in reach)
    ]
    segments: list[Segment] = []
    for line in group_lines(words):
        segments.extend(cut_segments(line, 2.5 * usual_size(line)))
    return Edge(page, place, tuple((_key(part, page, body), part) for part in segments))


def _key(part: Segment, page: PdfPage, body: float) -> Key:
    """Return what a part has in common with one that runs on other pages.

    A number counts in large print: chapters of one pattern are no running line.
    """
    large = part.size > _LARGE * body
    text = part.text.casefold() if large else _NUMBER_AT_END.sub("", running_key(part.text))
    return _at_top(part, page), text, round(2 * part.size)


def _at_top(part: Segment, page: PdfPage) -> bool:
    return part.top < 0.5 * page.height


def _find_running(edges: Sequence[Edge]) -> set[Key]:
    """Return the keys of the lines that run."""
    if len(edges) < 2:
        return set()
    parts = [[pair for pair in edge.parts if _may_run(pair[1], edge.page)] for edge in edges]
    counts = Counter(key for found in parts for key in {key for key, _ in found})
    often = {key for key, count in counts.items() if count >= max(2, _FEW * len(edges))}
    many = {key for key in often if counts[key] >= max(3, _MANY * len(edges))}
    if many == often:
        return many
    parts = [[pair for pair in found if pair[0] in often] for found in parts]
    near = {id(word) for found in parts for _, part in found for word in part.words}
    texts = [[word for word in edge.page.words if id(word) not in near] for edge in edges]
    head, foot = _usual_text(texts)
    apart: Counter[Key] = Counter()
    for edge, found, words in zip(edges, parts, texts, strict=True):
        outside = {key for key, part in found if part.top < head or part.bottom > foot} - many
        wide = {key for key, part in found if key in outside and _is_apart(part, edge.page, words)}
        apart.update(wide)
    return many | {key for key in often if 2 * apart[key] >= counts[key]}


def _usual_text(texts: Sequence[Sequence[PdfWord]]) -> tuple[float, float]:
    """Return where the text of a page usually begins and ends."""
    heads = [min(word.top for word in words) for words in texts if words]
    feet = [max(word.bottom for word in words) for words in texts if words]
    return (median(heads) - 1, median(feet) + 1) if heads else (0.0, 0.0)


def _is_apart(part: Segment, page: PdfPage, words: Sequence[PdfWord]) -> bool:
    """Tell whether there is white between a part and the words of the text."""
    gap, height, above = page.height, part.bottom - part.top, _at_top(part, page)
    for word in words:
        if word.left < part.right and word.right > part.left:
            inner = word.top - part.bottom if above else part.top - word.bottom
            gap = min(gap, inner) if inner > -0.5 * height else gap
    return gap > _APART * height


def _may_run(part: Segment, page: PdfPage) -> bool:
    return may_run(part.text) and not _is_label(part, page) and not _NOTE.fullmatch(part.text)


def _numbers_count(edges: Sequence[Edge]) -> bool:
    """Tell whether numbers at the edges count up with the pages."""
    shifts = Counter(
        number - edge.place
        for edge in edges
        for _, part in edge.parts
        if (number := page_number(part.text)) is not None
    )
    return bool(shifts) and shifts.most_common(1)[0][1] >= min(2, len(edges))


def _is_number(part: Segment, edge: Edge, counted: bool) -> bool:
    number = page_number(part.text)
    if number is not None and (counted or is_dressed_number(part.text)):
        return True
    return number == edge.place and part.top > (1 - _EDGE) * edge.page.height


def _is_printed(part: Segment, body: float) -> bool:
    """Tell whether a line is what browsers print at the edges: the address, or when it was."""
    return part.size < _SMALL * body and _PRINTED.fullmatch(part.text) is not None


def _is_small_head(part: Segment, edge: Edge, body: float) -> bool:
    """Tell whether a line is a title in small print above the text of a page after the first.

    It is a running header even if the document is too short for it to return.
    """
    small = part.size < _SMALL * body and part.bottom < 0.08 * edge.page.height
    return small and edge.place > 1 and not _is_label(part, edge.page)


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
