"""List glyphs that are drawn on a page: dots, squares, small pictures and triangles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from matplotlib import get_data_path
from reading_builders import pdf_of
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from policymine.ingest.pdf.reader import read_pdf
from policymine.schema.document import BlockKind

ACTS = ["Åbne en café på havnen", "Ansætte to vejledere i hallen", "Holde et møde om året"]


def _intro(canvas: Any) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(50, 760, "Byen har i mange år savnet steder, hvor unge kan mødes uden")
    canvas.drawString(50, 746, "at købe noget. Derfor har udvalget talt med dem om det.")


def _dot(canvas: Any, y: float) -> None:
    canvas.circle(56, y, 1.8, stroke=0, fill=1)


def _ring(canvas: Any, y: float) -> None:
    canvas.circle(56, y, 1.8, stroke=1, fill=0)


def _square(canvas: Any, y: float) -> None:
    canvas.rect(54, y - 2, 4, 4, stroke=0, fill=1)


def _right(canvas: Any, y: float) -> None:
    _outline(canvas, [(54, y + 3), (60, y), (54, y - 3)])


def _outline(canvas: Any, corners: list[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


@pytest.mark.parametrize("second", [False, True])
@pytest.mark.parametrize("draw", [_dot, _ring, _square, _right])
def test_a_drawn_glyph_opens_an_item(draw: Callable[[Any, float], None], second: bool) -> None:
    def page(canvas: Any) -> None:
        _intro(canvas)
        for number, act in enumerate(ACTS):
            draw(canvas, 703 - 15 * number)
            canvas.drawString(66, 700 - 15 * number, act)

    blocks = read_pdf(pdf_of(page), second=second).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.LIST_ITEM] == ACTS


@pytest.mark.parametrize("second", [False, True])
def test_white_dots_on_a_dark_ground_open_items(second: bool) -> None:
    def page(canvas: Any) -> None:
        _intro(canvas)
        canvas.rect(40, 600, 400, 120, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        for number, act in enumerate(ACTS):
            _dot(canvas, 703 - 15 * number)
            canvas.drawString(66, 700 - 15 * number, act)

    blocks = read_pdf(pdf_of(page), second=second).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.LIST_ITEM] == ACTS


def test_a_dot_between_words_is_no_item() -> None:
    def page(canvas: Any) -> None:
        _intro(canvas)
        canvas.drawString(50, 700, "Kultur")
        canvas.circle(90, 703, 1.8, stroke=0, fill=1)
        canvas.drawString(98, 700, "Fritid")

    assert not [b for b in read_pdf(pdf_of(page)).blocks if b.kind is BlockKind.LIST_ITEM]


def test_a_triangle_that_points_down_heads_what_is_unfolded() -> None:
    def page(canvas: Any) -> None:
        _intro(canvas)
        for y, act in ((700, "Unge på havnen"), (640, "Unge i hallen")):
            _outline(canvas, [(51, y + 7), (58, y + 7), (54.5, y + 1)])
            canvas.drawString(66, y, act)
            canvas.drawString(50, y - 24, "Kommunen åbner en café med aften hver tirsdag, og")
            canvas.drawString(50, y - 38, "enhver kan komme, som har lyst til at spille kort.")

    headings = [b.text for b in read_pdf(pdf_of(page)).blocks if b.kind is BlockKind.HEADING]
    assert headings == ["Unge på havnen", "Unge i hallen"]


def test_the_sign_that_folds_a_part_is_none_of_its_title() -> None:
    def page(canvas: Any) -> None:
        _intro(canvas)
        for y, title in ((700, "Unge på havnen"), (620, "Unge i hallen")):
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(50, y, title)
            canvas.drawString(500, y, "–")
            canvas.setFont("Helvetica", 11)
            canvas.drawString(50, y - 24, "Kommunen åbner en café med aften hver tirsdag.")

    headings = [b.text for b in read_pdf(pdf_of(page)).blocks if b.kind is BlockKind.HEADING]
    assert headings == ["Unge på havnen", "Unge i hallen"]


def test_text_at_the_margin_is_no_part_of_an_item_where_items_hang() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 11)
        lines = ["• Unge, som mistrives i en længere", "  periode", "• Voksne, der er på vej ud af"]
        lines += ["  behandling", "• Søskende, forældre og kærester"]
        lines += ["Pårørendepolitikken gælder også", "for dem, der ikke kommer selv."]
        for number, line in enumerate(lines):
            canvas.drawString(60 + 14 * line.startswith("  "), 780 - 15 * number, line.strip())

    blocks = read_pdf(pdf_of(draw)).blocks
    assert [block.text for block in blocks][-2:] == [
        "Søskende, forældre og kærester",
        "Pårørendepolitikken gælder også for dem, der ikke kommer selv.",
    ]


def test_icons_are_glyphs_of_one_list_however_they_differ() -> None:
    file = Path(get_data_path(), "fonts", "ttf", "STIXNonUni.ttf")
    registerFont(TTFont("Icons", str(file)))

    def draw(canvas: Any) -> None:
        _intro(canvas)
        for number, act in enumerate(ACTS):
            canvas.setFont("Icons", 18)
            canvas.drawString(50, 710 - 30 * number, chr(0xE002 + number))
            canvas.setFont("Helvetica", 11)
            canvas.drawString(80, 710 - 30 * number, act)

    items = [block for block in read_pdf(pdf_of(draw)).blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.text, item.level) for item in items] == [(act, 0) for act in ACTS]


def test_items_side_by_side_are_read_one_by_one_however_short() -> None:
    def draw(canvas: Any) -> None:
        _intro(canvas)
        for x, y, act in zip((50, 300, 50), (710, 710, 670), ACTS, strict=True):
            first, _, rest = act.partition(" en ")
            canvas.drawString(x, y, f"• {first} {'en' if rest else ''}")
            canvas.drawString(x + 8, y - 13, rest or "om aftenen")

    items = [block for block in read_pdf(pdf_of(draw)).blocks if block.kind is BlockKind.LIST_ITEM]
    assert sorted(item.text for item in items) == [
        f"{ACTS[1]} om aftenen",
        f"{ACTS[2]} om aftenen",
        ACTS[0],
    ]
