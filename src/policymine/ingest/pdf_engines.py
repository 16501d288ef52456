"""Two ways to see the pages of a PDF: pdfplumber, and pypdfium2 where that one fails."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from policymine.errors import ReadError
from policymine.ingest.page import Box, PdfPage, PdfTable, PdfWord

Engine = Callable[[bytes, int], Iterator[PdfPage]]

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
# Above these a page is a drawing or an attack, not a plan: what it takes to look at it is not
# spent. A dense page of a plan has some 6,000 glyphs and, with a big table, some 400 rules.
MOST_GLYPHS = 60_000
MOST_RULES = 4_000

_UNNAMED = re.compile(r"\(cid:\d+\)")

_log = logging.getLogger(__name__)


def encrypted() -> ReadError:
    """Return the error for a document that opens with a password only."""
    return ReadError(
        "The PDF is locked with a password.",
        status="encrypted",
        remedy="Open it with the password, print it to a new PDF, and run again.",
    )


def read_with_pdfplumber(data: bytes, max_pages: int) -> Iterator[PdfPage]:
    """Yield the pages as pdfplumber sees them."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pdf = pdfplumber.open(io.BytesIO(data), password="", unicode_norm="NFC")
    except PDFPasswordIncorrect as error:
        raise encrypted() from error
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise encrypted() from error
        raise
    try:
        for page in pdf.pages[:max_pages]:
            try:
                yield _plumber_page(page)
            finally:
                with suppress(Exception):
                    page.close()
    finally:
        with suppress(Exception):
            pdf.close()


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
            bool(_BOLD.search(str(first.get("fontname", "")))) or id(first) in repeated,
            _color(first.get("non_stroking_color")),
        )


def _glyph(text: str) -> str:
    """Return a word; a lone sign that its font does not name is a list glyph."""
    return "•" if _UNNAMED.fullmatch(text) else text


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
    x, y = float(page.bbox[0]), float(page.bbox[1])
    try:
        found = page.find_tables()
    except Exception:
        _log.debug("tables on page %s", page.page_number, exc_info=True)
        return
    for table in found:
        cells = [tuple(row.cells) for row in table.rows]
        left, top, right, bottom = (float(part) for part in table.bbox)
        end = _open_end(page, table.bbox)
        if end > bottom + 8 and all(cells[-1]):
            cells.append(tuple((cell[0], bottom, cell[2], end) for cell in cells[-1]))
            bottom = end
        rows = tuple(tuple(_moved(cell, x, y) if cell else None for cell in row) for row in cells)
        if max(len(row) for row in rows) >= 2:
            yield PdfTable(_moved((left, top, right, bottom), x, y), rows)


def _open_end(page: Any, box: Sequence[float]) -> float:
    """Return how far the upright rules of a table run on below its last closed row.

    A row that goes on over the page has no rule under it.
    """
    left, _, right, bottom = (float(part) for part in box)
    ends = [
        float(edge["bottom"])
        for edge in page.edges
        if edge["orientation"] == "v"
        and left - 2 <= edge["x0"] <= right + 2
        and edge["top"] <= bottom + 2
        and edge["bottom"] > bottom + 8
    ]
    return max(ends) if len(ends) >= 3 else bottom


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


def read_with_pdfium(data: bytes, max_pages: int) -> Iterator[PdfPage]:
    """Yield the pages as pypdfium2 sees them: words, no tables."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise encrypted() from error
        raise
    try:
        for index in range(min(len(pdf), max_pages)):
            page = pdf[index]
            try:
                yield _pdfium_page(page, index + 1)
            finally:
                with suppress(Exception):
                    page.close()
    finally:
        with suppress(Exception):
            pdf.close()


def _pdfium_page(page: Any, number: int) -> PdfPage:
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_GLYPHS:
            return PdfPage(number, width, height, (), notes=(f"{count} glyphs: not read",))
        words = tuple(_pdfium_words(textpage, count, height))
    finally:
        with suppress(Exception):
            textpage.close()
    return PdfPage(number, width, height, words, image_share=_pdfium_images(page, width * height))


def _pdfium_images(page: Any, size: float) -> float:
    import pypdfium2.raw as pdfium

    area = 0.0
    for count, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2)):
        if count > 200:
            break
        with suppress(Exception):
            left, bottom, right, top = item.get_bounds()
            area += max(right - left, 0) * max(top - bottom, 0)
    return min(area / max(size, 1.0), 1.0)


def _pdfium_words(textpage: Any, count: int, height: float) -> Iterator[PdfWord]:
    import ctypes

    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    chars: list[tuple[str, Box, float, bool]] = []

    def finish() -> Iterator[PdfWord]:
        if chars:
            boxes = [box for _, box, _, _ in chars]
            yield PdfWord(
                "".join(text for text, _, _, _ in chars),
                min(box[0] for box in boxes),
                max(box[2] for box in boxes),
                min(box[1] for box in boxes),
                max(box[3] for box in boxes),
                round(chars[0][2] * 2) / 2,
                chars[0][3],
            )
            chars.clear()

    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        text = chr(code) if 0 < code < 0x110000 else ""
        if not text.strip() or abs(pdfium.FPDFText_GetCharAngle(textpage, index)) > 0.2:
            yield from finish()
            continue
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        box = (left, height - top, right, height - bottom)
        size = pdfium.FPDFText_GetFontSize(textpage, index)
        if chars and _parts(chars[-1][1], box, size):
            yield from finish()
        length = pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, ctypes.byref(flags))
        font = name.value.decode("utf-8", "ignore") if length else ""
        chars.append((text, box, size, bool(_BOLD.search(font))))
    yield from finish()


def _parts(last: Box, box: Box, size: float) -> bool:
    """Tell whether a character begins another word: a gap before it, or another line."""
    other_line = min(last[3], box[3]) - max(last[1], box[1]) < 0.3 * (box[3] - box[1])
    return other_line or box[0] - last[2] > 0.18 * max(size, 1.0) or box[0] < last[0] - size
