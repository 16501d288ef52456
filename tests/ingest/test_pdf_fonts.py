"""Headings of a PDF: what the fonts say against what the shape of a line says."""

from __future__ import annotations

from typing import Any

import pytest
from reading_builders import pdf_of, raw_pdf

from policymine.ingest.clean import normalise
from policymine.ingest.pdf.reader import read_pdf

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


def test_headings_set_as_the_text_below_large_chapters_are_headings() -> None:
    def draw(canvas: Any) -> None:
        top = 800
        for number in range(5):
            canvas.setFont("Helvetica", 15)
            canvas.drawString(60, top := top - 26, f"Kapitel om byen, del {number}")
            canvas.setFont("Helvetica", 9)
            for part in ("Ude", "Hjemme"):
                canvas.drawString(60, top := top - 22, f"{part} i gade {number}")
                top -= 10
                for line in TEXT:
                    canvas.drawString(60, top := top - 11, line)

    headings = [block.text for block in read_pdf(pdf_of(draw)).blocks if block.kind == "heading"]
    assert "Ude i gade 2" in headings
    assert "Kapitel om byen, del 2" in headings


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


def test_a_large_numeral_beside_a_title_opens_it_unless_the_label_has_the_number() -> None:
    def draw(canvas: Any) -> None:
        top = 780
        for number, label in ((1, "Kurs 1"), (2, "Vores kurs")):
            canvas.setFont("Helvetica-Bold", 40)
            canvas.drawString(60, top - 30, str(number))
            for size, text in ((8, label), (17, "Flere i arbejde"), (10, "Vi vil hjælpe.")):
                canvas.setFont("Helvetica", size)
                canvas.drawString(110, top - {8: 0, 17: 18, 10: 32}[size], text)
            canvas.setFont("Helvetica", 10)
            for line in range(6):
                canvas.drawString(60, top - 70 - 14 * line, TEXT[line % 2])
            top -= 250

    blocks = read_pdf(pdf_of(draw)).blocks
    heads = [(block.marker, block.text) for block in blocks if block.kind == "heading"]
    assert heads == [("", "Flere i arbejde"), ("2.", "Flere i arbejde")]
    assert "Kurs 1" in [block.text for block in blocks]


def test_who_said_what_stands_large_in_small_print_is_no_heading() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica-Oblique", 16)
        canvas.drawString(60, 780, '"Jeg fik et job."')
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 766, "Deltager på kurset")
        canvas.setFont("Helvetica", 11)
        for number in range(6):
            canvas.drawString(60, 745 - 14 * number, TEXT[number % 2])

    assert not [block for block in read_pdf(pdf_of(draw)).blocks if block.kind == "heading"]


def test_what_somebody_said_is_no_heading_however_short() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 15)
        canvas.drawString(60, 780, "»Der var plads til mig.«")
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(TEXT):
            canvas.drawString(60, 740 - 13 * number, line)

    assert [block.kind.value for block in read_pdf(pdf_of(draw)).blocks] == ["paragraph"] * 2


def test_a_sentence_in_large_print_below_a_title_is_no_heading() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(60, 790, "Flere venner")
        canvas.setFont("Helvetica", 15)
        canvas.drawString(60, 760, "Ingen er alene i byen.")
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(TEXT):
            canvas.drawString(60, 730 - 13 * number, line)

    kinds = [block.kind.value for block in read_pdf(pdf_of(draw)).blocks]
    assert kinds == ["heading", "paragraph", "paragraph"]


def test_a_large_sentence_with_wide_leading_is_one_and_no_heading() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica-Oblique", 15)
        for number, line in enumerate(
            ("Alle skal kunne finde hjælp i den by, hvor de bor, når", "de er syge.")
        ):
            canvas.drawString(60, 780 - 27 * number, line)
        canvas.setFont("Helvetica", 11)
        for number in range(6):
            canvas.drawString(60, 720 - 14 * number, TEXT[number % 2])

    blocks = read_pdf(pdf_of(draw)).blocks
    assert blocks[0].text == "Alle skal kunne finde hjælp i den by, hvor de bor, når de er syge."
    assert not [block for block in blocks if block.kind == "heading"]


def test_a_label_over_the_title_at_the_head_of_pages_is_no_running_head() -> None:
    def draw(canvas: Any) -> None:
        for number in range(4):
            canvas.setFont("Helvetica", 7)
            canvas.drawString(60, 800, f"VEJ {number}" if number else "Byens plan")
            canvas.setFont("Helvetica-Bold", 20)
            canvas.drawString(60, 778, ("Plan", "Flere i job", "Hjem", "Venner")[number])
            canvas.setFont("Helvetica", 11)
            for line in range(6):
                canvas.drawString(60, 740 - 14 * line, TEXT[line % 2])
            canvas.showPage()

    texts = [block.text for block in read_pdf(pdf_of(draw)).blocks]
    assert [text for text in texts if text.startswith("VEJ")] == ["VEJ 1", "VEJ 2", "VEJ 3"]


def test_a_space_without_width_parts_no_word() -> None:
    """Some programs leave one where a word may be divided."""
    content = b"BT /F1 12 Tf 50 700 Td [(Bor) ( ) 278 (gerne har) ( et hus)] TJ ET"
    assert [block.text for block in read_pdf(raw_pdf(content)).blocks] == ["Borgerne har et hus"]


def test_a_run_in_title_that_ends_on_its_second_line_is_no_heading() -> None:
    def draw(canvas: Any) -> None:
        top = 780
        for number in range(4):
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(
                60, top := top - 28, f"Fast nattevagt på alle bosteder i del {number}"
            )
            canvas.drawString(60, top := top - 13, "af byen.")
            canvas.setFont("Helvetica", 11)
            canvas.drawString(112, top, "Vagten kan ringes op hele natten, og den kommer")
            canvas.drawString(60, top := top - 13, "ud til alle, som har brug for en at tale med.")
            for line in TEXT:
                canvas.drawString(60, top := top - (13 if line == TEXT[1] else 26), line)

    blocks = read_pdf(pdf_of(draw)).blocks
    assert {block.kind for block in blocks} == {"paragraph"}
    assert blocks[0].text.startswith("Fast nattevagt på alle bosteder i del 0 af byen. Vagten kan")


def test_numbered_proposals_set_larger_than_the_text_are_a_list() -> None:
    proposals = (
        "at sagen drøftes,",
        "at der afsættes en pulje til unge,",
        "at skolen får en have.",
    )

    def draw(canvas: Any) -> None:
        top = 800
        canvas.setFont("Helvetica", 9)
        for line in TEXT * 12:
            canvas.drawString(60, top := top - 11, line)
        canvas.setFont("Helvetica", 10.5)
        canvas.drawString(60, top := top - 30, "Direktøren indstiller,")
        top -= 12
        for number, line in enumerate(proposals, start=1):
            canvas.drawString(66, top := top - 15, f"{number}. {line}")

    *_, lead, first, second, third = read_pdf(pdf_of(draw)).blocks
    assert lead.kind == "paragraph"
    assert [block.text for block in (first, second, third)] == list(proposals)
    assert {block.kind for block in (first, second, third)} == {"list_item"}


def test_titles_of_boxes_are_headings_however_short_the_text_below_them() -> None:
    def draw(canvas: Any) -> None:
        for line in range(10):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(60, 780 - 13 * line, TEXT[line % 2])
        for number, left in enumerate((60, 240, 420)):
            canvas.setFillGray(0.9)
            canvas.rect(left, 520, 160, 90, stroke=0, fill=1)
            canvas.setFillGray(0)
            for place, line in enumerate(
                ("Et nyt mødested for", f"unge i bydel {number}", "Åbent.")
            ):
                canvas.setFont("Helvetica-Bold" if place < 2 else "Helvetica", 11)
                canvas.drawString(left + 10, 590 - 14 * place, line)

    headings = [block.text for block in read_pdf(pdf_of(draw)).blocks if block.kind == "heading"]
    assert headings == [f"Et nyt mødested for unge i bydel {number}" for number in range(3)]
