"""Headings of a PDF: what the fonts say against what the shape of a line says."""

from __future__ import annotations

from typing import Any

import pytest
from reading_builders import pdf_of

from policymine.ingest.clean import normalise
from policymine.ingest.pdf import read_pdf

TEXT = (
    "Kommunen har i mange år haft et godt samarbejde med foreningerne om",
    "støtte til unge, og det fortsætter i de næste fire år.",
)


@pytest.mark.parametrize("weight", ["-Bold", ""])
def test_a_line_set_as_the_text_is_no_heading_where_headings_are_bold(weight: str) -> None:
    def draw(canvas: Any) -> None:
        top = 780
        for number in range(6):
            lines = [(f"Afsnit om unge, del {number}", weight), *((line, "") for line in TEXT)]
            for line, own in [*lines, ("Anna Holm", ""), (TEXT[0], ""), (TEXT[1], "")]:
                top -= 28 if line in ("Anna Holm", lines[0][0]) or line == TEXT[0] else 13
                canvas.setFont(f"Helvetica{own}", 11)
                canvas.drawString(60, top, line)

    headings = {block.text for block in read_pdf(pdf_of(draw)).blocks if block.kind == "heading"}
    assert "Afsnit om unge, del 3" in headings
    assert ("Anna Holm" in headings) is (weight == "")


def test_ligatures_that_ghostscript_names_are_letters() -> None:
    shifted = "\u6600\u6900re \u6600\u6c00ere pro\u6600\u6600er"
    assert normalise(shifted) == "fire flere proffer"


def test_a_figure_set_large_is_no_heading_where_the_text_goes_on_with_it() -> None:
    def draw(canvas: Any) -> None:
        top = 780
        for head, line in (
            ("Ca. 40 dage", "venter borgerne på et svar."),
            ("3 mål", "Vi når dem."),
        ):
            canvas.setFont("Helvetica-Bold", 26)
            canvas.drawString(60, top, head)
            canvas.setFont("Helvetica", 11)
            for number, text in enumerate((line, *TEXT)):
                canvas.drawString(60, top - 20 - 14 * number, text)
            top -= 140

    headings = [block.text for block in read_pdf(pdf_of(draw)).blocks if block.kind == "heading"]
    assert headings == ["3 mål"]


def test_headings_in_a_box_are_ranked_among_those_of_the_text() -> None:
    def draw(canvas: Any) -> None:
        top = 780
        for size, line in ((24, "Handleplan for byen"), (16, "En dør, der er åben")):
            canvas.setFont("Helvetica-Bold", size)
            canvas.drawString(60, top, line)
            top -= 40
        canvas.setFillColorRGB(0.9, 0.9, 1)
        canvas.rect(60, 600, 220, 90, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(70, 670, "Kort vej")
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(
            ("Borgerne får svar samme dag,", "som de ringer, og", "en hjælper.")
        ):
            canvas.drawString(70, 652 - 13 * number, line)
        for number in range(8):
            canvas.drawString(60, 560 - 13 * number, TEXT[number % 2])

    levels = {b.text: b.level for b in read_pdf(pdf_of(draw)).blocks if b.kind == "heading"}
    assert levels == {"Handleplan for byen": 1, "En dør, der er åben": 2, "Kort vej": 3}
