"""PDF: pages as an engine sees them → lines in reading order → blocks."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from policymine.errors import ReadError
from policymine.ingest.clean import normalise
from policymine.ingest.elements import Aside, Element, Line, PageNote, Reading, Row
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
from policymine.ingest.pdf_lines import PageText, SetLine, read_page
from policymine.ingest.structure import find_blocks

_log = logging.getLogger(__name__)
MOST_PAGES = 2000
_EDGE = 0.13


def read_pdf(data: bytes) -> Reading:
    """Read a PDF with pdfplumber; with pypdfium2 if that one fails."""
    warnings: tuple[str, ...] = ()
    try:
        pages = list(read_with_pdfplumber(data, MOST_PAGES))
    except ReadError:
        raise
    except Exception as error:
        _log.debug("pdfplumber failed", exc_info=True)
        pages = list(_second(data, error))
        warnings = (
            "Read with the second engine, because the first one failed: tables may be missed.",
        )
    return build_reading(pages, title=read_title(data), warnings=warnings)


def _second(data: bytes, error: Exception) -> Iterator[PdfPage]:
    try:
        yield from read_with_pdfium(data, MOST_PAGES)
    except ReadError:
        raise
    except Exception as other:
        raise ReadError(
            f"The PDF is damaged: no reader can open it ({type(error).__name__}, {other}).",
            remedy="Open it in a PDF program, print it to a new PDF, and run again.",
        ) from other


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
    elements, shapes = _elements(texts, body)
    blocks = find_blocks(elements, shapes=shapes)
    notes = [PageNote(page.number, notes=page.notes) for page in pages]
    return Reading(blocks, notes, title=title, warnings=warnings)


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
    return kept


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


def _elements(texts: Sequence[PageText], body: float) -> tuple[list[Element], bool]:
    """Return the elements of the document, headings told by their fonts where fonts differ."""
    flow = [element for text in texts for element in text.flow]
    lined, shapes = give_levels(flow, body)
    asides = {
        number: [give_levels(aside, body)[0] for aside in text.asides]
        for number, text in enumerate(texts)
    }
    found: list[Element] = []
    place = 0
    for number, text in enumerate(texts):
        part = lined[place : place + len(text.flow)]
        place += len(text.flow)
        found.extend(part)
        found.extend(Aside(tuple(_clean(aside))) for aside in asides[number])
    return list(_finish(found)), shapes


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


__all__ = ["SetLine", "build_reading", "read_pdf"]
