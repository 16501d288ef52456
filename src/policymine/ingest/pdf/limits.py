"""What both engines for PDFs keep to: how much of a page is looked at, and how that is noted.

A dense page of a plan has some 6,000 glyphs, and with a big table some 400 rules. Far above that it
is a drawing or an attack, and what it takes to look at it is not spent.
"""

from __future__ import annotations

from collections.abc import Iterator

from policymine.ingest.page import Box, PdfPage, area

MOST_GLYPHS = 60_000
MOST_RULES = 4_000
NOT_READ = "not read"
"""Stands in a note on a page from which no text was taken."""
_MOST_ROTATED = 0.1
_NARROWEST_BOX, _LOWEST_BOX, _MOST_OF_PAGE = 60.0, 30.0, 0.6


def unread_page(number: int, width: float, height: float, glyphs: int) -> PdfPage:
    """Return a page with more glyphs than ``MOST_GLYPHS``: empty, and with a note."""
    return PdfPage(number, width, height, (), notes=(f"{glyphs} glyphs: {NOT_READ}",))


def note_rotated(rotated: int, glyphs: int) -> Iterator[str]:
    """Yield a note if more than a tenth of the glyphs of a page is rotated."""
    if rotated > _MOST_ROTATED * glyphs:
        yield "rotated text left out"


def may_hold_text(box: Box, width: float, height: float) -> bool:
    """Tell whether a rectangle is big enough for text and small enough to stand beside other text.

    ``width`` and ``height`` are those of the page, all in points.
    """
    left, top, right, bottom = box
    large = right - left > _NARROWEST_BOX and bottom - top > _LOWEST_BOX
    return large and area(box) < _MOST_OF_PAGE * width * height


def share_of_page(covered: float, width: float, height: float) -> float:
    """Return the share of a page that an area covers, at most 1; all in points."""
    return min(covered / max(width * height, 1.0), 1.0)
