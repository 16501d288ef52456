"""Printed web pages: the menus, breadcrumbs and notices of the site, above the title of the page.

A browser prints all that a site sets around a page. What tells it from the cover of a plan are the
many links in it, which are kept in the PDF.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from policymine.ingest.headings import is_final
from policymine.ingest.page import Box, PdfPage, PdfWord, group_lines, inside
from policymine.ingest.pdf.frame import Frame

_MOST_LINKS = 2_000
_FEWEST_LINKS = 3
_WORDS_A_LINK = 20
"""Words above the title for each link, at most: prose has fewer links."""
_LARGER = 1.3
_LAST_PAGE = 3
"""The title of a printed page stands on one of its first pages."""
_TITLE_LINES = 4
_SENTENCE = 60


def read_links(page: Any, frame: Frame) -> tuple[Box, ...]:
    """Return the boxes of the links on a page of pypdfium2."""
    import pypdfium2.raw as raw

    place, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    found: list[Box] = []
    a, b, c, d, e, f = frame.matrix
    while len(found) < _MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, place, link):
        if raw.FPDFLink_GetAnnotRect(link, box):
            corners = [(box.left, box.bottom), (box.right, box.top)]
            across = [a * x + c * y + e for x, y in corners]
            down = [b * x + d * y + f for x, y in corners]
            found.append((min(across), min(down), max(across), max(down)))
    return tuple(found)


def drop_site(
    pages: Sequence[PdfPage], kept: Sequence[Sequence[PdfWord]], body: float
) -> list[list[PdfWord]]:
    """Return the words of each page without what the site sets around.

    That is what stands above the title, and links left of it and at the end.

    ``kept`` are the words that are no running line. Nothing is dropped where there is no title in
    larger print than all else, or where it does not stand below links.
    """
    words = [list(own) for own in kept]
    title = _title(words, body)
    if title is None:
        return words
    number, left, top = title
    above = [*((n, word) for n in range(number) for word in words[n])]
    above += [(number, word) for word in words[number] if word.bottom < top + 1]
    beside = [word for word in words[number] if word.right < left and word.bottom >= top + 1]
    links = sum(len(page.links) for page in pages[:number])
    links += sum(box[3] < top + 1 for box in pages[number].links)
    if links < _FEWEST_LINKS or len(above) > _WORDS_A_LINK * links:
        return words
    gone = {id(word) for _, word in above}
    gone.update(id(word) for word in beside if _is_linked(word, pages[number]))
    words = [[word for word in own if id(word) not in gone] for own in words]
    words[-1] = _without_tail(words[-1], pages[-1])
    return words


def _title(words: Sequence[Sequence[PdfWord]], body: float) -> tuple[int, float, float] | None:
    """Return the title's page, left edge and top: the only lines in the largest print."""
    largest = max((word.size for own in words for word in own), default=0.0)
    places = [n for n, own in enumerate(words) if any(word.size == largest for word in own)]
    if largest < _LARGER * body or len(places) != 1 or places[0] >= _LAST_PAGE:
        return None
    set_so = [word for word in words[places[0]] if word.size == largest]
    top, bottom = min(word.top for word in set_so), max(word.bottom for word in set_so)
    left = min(word.left for word in set_so)
    return (places[0], left, top) if bottom - top < 1.6 * _TITLE_LINES * largest else None


def _is_linked(word: PdfWord, page: PdfPage) -> bool:
    return any(inside(word, box) for box in page.links)


def _without_tail(words: Sequence[PdfWord], page: PdfPage) -> list[PdfWord]:
    """Return the words of the last page without the lines of links below its last sentence."""
    gone: set[int] = set()
    for line in reversed(group_lines(words)):
        text = " ".join(word.text for word in line)
        if is_final(text) and len(text) > _SENTENCE:
            break
        if all(_is_linked(word, page) for word in line):
            gone.update(map(id, line))
    return [word for word in words if id(word) not in gone]
