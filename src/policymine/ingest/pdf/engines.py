"""Which engine reads a PDF: pypdfium2, and pdfplumber where that fails or returns rubbish."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from policymine.errors import ReadError
from policymine.ingest.page import PdfPage, PdfSheets
from policymine.ingest.pdf.limits import NOT_READ
from policymine.ingest.pdf.pdfium import count_pages, read_with_pdfium
from policymine.ingest.pdf.plumber import read_with_pdfplumber
from policymine.ingest.quality import LEAST_READ, grade_page

_log = logging.getLogger(__name__)
SECOND: tuple[str, ...] = ("Read with the second engine (pdfplumber), because the first failed.",)
SECOND_PAGE = "read with the second engine"
_MOST_TRIED = 20
_MOST_MISSED = 2000
# A page is graded before it is read only if more of its glyphs than this share have no name, or if
# its words are shorter or longer on average than words are.
_MOST_UNNAMED, _SHORT, _LONG = 0.1, 2.5, 12.0
_UNNAMED = frozenset({"\ufffd", *map(chr, range(0xE000, 0xF900))})


def read_sheets(
    data: bytes, max_pages: int, *, second: bool = False
) -> tuple[PdfSheets, tuple[str, ...]]:
    """Return the pages and, if the second engine read all of them, a sentence that says so.

    ``second`` leaves the first engine out. Raises ReadError if neither can open the document.
    """
    if second:
        return _read_second(data, max_pages, None), SECOND
    try:
        sheets = read_with_pdfium(data, max_pages)
    except ReadError:
        raise
    except Exception as error:
        _log.debug("pypdfium2 failed", exc_info=True)
        return _read_second(data, max_pages, error), SECOND
    return replace(sheets, pages=tuple(_mend(data, sheets.pages))), ()


def _read_second(data: bytes, max_pages: int, cause: Exception | None) -> PdfSheets:
    try:
        sheets = read_with_pdfplumber(data, max_pages)
        return replace(sheets, pages=(*sheets.pages, *_missed(data, sheets.pages)))
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(
            f"The PDF is damaged: no reader can open it ({type(cause or error).__name__}).",
            remedy="Open it in a PDF program, print it to a new PDF, and run again.",
        ) from error


def _missed(data: bytes, pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return, as pages not read, those that the first engine knows of and the second does not."""
    known = {page.number for page in pages}
    count = min(count_pages(data), _MOST_MISSED)
    missed = (number for number in range(1, count + 1) if number not in known)
    return [PdfPage(number, 1.0, 1.0, (), notes=(NOT_READ,)) for number in missed]


def _mend(data: bytes, pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Read pages of rubbish again with the second engine, and keep what is better.

    Of a document without any text the first pages are tried.
    """
    wanted = [page.number for page in pages if _is_rubbish(page)]
    if not any(page.words for page in pages):
        wanted = [page.number for page in pages]
    wanted = wanted[:_MOST_TRIED]
    if not wanted:
        return list(pages)
    try:
        other = read_with_pdfplumber(data, len(pages), only=wanted)
    except Exception:
        _log.debug("pdfplumber failed", exc_info=True)
        return list(pages)
    found = {page.number: page for page in other.pages}
    return [_better(page, found.get(page.number)) for page in pages]


def _is_rubbish(page: PdfPage) -> bool:
    """Tell whether there is text on a page and hardly any of it can be used."""
    odd = "".join(word.text for word in page.words)
    length = max(len(odd), 1)
    usual = len(odd) / max(len(page.words), 1)
    unnamed = sum(map(odd.count, set(odd) & _UNNAMED))
    suspect = unnamed > _MOST_UNNAMED * length or not _SHORT < usual < _LONG
    return bool(page.words) and suspect and grade_page(page).quality < LEAST_READ


def _better(page: PdfPage, other: PdfPage | None) -> PdfPage:
    if other is None or not other.words:
        return page
    if page.words and grade_page(other).quality <= grade_page(page).quality:
        return page
    return replace(other, notes=(*other.notes, SECOND_PAGE))
