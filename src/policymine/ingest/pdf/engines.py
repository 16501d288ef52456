"""Which engine reads a PDF: pypdfium2, and pdfplumber where that fails or returns rubbish."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from policymine.errors import ReadError
from policymine.ingest.elements import PageNote
from policymine.ingest.page import PdfPage, PdfSheets
from policymine.ingest.pdf.limits import NOT_READ
from policymine.ingest.pdf.pdfium import count_pages, read_with_pdfium
from policymine.ingest.pdf.plumber import read_with_pdfplumber
from policymine.ingest.quality import LEAST_READ, grade_page

_log = logging.getLogger(__name__)
SECOND = "Read with the second engine (pdfplumber), because the first failed."
SECOND_PAGE = "read with the second engine"
_MOST_TRIED = 20
_MOST_MISSED = 2000


def read_sheets(data: bytes, max_pages: int, *, second: bool = False) -> PdfSheets:
    """Return the pages, each graded; a warning says if the second engine read all of them.

    ``second`` leaves the first engine out. Raises ReadError if neither can open the document.
    """
    if second:
        return _read_second(data, max_pages, None)
    try:
        sheets = read_with_pdfium(data, max_pages)
    except ReadError:
        raise
    except Exception as error:
        _log.debug("pypdfium2 failed", exc_info=True)
        return _read_second(data, max_pages, error)
    return _mend(data, replace(sheets, grades=tuple(map(grade_page, sheets.pages))))


def _read_second(data: bytes, max_pages: int, cause: Exception | None) -> PdfSheets:
    try:
        sheets = read_with_pdfplumber(data, max_pages)
        pages = (*sheets.pages, *_missed(data, sheets.pages))
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(
            f"The PDF is damaged: no reader can open it ({type(cause or error).__name__}).",
            remedy="Open it in a PDF program, print it to a new PDF, and run again.",
        ) from error
    grades = tuple(map(grade_page, pages))
    return PdfSheets(pages, sheets.title, grades, warnings=(SECOND,))


def _missed(data: bytes, pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return, as pages not read, those that the first engine knows of and the second does not."""
    known = {page.number for page in pages}
    count = min(count_pages(data), _MOST_MISSED)
    missed = (number for number in range(1, count + 1) if number not in known)
    return [PdfPage(number, 1.0, 1.0, (), notes=(NOT_READ,)) for number in missed]


def _mend(data: bytes, sheets: PdfSheets) -> PdfSheets:
    """Read pages of rubbish again with the second engine, and keep what is better.

    Of a document without any text the first pages are tried.
    """
    graded = list(zip(sheets.pages, sheets.grades, strict=True))
    text = any(page.words for page in sheets.pages)
    wanted = [
        page.number
        for page, grade in graded
        if not text or (page.words and grade.quality < LEAST_READ)
    ][:_MOST_TRIED]
    if not wanted:
        return sheets
    try:
        other = read_with_pdfplumber(data, len(sheets.pages), only=wanted)
    except Exception:
        _log.debug("pdfplumber failed", exc_info=True)
        return sheets
    found = {page.number: page for page in other.pages}
    better = [_better(page, grade, found.get(page.number)) for page, grade in graded]
    pages, grades = zip(*better, strict=True)
    return replace(sheets, pages=pages, grades=grades)


def _better(page: PdfPage, grade: PageNote, other: PdfPage | None) -> tuple[PdfPage, PageNote]:
    """Return the page that was read better, with its grade."""
    if other is None or not other.words:
        return page, grade
    other = replace(other, notes=(*other.notes, SECOND_PAGE))
    new = grade_page(other)
    return (page, grade) if page.words and new.quality <= grade.quality else (other, new)
