"""The first engine for PDFs, pypdfium2: glyphs, rules and pictures from its C functions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from policymine.ingest.causes import encrypted, too_many
from policymine.ingest.page import PdfPage, PdfSheets
from policymine.ingest.pdf.banded import find_tables
from policymine.ingest.pdf.frame import frame_of
from policymine.ingest.pdf.glyphs import read_glyphs
from policymine.ingest.pdf.limits import MOST_GLYPHS, MOST_RULES, unread_page
from policymine.ingest.pdf.rules import read_drawing
from policymine.ingest.pdf.site import read_links
from policymine.ingest.pdf.tagged import is_tagged, read_tagged
from policymine.ingest.pdf.tagged_grid import build_tagged, choose_tables
from policymine.ingest.pdf.turned import turned_lines
from policymine.ingest.pdf.words import build_words


def open_pdf(data: bytes) -> Any:
    """Return the document; raises ReadError if it opens with a password only."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise encrypted() from error
        raise


def read_with_pdfium(data: bytes, max_pages: int) -> PdfSheets:
    """Return the pages as pypdfium2 sees them."""
    pdf = open_pdf(data)
    try:
        if len(pdf) > max_pages:
            raise too_many(len(pdf), max_pages)
        title = str(pdf.get_metadata_dict().get("Title", ""))
        return PdfSheets(tuple(_pages(pdf)), title)
    finally:
        with suppress(Exception):
            pdf.close()


def count_pages(data: bytes) -> int:
    """Return how many pages a document says it has; 0 if it cannot be opened."""
    with suppress(Exception):
        pdf = open_pdf(data)
        try:
            return len(pdf)
        finally:
            pdf.close()
    return 0


def _pages(pdf: Any) -> Iterator[PdfPage]:
    tagged = is_tagged(pdf)
    for index in range(len(pdf)):
        page = pdf[index]
        try:
            read = _read_page(page, index + 1)
            yield _with_tagged(read, page) if tagged and read.words else read
        finally:
            with suppress(Exception):
                page.close()


def _with_tagged(read: PdfPage, page: Any) -> PdfPage:
    """Return a page with the tables that the structure of its PDF names."""
    tagged = list(build_tagged(read_tagged(page), read.words))
    return replace(read, tables=tuple(choose_tables(read.tables, tagged))) if tagged else read


def _read_page(page: Any, number: int) -> PdfPage:
    frame = frame_of(page)
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > MOST_GLYPHS:
            return unread_page(number, frame.width, frame.height, count)
        glyphs = read_glyphs(text_page, count, frame)
        words, notes = build_words(glyphs)
        turned = turned_lines(glyphs)
    finally:
        with suppress(Exception):
            text_page.close()
    drawing = read_drawing(page, glyphs.frame)
    if drawing.too_much:
        notes = (*notes, f"more than {MOST_RULES} rules and rectangles: tables not looked for")
    tables = () if drawing.too_much else find_tables(drawing.edges, words)
    return PdfPage(
        number,
        glyphs.frame.width,
        glyphs.frame.height,
        tuple(words),
        tuple(tables),
        tuple(drawing.boxes),
        drawing.picture_share,
        notes,
        tuple(turned),
        tuple(drawing.marks),
        read_links(page, glyphs.frame),
    )
