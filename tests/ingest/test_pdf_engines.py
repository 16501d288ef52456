"""Two engines for PDFs: what both see is the same, and what one cannot read the other does."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from plan_layouts import fact_sheet, open_table, report, shaded_table
from plan_pages import Layout, Sheet
from reading_builders import pdf_of

from policymine.errors import ReadError
from policymine.ingest.page import PdfPage, PdfSheets, PdfWord
from policymine.ingest.pdf import engines as pdf_engines
from policymine.ingest.pdf.engines import SECOND_PAGE, read_sheets
from policymine.ingest.pdf.pdfium import read_with_pdfium
from policymine.ingest.pdf.plumber import read_with_pdfplumber
from policymine.ingest.pdf.reader import read_pdf

TEXT = "Kommunen vil åbne et værested for unge, som har brug for et sted at være om aftenen."


def draw_text(canvas: Any) -> None:
    canvas.drawString(60, 700, TEXT)


@pytest.mark.parametrize(
    "layout", [report, open_table, shaded_table, fact_sheet], ids=lambda layout: layout.__name__
)
def test_both_see_the_same_words_and_cells(layout: Layout) -> None:
    sheet = Sheet()
    layout(sheet)
    data = sheet.done()
    pairs = zip(read_with_pdfium(data, 99).pages, read_with_pdfplumber(data, 99).pages, strict=True)
    for one, other in pairs:
        words = [Counter(word.text for word in page.words) for page in (one, other)]
        assert words[0] == words[1]
        cells = [[len(table.rows) for table in page.tables] for page in (one, other)]
        assert cells[0] == cells[1]


def test_where_the_first_fails_the_second_reads_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(data: bytes, max_pages: int) -> PdfSheets:
        raise TypeError

    monkeypatch.setattr(pdf_engines, "read_with_pdfium", fail)
    reading = read_pdf(pdf_of(draw_text))
    assert [block.text for block in reading.blocks] == [TEXT]
    assert any("second engine" in warning for warning in reading.warnings)


def test_where_both_fail_the_document_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> PdfSheets:
        raise TypeError

    monkeypatch.setattr(pdf_engines, "read_with_pdfium", fail)
    monkeypatch.setattr(pdf_engines, "read_with_pdfplumber", fail)
    with pytest.raises(ReadError) as caught:
        read_pdf(pdf_of(draw_text))
    assert caught.value.status == "unreadable"


@pytest.mark.parametrize("text", ["\ufffd" * 9, "kxtvnqz"], ids=["unnamed", "misnamed"])
def test_a_page_of_rubbish_is_read_again(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rubbish = PdfWord(text, 60, 120, 60, 70, 10)

    def first(data: bytes, max_pages: int) -> PdfSheets:
        return PdfSheets((PdfPage(1, 595, 842, (rubbish,) * 40),))

    monkeypatch.setattr(pdf_engines, "read_with_pdfium", first)
    sheets = read_sheets(pdf_of(draw_text), 9)
    assert [word.text for word in sheets.pages[0].words] == TEXT.split()
    assert SECOND_PAGE in sheets.pages[0].notes
    assert not sheets.warnings


def test_too_many_pages_are_too_many_for_both() -> None:
    def draw(canvas: Any) -> None:
        for _ in range(3):
            draw_text(canvas)
            canvas.showPage()

    for second in (False, True):
        with pytest.raises(ReadError) as caught:
            read_pdf(pdf_of(draw), max_pages=2, second=second)
        assert caught.value.status == "too_large"


def test_invisible_text_is_left_out_beside_text_that_is_seen() -> None:
    def draw(canvas: Any) -> None:
        draw_text(canvas)
        text = canvas.beginText(60, 600)
        text.setTextRenderMode(3)
        text.textOut("Det kan ingen se")
        canvas.drawText(text)

    page = read_with_pdfium(pdf_of(draw), 9).pages[0]
    assert [word.text for word in page.words] == TEXT.split()
    assert page.notes == ("invisible text left out",)


def test_text_recognised_under_a_picture_is_read() -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.textOut(TEXT)
        canvas.drawText(text)

    page = read_with_pdfium(pdf_of(draw), 9).pages[0]
    assert [word.text for word in page.words] == TEXT.split()


@pytest.mark.parametrize("quarters", [90, 180, 270])
def test_a_page_that_says_it_is_turned_is_read_upright(quarters: int) -> None:
    def draw(canvas: Any) -> None:
        canvas.setPageRotation(quarters)
        canvas.translate(*{90: (842, 0), 180: (595, 842), 270: (0, 595)}[quarters])
        canvas.rotate(quarters)
        canvas.drawString(60, 300, TEXT)
        canvas.drawString(60, 280, "Den næste linje.")

    page = read_with_pdfium(pdf_of(draw), 9).pages[0]
    tops = {word.text: word.top for word in page.words}
    assert [word.text for word in page.words] == f"{TEXT} Den næste linje.".split()
    assert tops["næste"] > tops["Kommunen"]


def test_letters_drawn_one_by_one_and_twice_are_one_word() -> None:
    def draw(canvas: Any) -> None:
        x = 60.0
        for letter in "Handleplan":
            for shift in (0, 0.3):
                canvas.drawString(x + shift, 700, letter)
            x += canvas.stringWidth(letter)
        canvas.drawString(60, 650, TEXT)

    words = read_with_pdfium(pdf_of(draw), 9).pages[0].words
    assert [word.text for word in words] == ["Handleplan", *TEXT.split()]
