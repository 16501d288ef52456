"""PDF: pages as an engine sees them → lines in reading order → blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from policymine.errors import ReadError
from policymine.ingest.clean import normalise
from policymine.ingest.contents import drop_contents
from policymine.ingest.elements import Aside, Element, Line, Reading, Row
from policymine.ingest.footnotes import note_signs, take_footnotes
from policymine.ingest.page import PdfPage, PdfSheets, PdfTable, PdfWord, usual_size
from policymine.ingest.pdf.edges import drop_edges
from policymine.ingest.pdf.engines import read_sheets
from policymine.ingest.pdf.fonts import give_levels
from policymine.ingest.pdf.form_boxes import with_forms
from policymine.ingest.pdf.leading import usual_leading
from policymine.ingest.pdf.limits import NOT_READ
from policymine.ingest.pdf.lines import read_page
from policymine.ingest.pdf.site import drop_site
from policymine.ingest.pdf.spreads import printed_pages
from policymine.ingest.pdf.text import PageElement
from policymine.ingest.quality import (
    LEAST_READ,
    MOST_SCANNED,
    document_quality,
    is_scan,
)
from policymine.ingest.structure import find_blocks

MOST_PAGES = 2000
_NOTES = 0.93
"""Of the size of body text, below which print is that of notes."""


def read_pdf(data: bytes, *, max_pages: int = MOST_PAGES, second: bool = False) -> Reading:
    """Read a PDF with pypdfium2; with pdfplumber what that one cannot read.

    Raises ReadError for one that is locked, damaged, scanned or has more than ``max_pages`` pages.
    ``second`` leaves the first engine out.
    """
    sheets = read_sheets(data, max_pages, second=second)
    return _judge(build_reading(sheets), sheets.pages)


OCR = (
    "Run again with --ocr, which needs ocrmypdf and tesseract with Danish (Debian packages "
    "ocrmypdf and tesseract-ocr-dan)."
)
PRINT_PAGES = "Print these pages to a new PDF, and run again."
OTHER_FILE = (
    "Get the file it was made from, or a PDF whose text can be copied into a mail and read there."
)


def _judge(reading: Reading, pages: Sequence[PdfPage]) -> Reading:
    """Return the reading with what its grades mean; raises ReadError for a scan."""
    scans = [note.number for note in reading.pages if is_scan(note)]
    if scans and len(scans) > MOST_SCANNED * len(pages):
        raise ReadError(
            f"{len(scans)} of {len(pages)} pages are pictures without text.",
            status="needs_ocr",
            remedy=OCR,
        )
    if not pages or not any(page.words for page in pages):
        raise ReadError(
            "The PDF has no text.",
            remedy="Open it and see whether it is whole; a drawing has no text to read.",
        )
    missed = [page.number for page in pages if any(NOT_READ in note for note in page.notes)]
    low = reading.quality < LEAST_READ
    if scans or missed or low:
        where = ", ".join(map(str, [*scans, *missed][:8]))
        what = f"Not read: page {where}." if where else "Much of the text is damaged by its fonts."
        remedy = OCR if scans else PRINT_PAGES if missed else OTHER_FILE
        return replace(reading, status="partial", remedy=remedy, warnings=(*reading.warnings, what))
    return reading


def build_reading(sheets: PdfSheets) -> Reading:
    """Turn pages into blocks."""
    body = usual_size([word for page in sheets.pages for word in page.words])
    pages = [with_forms(page) for page in printed_pages(sheets.pages, body)]
    found: list[PageElement] = []
    tables = 1
    above: PdfTable | None = None
    broken: tuple[float, ...] = ()
    kept = drop_site(pages, drop_edges(pages, body), body)
    leading = cache(lambda: usual_leading(kept))
    first = [page.tables[0] if page.tables else None for page in pages]
    for page, words, below in zip(pages, kept, [*first, None][1:], strict=True):
        elements, broken = read_page(
            page,
            words,
            body,
            first_table=tables,
            above=above,
            below=below,
            broken=broken,
            leading=leading,
        )
        found.extend(elements)
        tables = 1 + max(
            (row.table for row in elements if isinstance(row, Row)), default=tables - 1
        )
        above = _open_table(page, words, body)
    blocks = find_blocks(list(_finish(give_levels(found, body))))
    lengths = [sum(len(word.text) for word in page.words) for page in sheets.pages]
    quality = document_quality(sheets.grades, lengths)
    title, warnings = normalise(sheets.title), sheets.warnings
    return Reading(blocks, sheets.grades, title=title, warnings=warnings, quality=quality)


def _open_table(page: PdfPage, words: Sequence[PdfWord], body: float) -> PdfTable | None:
    """Return the table that may go on over the page: no body text stands below it."""
    if not page.tables:
        return None
    foot = page.tables[-1].box[3]
    ended = any(word.top > foot and word.size > _NOTES * body for word in words)
    return None if ended else page.tables[-1]


def _clean(elements: Iterable[Line | Row]) -> Iterator[Line | Row]:
    """Yield the elements with their characters normalised."""
    for element in elements:
        if isinstance(element, Line):
            text = normalise(element.text)
            if text.strip():
                yield replace(element, text=text)
        else:
            yield replace(element, cells=tuple(normalise(cell) for cell in element.cells))


def _finish(elements: Sequence[Line | Row | Aside]) -> Iterator[Element]:
    """Drop the contents, take out footnotes, and clean the characters of all lines."""
    signs = note_signs([element for element in elements if isinstance(element, Line)])
    run: list[Line] = []
    for element in elements:
        if isinstance(element, Line):
            run.append(element)
            continue
        yield from take_footnotes(drop_contents([*_lines(run)]), signs)
        run = []
        if isinstance(element, Row):
            yield from _clean([element])
        else:
            yield Aside(tuple(_clean(element.elements)))
    yield from take_footnotes(drop_contents([*_lines(run)]), signs)


def _lines(run: Sequence[Line]) -> Iterator[Line]:
    for element in _clean(run):
        assert isinstance(element, Line)
        yield element
