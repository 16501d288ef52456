"""Brochures whose PDF pages are spreads: two printed pages side by side."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from policymine.ingest.elements import RawBlock
from policymine.ingest.page import PdfPage, PdfWord
from policymine.ingest.pdf.reader import read_pdf
from policymine.ingest.pdf.spreads import printed_pages

HIGH = 500
Draw = Callable[[Any], None]


def brochure(sheets: Sequence[Draw], *, width: int = 700, cover: bool = False) -> list[RawBlock]:
    """Return the blocks of a PDF of wide pages, with a cover of half their width if it has one."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, HIGH), invariant=1)
    if cover:
        canvas.setPageSize((width / 2, HIGH))
        put(canvas, 40, 300, "Sammen om byen", size=24)
        canvas.showPage()
    for draw in sheets:
        canvas.setPageSize((width, HIGH))
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return list(read_pdf(buffer.getvalue()).blocks)


def put(canvas: Any, x: float, y: float, text: str, *, size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, text)


def facing(canvas: Any, *, right: float = 350.0) -> None:
    """Draw names of chapters with their pages, and text on the same lines of the page beside."""
    for line, name in enumerate(("Boliger", "Arbejde", "Fritid", "Helbred")):
        put(canvas, 40, 420 - 40 * line, name)
        put(canvas, 300, 420 - 40 * line, f"{2 * line + 4}")
        put(canvas, right + 30, 420 - 40 * line, f"{name} betyder meget for alle, der bor i byen.")


def pages(canvas: Any, number: int, *, right: float = 350.0) -> None:
    """Draw the text of two pages, each with its number below."""
    for x, name in ((40.0, "venstre"), (right + 30, "højre")):
        for line in range(3):
            put(canvas, x, 400 - 60 * line, f"Om den {name} side er der sagt {number + line} ting.")
    put(canvas, 40, 25, str(number), size=8)
    put(canvas, 2 * right - 50, 25, str(number + 1), size=8)


def sides(blocks: Sequence[RawBlock]) -> list[str]:
    """Return which side each sentence stands on."""
    return [block.text.split()[2] for block in blocks if block.text.startswith("Om")]


def test_lines_on_facing_pages_are_no_rows_of_a_table() -> None:
    blocks = brochure([facing, facing], cover=True)
    assert not any(block.cells for block in blocks)
    assert any(block.text == "Boliger betyder meget for alle, der bor i byen." for block in blocks)


def test_pages_as_wide_as_two_squares_are_spreads() -> None:
    blocks = brochure([lambda canvas: facing(canvas, right=500)] * 2, width=1000)
    assert not any(block.cells for block in blocks)


def test_numbers_that_count_up_by_two_tell_spreads_and_are_no_text() -> None:
    blocks = brochure([lambda c: pages(c, 2), lambda c: pages(c, 4), lambda c: pages(c, 6)])
    assert sides(blocks) == (["venstre"] * 3 + ["højre"] * 3) * 3
    assert all(block.text.startswith("Om") for block in blocks)
    assert [block.page for block in blocks] == [1] * 6 + [2] * 6 + [3] * 6


def test_a_heading_across_the_fold_opens_the_left_page() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 220, 460, "Et trygt hjem til alle i byen", size=24)
        pages(canvas, 2)

    blocks = brochure([draw, lambda canvas: pages(canvas, 4)])
    assert blocks[0].text == "Et trygt hjem til alle i byen"
    assert sides(blocks) == (["venstre"] * 3 + ["højre"] * 3) * 2


def test_a_table_across_the_fold_is_one() -> None:
    def draw(canvas: Any) -> None:
        canvas.grid([40, 200, 380, 560, 660], [300, 340, 380, 420])
        for row, y in enumerate((395, 355, 315)):
            for column, x in enumerate((50, 210, 390, 570)):
                put(canvas, x, y, f"Felt {row} {column}")

    blocks = brochure([draw, facing, facing], cover=True)
    assert [len(block.cells) for block in blocks if block.cells] == [4, 4, 4]


def test_a_wide_page_with_one_number_is_one_page() -> None:
    def slide(canvas: Any) -> None:
        facing(canvas)
        put(canvas, 640, 25, "2", size=8)

    assert any(block.cells for block in brochure([slide, slide]))


def test_a_page_without_height_is_left_as_it_is() -> None:
    word = PdfWord("Byen", 40, 70, 0, 10, 10)
    pages = [PdfPage(number, 600, 0, (word,)) for number in (1, 2)]
    assert printed_pages(pages, 10) == pages
