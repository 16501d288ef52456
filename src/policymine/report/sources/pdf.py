"""A copy of a PDF with its findings as highlight annotations (ISO 32000-2, 12.5.6.10)."""

from __future__ import annotations

import ctypes
import hashlib
import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policymine.report.sources.letters import Letters, read_letters
from policymine.report.sources.marks import Mark
from policymine.schema.document import Document

log = logging.getLogger(__name__)

OPACITY = 110
"""How much of its colour a highlight has, of 255: text stays legible under viewers that do not
multiply colours."""
MOST_OPEN = 4
"""Pages that are open at a time: findings come in the order of the text, and pages are large."""

_IDENTIFIER = re.compile(rb"((?:<[0-9A-F]{32}>)?<[0-9A-F]{32}>)\](?![\s\S]*[0-9A-F]{32}>\])")
"""What PDFium draws by lot at the end of a file: the second identifier, or both."""
TRAILER = 2048
"""Bytes at the end of a file in which its last trailer stands."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom of a line of text, in points from the page's lower left corner."""


@dataclass(frozen=True)
class Copy:
    """The copy of a PDF and how many of the marks were found in it."""

    content: bytes
    found: int


def mark_pdf(path: Path, document: Document, marks: Iterable[Mark]) -> Copy | None:
    """Return the PDF with the marks as annotations, or None if it is protected or cannot be opened.

    The words of a finding are looked for on its page and the two around it, by their letters and
    digits alone: what reading joined, cut or cleaned does not matter.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path.read_bytes()) as pdf:
            if pypdfium2.raw.FPDF_GetSecurityHandlerRevision(pdf) >= 0:
                return None
            pages = _Pages(pdf)
            found = sum(_mark_one(pages, document, mark) for mark in marks)
            pages.close()
            buffer = io.BytesIO()
            pdf.save(buffer)
    except (pypdfium2.PdfiumError, OSError) as error:
        log.info("%s was not copied: %s", document.path, error)
        return None
    return Copy(_without_chance(buffer.getvalue()), found)


def _without_chance(content: bytes) -> bytes:
    """Return a PDF whose identifier follows from its content: PDFium draws one by lot."""
    body, end = content[:-TRAILER], content[-TRAILER:]
    drawn = _IDENTIFIER.search(end)
    if drawn is None:
        return content
    before, after = body + end[: drawn.start()], end[drawn.end(1) :]
    digest = hashlib.sha256(before + after).hexdigest()[:32].upper().encode()
    return before + b"<%s>" % digest * (len(drawn[1]) // 34) + after


def _mark_one(pages: _Pages, document: Document, mark: Mark) -> bool:
    """Highlight one finding wherever its pieces stand; return whether any was found."""
    found: dict[int, list[Box]] = {}
    for text in _pieces(document, mark):
        for number in (mark.page, mark.page + 1, mark.page - 1):
            boxes = pages.find(number - 1, text)
            if boxes:
                found.setdefault(number - 1, []).extend(boxes)
                break
    for index, boxes in found.items():
        pages.highlight(index, boxes, mark)
    return bool(found)


def _pieces(document: Document, mark: Mark) -> Iterator[str]:
    """Yield the text of a mark cut where its blocks, table cells and lines end."""
    for block in document.blocks:
        if block.start < mark.end and block.end > mark.start:
            spans = [(cell.start, cell.end) for cell in block.cells] or [(block.start, block.end)]
            for start, end in spans:
                yield document.text[max(start, mark.start) : min(end, mark.end)]


class _Pages:
    """The pages of an open PDF, each with its letters in the order of the text."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._open: dict[int, tuple[Any, Any, Letters]] = {}

    def find(self, index: int, text: str) -> list[Box]:
        """Return the boxes of a text on a page, line by line; none if it is not there."""
        if not 0 <= index < len(self._pdf):
            return []
        _, textpage, letters = self._page(index)
        return [box for first, last in letters.find(text) for box in _boxes(textpage, first, last)]

    def highlight(self, index: int, boxes: Sequence[Box], mark: Mark) -> None:
        """Add an annotation over the boxes, in the mark's colour and with its note."""
        page, _, _ = self._page(index)
        _annotate(page, boxes, mark)

    def close(self) -> None:
        """Close what is open, which the document needs to be saved."""
        for index in tuple(self._open):
            self._close(index)

    def _close(self, index: int) -> None:
        page, textpage, _ = self._open.pop(index)
        textpage.close()
        page.close()

    def _page(self, index: int) -> tuple[Any, Any, Letters]:
        if index not in self._open:
            while len(self._open) >= MOST_OPEN:
                self._close(min(self._open))
            page = self._pdf[index]
            textpage = page.get_textpage()
            self._open[index] = page, textpage, read_letters(textpage)
        return self._open[index]


def _boxes(textpage: Any, first: int, last: int) -> Iterator[Box]:
    from pypdfium2 import raw

    for number in range(raw.FPDFText_CountRects(textpage, first, last - first + 1)):
        sides = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetRect(textpage, number, *sides)
        left, top, right, bottom = (side.value for side in sides)
        yield left, top, right, bottom


def _annotate(page: Any, boxes: Sequence[Box], mark: Mark) -> None:
    from pypdfium2 import raw

    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    red, green, blue = (int(mark.color[at : at + 2], 16) for at in (1, 3, 5))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, red, green, blue, OPACITY)
    for left, top, right, bottom in boxes:
        corners = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
    left, bottom = min(box[0] for box in boxes), min(box[3] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[1] for box in boxes)
    raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left, top, right, bottom))
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    for key, value in ((b"T", "policymine"), (b"NM", mark.id), (b"Contents", mark.note)):
        wide = (value + "\0").encode("utf-16-le")
        text = ctypes.cast(ctypes.create_string_buffer(wide), ctypes.POINTER(ctypes.c_ushort))
        raw.FPDFAnnot_SetStringValue(annotation, key, text)
    raw.FPDFPage_CloseAnnot(annotation)
