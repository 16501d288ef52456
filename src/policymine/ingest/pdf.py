"""PDF: pages as an engine sees them → lines in reading order → blocks."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from policymine.errors import ReadError
from policymine.ingest.clean import normalise
from policymine.ingest.elements import Aside, Element, Line, Reading, Row
from policymine.ingest.footnotes import take_footnotes
from policymine.ingest.furniture import (
    drop_contents,
    find_running,
    is_dressed_number,
    page_number,
    running_key,
)
from policymine.ingest.page import PdfPage, PdfWord, Segment, cut_segments, dominant, group_lines
from policymine.ingest.pdf_engines import read_with_pdfium, read_with_pdfplumber
from policymine.ingest.pdf_fonts import give_levels
from policymine.ingest.pdf_lines import PageText, read_page
from policymine.ingest.quality import (
    LEAST_READ,
    MOST_SCANNED,
    document_quality,
    grade_page,
    is_scan,
)
from policymine.ingest.structure import find_blocks

_log = logging.getLogger(__name__)
MOST_PAGES = 2000
_EDGE = 0.13


def read_pdf(data: bytes, *, max_pages: int = MOST_PAGES, second: bool = False) -> Reading:
    """Read a PDF with pdfplumber; with pypdfium2 if that one fails or finds nothing.

    Raises ReadError for one that is locked, damaged, scanned or has more than ``max_pages`` pages.
    ``second`` leaves the first engine out.
    """
    count = count_pages(data)
    if count > max_pages:
        raise ReadError(
            f"The PDF has {count} pages; the limit is {max_pages}.",
            status="too_large",
            remedy="Raise max_pages, or cut out the pages of the plan.",
        )
    if second:
        pages, warnings = list(_second(data, max_pages, None, 0)), SECOND
    else:
        pages, warnings = _read_pages(data, max_pages)
    reading = build_reading(pages, title=read_title(data), warnings=warnings)
    return _judge(reading, pages)


def _read_pages(data: bytes, max_pages: int) -> tuple[list[PdfPage], tuple[str, ...]]:
    """Return the pages and, if the second engine read them, a sentence that says so."""
    cause: Exception | None = None
    pages: list[PdfPage] = []
    try:
        pages = list(read_with_pdfplumber(data, max_pages))
    except ReadError:
        raise
    except Exception as error:
        _log.debug("pdfplumber failed", exc_info=True)
        cause = error
    if any(page.words for page in pages):
        return pages, ()
    second = list(_second(data, max_pages, cause, len(pages)))
    if cause is None and not any(page.words for page in second):
        return pages, ()
    return second, SECOND


def _second(data: bytes, max_pages: int, cause: Exception | None, found: int) -> Iterator[PdfPage]:
    try:
        yield from read_with_pdfium(data, max_pages)
    except ReadError:
        raise
    except Exception as error:
        if found:
            return
        reason = type(cause or error).__name__
        raise ReadError(
            f"The PDF is damaged: no reader can open it ({reason}).",
            remedy="Open it in a PDF program, print it to a new PDF, and run again.",
        ) from error


SECOND: tuple[str, ...] = (
    "Read with the second engine, because the first one failed: tables may be missed.",
)
OCR = (
    "Run text recognition on it (for example 'ocrmypdf -l dan in.pdf out.pdf', Debian packages "
    "ocrmypdf and tesseract-ocr-dan), and run again."
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
        why = "; ".join(note for page in pages[:3] for note in page.notes)
        raise ReadError(
            f"The PDF has no text{': ' + why if why else ''}.",
            remedy="Open it and see whether it is whole; a drawing has no text to read.",
        )
    missed = [page.number for page in pages if any("not read" in note for note in page.notes)]
    low = reading.quality < LEAST_READ
    if scans or missed or low:
        where = ", ".join(map(str, [*scans, *missed][:8]))
        what = f"Not read: page {where}." if where else "Much of the text is damaged by its fonts."
        return replace(reading, status="partial", remedy=OCR, warnings=(*reading.warnings, what))
    return reading


def count_pages(data: bytes) -> int:
    """Return how many pages a PDF says it has; 0 if that cannot be told."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        try:
            return len(pdf)
        finally:
            pdf.close()
    except Exception:
        return 0


def read_title(data: bytes) -> str:
    """Return the title in the document's properties, or nothing."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        try:
            return normalise(str(pdf.get_metadata_dict().get("Title", "")))
        finally:
            pdf.close()
    except Exception:
        return ""


def build_reading(
    pages: Sequence[PdfPage], *, title: str = "", warnings: tuple[str, ...] = ()
) -> Reading:
    """Turn pages into blocks."""
    body = dominant((word.size, len(word.text)) for page in pages for word in page.words)
    texts: list[PageText] = []
    tables = 1
    for page, words in zip(pages, drop_edges(pages, body), strict=True):
        texts.append(read_page(page, words, body, tables))
        tables += len(page.tables)
    blocks = find_blocks(_elements(texts, body))
    notes = [grade_page(page) for page in pages]
    lengths = [sum(len(word.text) for word in page.words) for page in pages]
    quality = document_quality(notes, lengths)
    return Reading(blocks, notes, title=title, warnings=warnings, quality=quality)


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


def _elements(texts: Sequence[PageText], body: float) -> list[Element]:
    """Return the elements of the document, headings told by their fonts where fonts differ."""
    flow = [element for text in texts for element in text.flow]
    lined = give_levels(flow, body)
    asides = {
        number: [give_levels(aside, body) for aside in text.asides]
        for number, text in enumerate(texts)
    }
    found: list[Element] = []
    place = 0
    for number, text in enumerate(texts):
        part = lined[place : place + len(text.flow)]
        place += len(text.flow)
        found.extend(part)
        found.extend(Aside(tuple(_clean(aside))) for aside in asides[number])
    return list(_finish(found))


def _clean(elements: Iterable[Line | Row]) -> Iterator[Line | Row]:
    """Yield the elements with their characters normalised."""
    for element in elements:
        if isinstance(element, Line):
            text = normalise(element.text)
            if text.strip():
                yield replace(element, text=text)
        else:
            yield replace(element, cells=tuple(normalise(cell) for cell in element.cells))


def _finish(elements: Sequence[Element]) -> Iterator[Element]:
    """Drop the contents, take out footnotes, and clean the characters of all lines."""
    run: list[Line] = []
    for element in elements:
        if isinstance(element, Line):
            run.append(element)
            continue
        yield from take_footnotes(drop_contents([*_lines(run)]))
        run = []
        yield from _clean([element]) if isinstance(element, Row) else [element]
    yield from take_footnotes(drop_contents([*_lines(run)]))


def _lines(run: Sequence[Line]) -> Iterator[Line]:
    for element in _clean(run):
        assert isinstance(element, Line)
        yield element
