"""The second engine for PDFs, pdfplumber: slower, and it reads some that the first one does not."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import Any

from policymine.ingest.causes import encrypted, too_many
from policymine.ingest.page import Box, PdfPage, PdfSheets, PdfTable, PdfWord
from policymine.ingest.pdf_glyphs import MOST_GLYPHS
from policymine.ingest.pdf_grid import find_grids
from policymine.ingest.pdf_rules import MOST_RULES, Edge
from policymine.ingest.pdf_runs import BOLD

_UNNAMED = re.compile(r"\(cid:\d+\)")

_log = logging.getLogger(__name__)


def read_with_pdfplumber(
    data: bytes, max_pages: int, *, only: Collection[int] | None = None
) -> PdfSheets:
    """Return the pages as pdfplumber sees them, all or ``only`` those with these numbers."""
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
            yield _plumber_page(page)
        finally:
            with suppress(Exception):
                page.close()


def _plumber_page(page: Any) -> PdfPage:
    left, top, right, bottom = page.bbox
    number, width, height = page.page_number, float(right - left), float(bottom - top)
    chars = page.chars
    notes = []
    if len(chars) > MOST_GLYPHS:
        return PdfPage(number, width, height, (), notes=(f"{len(chars)} glyphs: not read",))
    kept, repeated = _clean_chars(chars, page.bbox)
    if len(chars) and sum(not char.get("upright", True) for char in chars) > 0.1 * len(chars):
        notes.append("rotated text left out")
    words = tuple(_plumber_words(kept, repeated, float(left), float(top)))
    rules = len(page.rects) + len(page.lines) + len(page.curves)
    tables: tuple[PdfTable, ...] = ()
    boxes: tuple[Box, ...] = ()
    if 0 < rules <= MOST_RULES:
        tables = tuple(_plumber_tables(page))
        boxes = tuple(_plumber_boxes(page))
    elif rules:
        notes.append(f"{rules} rules and rectangles: tables not looked for")
    pictures = sum(_area(image) for image in page.images)
    share = min(pictures / max(width * height, 1.0), 1.0)
    return PdfPage(number, width, height, words, tables, boxes, share, tuple(notes))


def _area(item: dict[str, Any]) -> float:
    return max(float(item["x1"] - item["x0"]), 0.0) * max(float(item["bottom"] - item["top"]), 0.0)


def _clean_chars(
    chars: Sequence[dict[str, Any]], box: Sequence[float]
) -> tuple[list[dict[str, Any]], set[int]]:
    """Drop characters that are rotated, off the page, or drawn again in the same place.

    Also return which of the kept ones were drawn again: that is how some programs make bold.
    """
    left, top, right, bottom = box
    kept: list[dict[str, Any]] = []
    seen: dict[tuple[str, int, int], int] = {}
    repeated: set[int] = set()
    for char in chars:
        if not char.get("upright", True):
            continue
        if not (left - 2 <= char["x0"] <= right + 2 and top - 2 <= char["top"] <= bottom + 2):
            continue
        x, y = int(char["x0"]), int(char["top"])
        twin = next(
            (
                seen[key]
                for dx in (0, -1, 1)
                for dy in (0, -1, 1)
                if (key := (char["text"], x + dx, y + dy)) in seen
            ),
            None,
        )
        if twin is not None and char["text"].strip():
            first = kept[twin]
            if abs(first["x0"] - char["x0"]) < 1 and abs(first["top"] - char["top"]) < 1:
                repeated.add(id(first))
                continue
        seen[(char["text"], x, y)] = len(kept)
        kept.append(char)
    return kept, repeated


def _plumber_words(
    chars: list[dict[str, Any]], repeated: set[int], left: float, top: float
) -> Iterator[PdfWord]:
    from pdfplumber.utils.text import extract_words

    found = extract_words(
        chars,
        x_tolerance_ratio=0.18,
        y_tolerance=2,
        keep_blank_chars=False,
        return_chars=True,
        extra_attrs=["size"],
        expand_ligatures=True,
    )
    for word in found:
        first = word["chars"][0]
        yield PdfWord(
            _glyph(word["text"]),
            float(word["x0"]) - left,
            float(word["x1"]) - left,
            float(word["top"]) - top,
            float(word["bottom"]) - top,
            round(float(first["size"]) * 2) / 2,
            bool(BOLD.search(str(first.get("fontname", "")))) or id(first) in repeated,
            _color(first.get("non_stroking_color")),
        )


def _glyph(text: str) -> str:
    """Return a word; a lone sign that its font does not name is a list glyph."""
    return "•" if _UNNAMED.fullmatch(text) else _UNNAMED.sub("\ufffd", text)


def _color(value: Any) -> str:
    """Return a colour as a short text; black in any colour space is empty."""
    if value is None:
        return ""
    parts = value if isinstance(value, tuple | list) else (value,)
    numbers = [float(part) for part in parts if isinstance(part, int | float)]
    black = (len(numbers) in (1, 3) and max(numbers) < 0.25) or (
        len(numbers) == 4 and (numbers[3] > 0.75 or sum(numbers) > 2.5)
    )
    return "" if black or not numbers else ",".join(f"{number:.1f}" for number in numbers)


def _plumber_tables(page: Any) -> Iterator[PdfTable]:
    """Yield the tables; rules that stand or lie go through the search of the first engine."""
    x, y = float(page.bbox[0]), float(page.bbox[1])
    yield from find_grids([edge for item in page.edges for edge in _edges(item, x, y)])


def _edges(item: dict[str, Any], x: float, y: float) -> Iterator[Edge]:
    box = _moved((item["x0"], item["top"], item["x1"], item["bottom"]), x, y)
    yield Edge(box, upright=item["orientation"] == "v")


def _moved(box: Sequence[float], x: float, y: float) -> Box:
    left, top, right, bottom = (float(part) for part in box)
    return left - x, top - y, right - x, bottom - y


def _plumber_boxes(page: Any) -> Iterator[Box]:
    """Yield rectangles big enough to be a box around text and smaller than the page."""
    x, y = float(page.bbox[0]), float(page.bbox[1])
    size = float(page.width) * float(page.height)
    rects = [*page.rects, *page.curves]
    if len(rects) > 400:
        return
    for rect in rects:
        wide, high = float(rect["x1"] - rect["x0"]), float(rect["bottom"] - rect["top"])
        if wide > 60 and high > 30 and wide * high < 0.6 * size and _is_painted(rect):
            yield _moved((rect["x0"], rect["top"], rect["x1"], rect["bottom"]), x, y)


def _is_painted(rect: dict[str, Any]) -> bool:
    """Tell whether a rectangle has an outline or a fill that is not white."""
    color = rect.get("non_stroking_color")
    parts = color if isinstance(color, tuple | list) else (color,)
    numbers = [part for part in parts if isinstance(part, int | float)]
    white = (
        not numbers
        or (len(numbers) in (1, 3) and min(numbers) > 0.98)
        or (len(numbers) == 4 and max(numbers) < 0.02)
    )
    return bool(rect.get("stroke")) or (bool(rect.get("fill")) and not white)
