"""Reading order on pages drawn here: columns, spanning titles, side boxes, turned text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from reading_builders import pdf_of
from reportlab.pdfbase.pdfmetrics import stringWidth

from policymine.ingest.page import PdfWord, segment_of
from policymine.ingest.pdf.pdfium import read_with_pdfium
from policymine.ingest.pdf.reader import read_pdf
from policymine.ingest.pdf.segments import join_justified
from policymine.schema.document import BlockKind

WORDS = [
    "kommunen",
    "vil",
    "sammen",
    "med",
    "foreninger",
    "arbejde",
    "for",
    "at",
    "borgere",
    "får",
    "støtte",
    "i",
    "tide",
]


def paragraph(name: str, length: int) -> str:
    """Return a paragraph that begins with its name and ends with a full stop."""
    return " ".join([name, *(WORDS[n * 7 % len(WORDS)] for n in range(length))]) + "."


def column(
    canvas: Any, x: float, y: float, width: float, names: str, *, length: int = 30, size: int = 10
) -> float:
    """Draw named paragraphs in a column and return where it ends."""
    canvas.setFont("Helvetica", size)
    for name in names.split():
        line = ""
        for word in paragraph(name, length).split():
            if stringWidth(f"{line} {word}", "Helvetica", size) > width:
                canvas.drawString(x, y, line.strip())
                line, y = "", y - 1.3 * size
            line += f" {word}"
        canvas.drawString(x, y, line.strip())
        y -= 2 * size
    return y


def title(canvas: Any) -> None:
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(50, 790, "En strategi for alle unge i hele byen og på landet")


def two_columns(canvas: Any) -> None:
    title(canvas)
    column(canvas, 50, 740, 230, "A B C")
    column(canvas, 310, 733, 230, "D E F", size=9)


def three_columns(canvas: Any) -> None:
    title(canvas)
    for x, names in ((50, "A B"), (220, "C D"), (390, "E F")):
        column(canvas, x, 740 - x / 50, 150, names)


def columns_between_full_lines(canvas: Any) -> None:
    y = column(canvas, 50, 780, 490, "A")
    low = column(canvas, 50, y, 230, "B C")
    column(canvas, 310, y, 230, "D E")
    column(canvas, 50, low - 15, 490, "F", length=60)


def side_box(canvas: Any) -> None:
    canvas.setFillColorRGB(0.9, 0.95, 0.9)
    canvas.rect(390, 540, 160, 170, fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)
    column(canvas, 50, 780, 490, "A")
    column(canvas, 50, 690, 320, "B C D")
    column(canvas, 400, 690, 140, "E F", length=15)


def turned_text(canvas: Any) -> None:
    column(canvas, 50, 780, 490, "A B C D E F")
    canvas.saveState()
    canvas.rotate(90)
    canvas.drawString(300, -580, "Sidelæns tekst i margenen")
    canvas.restoreState()


PAGES: tuple[Callable[[Any], None], ...] = (
    two_columns,
    three_columns,
    columns_between_full_lines,
    side_box,
    turned_text,
)


@pytest.mark.parametrize("draw", PAGES, ids=lambda draw: draw.__name__)
def test_paragraphs_are_whole_and_in_reading_order(draw: Callable[[Any], None]) -> None:
    blocks = [block for block in read_pdf(pdf_of(draw)).blocks if block.kind == "paragraph"]
    assert [block.text.split()[0] for block in blocks] == ["A", "B", "C", "D", "E", "F"]
    assert all(block.text.endswith(".") for block in blocks)


def test_text_that_is_drawn_twice_counts_once() -> None:
    def draw(canvas: Any) -> None:
        for shift in range(20):
            column(canvas, 50 + shift / 50, 780, 490, "A")

    (block,) = read_pdf(pdf_of(draw)).blocks
    assert block.text == paragraph("A", 30)


def test_a_footnote_in_small_print_leaves_its_sentence_whole() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 10)
        for line in range(30):
            canvas.drawString(50, 780 - 13 * line, "og det gælder for alle, der bor i kommunen nu")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(50, 90, "1 Se bekendtgørelsen om rehabilitering.")
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 780, "og i de kommende år.")

    blocks = read_pdf(pdf_of(draw)).blocks
    assert [block.kind.value for block in blocks] == ["paragraph", "footnote"]
    assert blocks[0].text.endswith("nu og i de kommende år.")
    assert (blocks[1].marker, blocks[1].text) == ("1", "Se bekendtgørelsen om rehabilitering.")


def test_a_table_without_rules_is_rows() -> None:
    rows = [
        ("Indsats", "Ansvarlig", "Frist"),
        ("Åbent værksted", "Center for Kultur", "1. maj 2022"),
        ("Nyt torv ved skolen", "Teknik og Miljø", "2023"),
    ]

    def draw(canvas: Any) -> None:
        for line, row in enumerate(rows):
            for x, cell in zip((50, 220, 400), row, strict=True):
                canvas.drawString(x, 700 - 30 * line, cell)

    cells = [block.cells for block in read_pdf(pdf_of(draw)).blocks]
    assert cells == [tuple(zip(rows[0], row, strict=True)) for row in rows[1:]]


def lines_of(canvas: Any, x: float, y: float, lines: list[str], *, size: int = 9) -> float:
    canvas.setFont("Helvetica", size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= 1.39 * size
    return y


LEFT = [
    "Biblioteket holder åbent hver",
    "aften, og de unge kan låne lokaler",
    "uden at spørge nogen om lov. Det",
    "gælder også i ferien og på alle de",
    "dage, hvor skolerne holder lukket.",
    "De ansatte tager imod ved døren.",
]


def test_large_print_in_one_column_leaves_the_lines_of_the_other_whole() -> None:
    def draw(canvas: Any) -> None:
        lines_of(canvas, 50, 700, LEFT)
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(310, 681, "Unge i byen")
        canvas.drawString(310, 660, "og på landet")
        lines_of(canvas, 310, 641, LEFT)

    found = [b.text for b in read_pdf(pdf_of(draw)).blocks if b.kind == "paragraph"]
    assert " ".join(found) == " ".join([*LEFT, *LEFT])


def test_headings_side_by_side_over_two_columns_of_prose_are_no_table() -> None:
    def draw(canvas: Any) -> None:
        for x in (50, 310):
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(x, 720, "Baggrund" if x == 50 else "Status på indsatserne")
            lines_of(canvas, x, 700, LEFT)

    kinds = [block.kind.value for block in read_pdf(pdf_of(draw)).blocks]
    assert kinds == ["heading", "paragraph"] * 2


def test_numbered_points_that_are_sentences_are_items_and_short_titles_headings() -> None:
    def draw(canvas: Any) -> None:
        y = 780.0
        for name, lines in (
            ("1.1", ["Skolerne åbner hver en klub, som", "de unge selv leder."]),
            ("1.2", ["Biblioteket låner lokaler ud."]),
            ("1.3", ["Musikskolen og ungdomsskolen", "samler deres hold i en bygning."]),
        ):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(50, y, name)
            y = lines_of(canvas, 80, y, lines) - 6
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, y - 10, "2.1 Økonomi")
        lines_of(canvas, 50, y - 30, LEFT)

    found = [(b.kind.value, b.marker) for b in read_pdf(pdf_of(draw)).blocks][:5]
    items = [("list_item", f"1.{number}") for number in (1, 2, 3)]
    assert found == [*items, ("heading", "2.1"), ("paragraph", "")]


def test_a_box_is_marked_as_standing_beside_the_text() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        y = lines_of(canvas, 50, 740, LEFT * 2)
        canvas.setFillColorRGB(0.9, 0.95, 0.9)
        canvas.rect(310, 640, 200, 110, fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        lines_of(canvas, 320, 735, LEFT)
        lines_of(canvas, 50, y, LEFT * 2)

    blocks = read_pdf(pdf_of(draw)).blocks
    assert " ".join(block.text for block in blocks if block.aside) == " ".join(LEFT)


def test_what_somebody_said_is_no_part_of_the_item_above_it() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        y = lines_of(canvas, 50, 740, LEFT * 2) - 6
        y = lines_of(
            canvas, 50, y, ["• Klubberne holder åbent i ferien", "• Skolerne låner lokaler ud"]
        )
        lines_of(
            canvas, 70, y, ["»Jeg kom for at spille bold, og så", "blev jeg her.« Dreng på 14 år"]
        )

    items = [block.text for block in read_pdf(pdf_of(draw)).blocks if block.kind == "list_item"]
    assert items == ["Klubberne holder åbent i ferien", "Skolerne låner lokaler ud"]


def test_a_heading_below_boxes_side_by_side_comes_after_them() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        for number, name in enumerate(["A", "B", "C"]):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(50, 730 - 18 * number, paragraph(name, 5))
        for number, name in enumerate(["D", "E", "F"]):
            canvas.roundRect(50 + 170 * number, 580, 150, 100, 4)
            column(canvas, 60 + 170 * number, 665, 120, name, length=15)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, 555, "Sådan går det videre")
        column(canvas, 50, 530, 500, "G H")

    blocks = read_pdf(pdf_of(draw)).blocks
    found = [
        block.text for block in blocks if len(block.text.split()[0]) == 1 or "går" in block.text
    ]
    assert [text.split()[0] for text in found] == [*"ABCDEF", "Sådan", "G", "H"]


def test_a_short_heading_below_two_columns_heads_what_follows() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        column(canvas, 50, 740, 230, "A")
        column(canvas, 310, 740, 230, "B", length=24)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, 655, "Sådan går det videre")
        column(canvas, 50, 630, 500, "C D")

    blocks = read_pdf(pdf_of(draw)).blocks
    assert [block.text.split()[0] for block in blocks] == ["En", "A", "B", "Sådan", "C", "D"]


def test_no_table_goes_on_below_a_heading() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        canvas.setFont("Helvetica", 10)
        facts = (("Ansvarlig", "Kulturhuset"), ("Start", "1. maj 2026"), ("Slut", "2028"))
        for number, cells in enumerate(facts):
            for x, cell in zip((50, 190), cells, strict=True):
                canvas.drawString(x, 740 - 16 * number, cell)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, 680, "Baggrund")
        column(canvas, 190, 655, 300, "A B", length=4)

    blocks = read_pdf(pdf_of(draw)).blocks
    prose = [block.text.split()[0] for block in blocks if block.kind is BlockKind.PARAGRAPH]
    assert [word for word in prose if len(word) == 1] == ["A", "B"]


def test_boxes_in_a_row_are_read_before_the_columns_below_them() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        for number, name in enumerate("ABCD"):
            canvas.setFillColorRGB(0.9, 0.9, 1)
            canvas.rect(50 + 130 * number, 680, 115, 80, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            column(canvas, 56 + 130 * number, 745, 100, name, length=9)
        for number, name in enumerate("EFG"):
            column(canvas, 50 + 175 * number, 660, 150, name, length=40)

    assert names_of(draw) == [*"ABCDEFG"]


def test_a_time_line_ends_above_columns_that_stand_elsewhere() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        for number in range(5):
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(50 + 105 * number, 740, str(2025 + number))
            column(canvas, 50 + 105 * number, 724, 90, "ABCDE"[number], length=9 - number // 4 * 4)
        for number, name in enumerate("FG"):
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(50 + 260 * number, 650, f"Del {name}")
            column(canvas, 50 + 260 * number, 632, 230, name)

    assert names_of(draw) == [*"ABCDEFG"]


def test_a_list_below_columns_comes_after_both_where_the_text_runs_on_in_the_second() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        lines_of(
            canvas, 50, 740, ["A er det første, som vi", "skriver om, og det gør", "vi ved at"]
        )
        y = lines_of(canvas, 310, 740, ["lytte til alle, der vil."])
        lines_of(canvas, 310, y - 6, ["B er det andet, og det", "er nok."])
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(50, 680, "Vi vil")
        for x, name, other in ((50, "C", "D"), (310, "E", "F")):
            y = lines_of(canvas, x, 664, [f"• {name} åbner en dør, der altid"])
            y = lines_of(canvas, x + 12, y, ["har stået lukket"])
            y = lines_of(canvas, x, y, [f"• {other} bygger en bro over åen"])
            lines_of(canvas, x + 12, y, ["ved den gamle havn"])

    assert names_of(draw) == [*"ABCDEF"]


def names_of(draw: Callable[[Any], None]) -> list[str]:
    """Return the names of the paragraphs and items on a page in the order in which it is read."""
    opened = (block.text.split()[0] for block in read_pdf(pdf_of(draw)).blocks)
    return [word for word in opened if len(word) == 1]


def test_columns_below_a_head_that_stands_left_are_no_part_of_those_above_it() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        column(canvas, 50, 740, 230, "A B")
        column(canvas, 310, 740, 230, "C", length=20)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(50, 600, "Ordliste")
        column(canvas, 50, 580, 230, "D", length=25)
        column(canvas, 310, 580, 230, "E", length=25)

    blocks = read_pdf(pdf_of(draw)).blocks
    assert [block.text.split()[0] for block in blocks] == ["En", *"ABC", "Ordliste", *"DE"]


def test_three_boxes_in_a_row_below_columns_are_read_after_them() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        column(canvas, 50, 740, 230, "A B")
        column(canvas, 310, 740, 230, "C D")
        for number, x in enumerate((50, 220, 390)):
            canvas.roundRect(x, 540, 150, 60, 5)
            canvas.setFont("Helvetica", 22)
            canvas.drawCentredString(x + 75, 570, str(187 - number))
            column(canvas, x + 10, 555, 130, "E", length=3 * number + 3, size=7)

    words = [block.text.split()[0] for block in read_pdf(pdf_of(draw)).blocks]
    assert words == ["En", *"ABCD", "187", "E", "186", "E", "185", "E"]


def test_justified_columns_are_read_one_after_the_other() -> None:
    def justified(canvas: Any, x: float, y: float, width: float, words: list[str]) -> None:
        gap = (width - sum(stringWidth(w, "Helvetica", 10) for w in words)) / (len(words) - 1)
        for word in words:
            canvas.drawString(x, y, word)
            x += stringWidth(word, "Helvetica", 10) + gap

    def draw(canvas: Any) -> None:
        title(canvas)
        canvas.setFont("Helvetica", 10)
        for x, name, last in ((50, "A", 7), (310, "B", 8)):
            for number in range(last):
                few = [name, *WORDS[number % 4 : number % 4 + 7]]
                justified(canvas, x, 740 - 13 * number, 225, few[:-1] if number % 2 else few)
            canvas.drawString(x, 740 - 13 * last, "Sådan er det.")

    texts = [block.text for block in read_pdf(pdf_of(draw)).blocks][1:]
    assert [("A" in text.split(), "B" in text.split()) for text in texts] == [
        (True, False),
        (False, True),
    ]


def test_a_counted_label_on_top_of_pages_heads_them_and_runs_on_none() -> None:
    def draw(canvas: Any) -> None:
        for number in (1, 2, 3):
            canvas.setFont("Helvetica-Bold", 8)
            canvas.drawString(50, 800, f"SPOR {number}")
            canvas.setFont("Helvetica-Bold", 18)
            canvas.drawString(50, 770, f"{'ABC'[number - 1]} er en dør, der er åben")
            column(canvas, 50, 700, 480, "D E F")
            lines_of(canvas, 50, 500, ["• Hjælp til pårørende og", "• Hjælp til naboer"])
            canvas.showPage()

    headings = [block.text for block in read_pdf(pdf_of(draw)).blocks if block.kind == "heading"]
    assert [text for text in headings if text.startswith("SPOR")] == ["SPOR 1", "SPOR 2", "SPOR 3"]


@pytest.mark.parametrize("label", ["Tid", "Hvem", "Hvornår"])
def test_fields_of_a_card_stand_on_lines_of_their_own(label: str) -> None:
    card = ["Vi åbner en café på havnen.", "Ansvar: Bibliotekerne i byen", f"{label}: I gang"]

    def draw(canvas: Any) -> None:
        title(canvas)
        column(canvas, 50, 740, 480, "A B C D")
        canvas.roundRect(50, 400, 170, 90, 4)
        lines_of(canvas, 60, 470, card)

    assert [block.text for block in read_pdf(pdf_of(draw)).blocks][-2:] == card[1:]


def draw_card(canvas: Any, x: float, y: float, name: str, text: str) -> None:
    """Draw a box with a title and a line of text."""
    canvas.setFillGray(0.9)
    canvas.rect(x, y, 150, 50, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(x + 8, y + 32, name)
    lines_of(canvas, x + 8, y + 16, [text])


def test_a_heading_below_columns_heads_the_row_of_boxes_below_it() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        lines_of(canvas, 50, 740, LEFT[:3])
        lines_of(canvas, 310, 740, LEFT[3:])
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(50, 680, "Vi vil")
        for x, name in ((50, "Skole"), (220, "Fritid"), (390, "Hjem")):
            draw_card(canvas, x, 610, name, f"hjælpe {name.casefold()}")

    texts = [block.text for block in read_pdf(pdf_of(draw)).blocks]
    cards = [
        text for name in ("skole", "fritid", "hjem") for text in (name.title(), f"hjælpe {name}")
    ]
    assert texts[-7:] == ["Vi vil", *cards]


def test_small_boxes_two_and_two_are_read_one_by_one() -> None:
    names = ["Skole", "Fritid", "Hjem", "Klub"]

    def draw(canvas: Any) -> None:
        column(canvas, 50, 760, 490, "A B")
        for place, name in enumerate(names):
            draw_card(canvas, 50 + 200 * (place % 2), 610 - 70 * (place // 2), name, "et tilbud")

    blocks = [block.text for block in read_pdf(pdf_of(draw)).blocks if block.aside]
    assert blocks == [text for name in names for text in (name, "et tilbud")]


def test_boxes_two_and_two_are_read_one_by_one_however_little_text_fills_them() -> None:
    names = ["Skole", "Fritid", "Hjem", "Klub"]

    def draw(canvas: Any) -> None:
        for place, name in enumerate(names):
            x, y = 40 + 260 * (place % 2), 700 - 120 * (place // 2)
            canvas.rect(x, y, 250, 100)
            headed(canvas, x + 8, y + 80, name, 12)
            lines_of(canvas, x + 8, y + 60, ["et tilbud til", "alle i byen"])

    blocks = [block.text for block in read_pdf(pdf_of(draw)).blocks if block.aside]
    assert blocks == [text for name in names for text in (name, "et tilbud til alle i byen")]


def test_wide_text_that_ends_close_to_the_right_column_stands_above_both() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        lines_of(canvas, 50, 752, ["A " + "som vi sagde det i fjor " * 4])
        canvas.drawRightString(
            309.5, 739, "og som vi siger det igen i år, fordi der er brug for det."
        )
        lines_of(canvas, 50, 716, LEFT)
        lines_of(canvas, 314, 722, LEFT)

    found = [block.text for block in read_pdf(pdf_of(draw)).blocks if block.kind == "paragraph"]
    assert found[1:] == [" ".join(LEFT), " ".join(LEFT)]


NAMED = ("Byen", "Landet", "Vandet")


def headed(canvas: Any, x: float, y: float, head: str, size: int = 14) -> None:
    canvas.setFont("Helvetica-Bold", size)
    canvas.drawString(x, y, head)


def told(draw: Callable[[Any], None]) -> list[str]:
    """Return the headings and the first words of what stands below them."""
    return [block.text.split()[0] for block in read_pdf(pdf_of(draw)).blocks[1:]]


@pytest.mark.parametrize("left", [True, False])
def test_boxes_beside_sections_stand_at_their_ends(left: bool) -> None:
    text, box = (260, 50) if left else (50, 330)

    def draw(canvas: Any) -> None:
        title(canvas)
        for number, name in enumerate(NAMED):
            y = 740 - 150 * number
            canvas.rect(box - 8, y - 60, 190, 75)
            column(canvas, box, y, 170, f"Boks{number}", length=14)
            headed(canvas, text, y - 6, name)
            column(canvas, text, y - 26, 230, f"Tekst{number} Mere{number}", length=12)

    names = [[name, f"Tekst{n}", f"Mere{n}", f"Boks{n}"] for n, name in enumerate(NAMED)]
    assert told(draw) == [word for words in names for word in words]


def test_heads_in_the_margin_may_stand_a_little_above_their_text() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        for number, name in enumerate(NAMED):
            y = 740 - 120 * number
            headed(canvas, 50, y, name, 10)
            headed(canvas, 50, y - 13, "og havnen", 10)
            column(canvas, 170, y - 10, 330, f"Tekst{number} Mere{number}", length=25)

    names = [[name, f"Tekst{n}", f"Mere{n}"] for n, name in enumerate(NAMED)]
    assert told(draw) == [word for words in names for word in words]


def test_columns_of_a_chapter_end_above_the_short_heading_of_the_next() -> None:
    def draw(canvas: Any) -> None:
        title(canvas)
        for number, name in enumerate(NAMED):
            y = 740 - 160 * number
            headed(canvas, 50, y, name)
            for place, x in enumerate((50, 220, 390)):
                top = y - 25 - 5 * place * (number % 2)
                column(canvas, x, top, 150, f"Tekst{number}{place}", length=25)

    names = [[name, *(f"Tekst{n}{place}" for place in range(3))] for n, name in enumerate(NAMED)]
    assert told(draw) == [word for words in names for word in words]


def test_lines_of_columns_at_even_distances_are_no_justified_line() -> None:
    texts = ("støtte til unge", "samarbejde med", "en fælles indgang")
    lines = []
    for x, text in zip((50, 155, 230), texts, strict=True):
        lefts = ((x + 30 * n, word) for n, word in enumerate(text.split()))
        lines.append(segment_of([PdfWord(word, a, a + 28, 0, 10, 10) for a, word in lefts]))
    assert [line.text for line in join_justified(lines)] == list(texts)


def test_a_word_with_a_large_initial_is_set_as_its_other_letters() -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(50, 760)
        for size, part in ((30, "H"), (10, "ver sjette ung i kommunen")):
            text.setFont("Helvetica", size)
            text.textOut(part)
        canvas.drawText(text)

    first, *_ = read_with_pdfium(pdf_of(draw), 1).pages[0].words
    assert (first.text, first.size) == ("Hver", 10)
