"""The second engine for PDFs, pdfplumber: slower, and it reads some that the first one does not."""

from __future__ import annotations

import io
import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import Any

from policymine.ingest.causes import encrypted, too_many
from policymine.ingest.page import Box, Mark, PdfPage, PdfSheets, PdfTable, area
from policymine.ingest.pdf.banded import find_tables
from policymine.ingest.pdf.bullets import glyph_of, may_be_glyph
from policymine.ingest.pdf.limits import (
    MOST_GLYPHS,
    MOST_RULES,
    may_hold_text,
    note_rotated,
    share_of_page,
    unread_page,
)
from policymine.ingest.pdf.plumber_words import Item, channels, read_words
from policymine.ingest.pdf.rules import Edge

_MOST_BOXES = 400


def read_with_pdfplumber(
    data: bytes, max_pages: int, *, only: Collection[int] | None = None
) -> PdfSheets:
    """Return the pages as pdfplumber sees them, all or ``only`` those with these numbers.

    Raises ReadError if it opens with a password only or has more than ``max_pages`` pages, and
    what pdfplumber and pdfminer raise for one that is damaged.
    """
    pdf = _open(data)
    try:
        if len(pdf.pages) > max_pages:
            raise too_many(len(pdf.pages), max_pages)
        chosen = [page for page in pdf.pages if only is None or page.page_number in only]
        return PdfSheets(tuple(_pages(chosen)), str((pdf.metadata or {}).get("Title", "")))
    finally:
        with suppress(Exception):
            pdf.close()


def _open(data: bytes) -> Any:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        return pdfplumber.open(io.BytesIO(data), password="", unicode_norm="NFC")
    except PDFPasswordIncorrect as error:
        raise encrypted() from error
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise encrypted() from error
        raise


def _pages(pages: Sequence[Any]) -> Iterator[PdfPage]:
    for page in pages:
        try:
            yield _read_page(page)
        finally:
            with suppress(Exception):
                page.close()


def _read_page(page: Any) -> PdfPage:
    left, top, right, bottom = map(float, page.bbox)
    number, width, height = page.page_number, right - left, bottom - top
    chars = page.chars
    if len(chars) > MOST_GLYPHS:
        return unread_page(number, width, height, len(chars))
    upright = [char for char in chars if char.get("upright", True)]
    notes = [*note_rotated(len(chars) - len(upright), len(chars))]
    words = tuple(read_words(upright, page.bbox))
    rules = len(page.rects) + len(page.lines) + len(page.curves)
    tables: tuple[PdfTable, ...] = ()
    boxes: tuple[Box, ...] = ()
    marks: tuple[Mark, ...] = ()
    if 0 < rules <= MOST_RULES:
        tables = tuple(find_tables([_edge(item, left, top) for item in page.edges], words))
        boxes = tuple(_boxes([*page.rects, *page.curves], page))
        marks = tuple(_marks([*page.rects, *page.curves, *page.images], left, top))
    elif rules:
        notes.append(f"{rules} rules and rectangles: tables not looked for")
    pictures = sum(area(_box(image)) for image in page.images)
    share = share_of_page(pictures, width, height)
    return PdfPage(number, width, height, words, tables, boxes, share, tuple(notes), marks=marks)


def _edge(item: Item, left: float, top: float) -> Edge:
    return Edge(_moved(_box(item), left, top), upright=item["orientation"] == "v")


def _boxes(rects: Sequence[Item], page: Any) -> Iterator[Box]:
    """Yield rectangles that may be a box around text, if there are not too many."""
    left, top = map(float, page.bbox[:2])
    if len(rects) > _MOST_BOXES:
        return
    for rect in rects:
        box = _box(rect)
        if may_hold_text(box, float(page.width), float(page.height)) and _is_painted(rect):
            yield _moved(box, left, top)


def _marks(items: Sequence[Item], left: float, top: float) -> Iterator[Mark]:
    """Yield what is drawn as small as a list glyph."""
    for item in items:
        box = _box(item)
        painted = item.get("object_type") == "image" or item.get("stroke") or item.get("fill")
        if may_be_glyph(box) and painted:
            yield Mark(_moved(box, left, top), glyph_of(item.get("pts") or ()))


def _box(item: Item) -> Box:
    return float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"])


def _moved(box: Box, left: float, top: float) -> Box:
    """Return a box counted from the corner of the page."""
    return box[0] - left, box[1] - top, box[2] - left, box[3] - top


def _is_painted(rect: Item) -> bool:
    """Tell whether a rectangle has an outline or a fill that is not white."""
    numbers = channels(rect.get("non_stroking_color"))
    white = (
        not numbers
        or (len(numbers) in (1, 3) and min(numbers) > 0.98)
        or (len(numbers) == 4 and max(numbers) < 0.02)
    )
    return bool(rect.get("stroke")) or (bool(rect.get("fill")) and not white)
