"""Filled forms, an act a sheet: labels over, before or beside their values, in tables and boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from reading_builders import pdf_of

from policymine.ingest.elements import RawBlock, Row
from policymine.ingest.pdf.reader import read_pdf
from policymine.ingest.structure import find_blocks

FACTS = [
    ("Indsats", "Natcafé på havnen"),
    ("Formål", "Ingen skal sove ude"),
    ("Ansvarlig", "Udsatteteamet"),
    ("Tidsplan", "1. maj 2027"),
    ("Hvad koster det?", "300.000 kr."),
]
OVER = [["Indsats\nNatcafé på havnen", "", ""], [f"{a}\n{b}" for a, b in FACTS[1:4]]]
BEFORE = [["Indsats: Natcafé på havnen", ""], *([f"{a}: {b}", ""] for a, b in FACTS[1:4])]
BESIDE = [
    ["Indsats", "Natcafé på havnen", "", ""],
    ["Formål", "Ingen skal sove ude", "", ""],
    ["Ansvarlig", "Udsatteteamet", "Tidsplan", "1. maj 2027"],
]
ABOVE = [
    ["Indsats", "Formål"],
    ["Natcafé på havnen", "Ingen skal sove ude"],
    ["Ansvarlig", "Tidsplan"],
    ["Udsatteteamet", "1. maj 2027"],
]


def facts_of(blocks: Sequence[RawBlock]) -> list[tuple[str, ...]]:
    return [tuple(text for _, text in block.cells) for block in blocks if block.cells]


@pytest.mark.parametrize("rows", [OVER, BEFORE, BESIDE, ABOVE])
def test_a_form_is_labels_and_values_however_it_is_set(rows: list[list[str]]) -> None:
    elements = [Row(tuple(row), table=1, whole=True) for row in rows]
    assert facts_of(find_blocks(elements)) == FACTS[:4]


def test_what_stands_over_other_values_of_a_form_is_a_label() -> None:
    cells = ["Indsats\nNatcafé", "Titel på arket\nA 4", "Tovholder\nCaféen", "Frist\n2027"]
    rows = [Row((cell, "Formål\nVarme"), table=1) for cell in cells]
    assert ("Titel på arket", "A 4") in facts_of(find_blocks(rows))


def test_a_table_with_names_of_columns_and_a_label_in_a_cell_is_no_form() -> None:
    names = Row(("Indsats", "Ansvarlig", "Frist", "Status"), table=1)
    row = Row(("Indsats: Natcafé", "Caféen", "2027", "I gang"), table=1)
    assert facts_of(find_blocks([names, row])) == [row.cells]


def draw_form(canvas: Any, facts: Sequence[tuple[str, str]]) -> None:
    """Draw labels and values in boxes, two on a line, the first on top of the page."""
    for number, (label, value) in enumerate(facts):
        left, foot = 60 + 240 * (number % 2), 760 - 70 * (number // 2)
        canvas.rect(left, foot, 220, 55)
        canvas.setFont("Helvetica-Bold", 8)
        canvas.drawString(left + 8, foot + 40, label)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(left + 8, foot + 22, value)


def test_boxes_with_a_label_each_are_a_form_on_every_page() -> None:
    acts = ["Natcafé på havnen", "Kurser for pårørende", "Fælles madklub"]

    def draw(canvas: Any) -> None:
        for act in acts:
            draw_form(canvas, [("Indsats", act), *FACTS[1:]])
            canvas.showPage()

    found = facts_of(read_pdf(pdf_of(draw)).blocks)
    assert found == [fact for act in acts for fact in [("Indsats", act), *FACTS[1:]]]


def test_text_beside_the_last_box_of_a_form_stays_text() -> None:
    beside = "De frivillige er med."

    def draw(canvas: Any) -> None:
        draw_form(canvas, FACTS)
        canvas.drawString(340, 640, beside)

    blocks = read_pdf(pdf_of(draw)).blocks
    assert facts_of(blocks)[:4] == FACTS[:4]
    assert any(beside in block.text for block in blocks)


def test_labels_that_come_again_make_forms_whatever_they_are() -> None:
    """The first label, though bold over its form, names no column; a header that recurs does."""
    labels = ("Opgave 1.1", "Derfor", "Hjælpere", "Når vi er i mål")
    forms = [
        Row((label, f"{value} {number}"), head=not place, table=number)
        for number in (1, 2)
        for place, (label, value) in enumerate(zip(labels, ("Natcafé", *"abc"), strict=True))
    ]
    assert facts_of(find_blocks(forms)) == [row.cells for row in forms]
    lists = [
        Row(cells, head=not place, table=number)
        for number in (1, 2)
        for place, cells in enumerate((("Opgave", "Hjælpere"), (f"Natcafé {number}", "Caféen")))
    ]
    assert facts_of(find_blocks(lists)) == [lists[1].cells, lists[3].cells]
