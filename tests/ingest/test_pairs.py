"""Forms with two labels a row are read with a label a row."""

from __future__ import annotations

import pytest

from policymine.ingest.elements import Element, Row
from policymine.ingest.pairs import cut_pairs

FORM = [
    ("Indsats", "Bålplads bag huset", "", ""),
    ("Formål", "At flere er ude", "", ""),
    ("Ansvarlig", "Gårdlauget", "Frist", "1. halvår 2027"),
]


def cells(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    elements: list[Element] = [Row(row, table=1) for row in rows]
    return [element.cells for element in cut_pairs(elements) if isinstance(element, Row)]


def test_each_label_becomes_a_row_with_its_value() -> None:
    assert cells(FORM) == [
        ("Indsats", "Bålplads bag huset"),
        ("Formål", "At flere er ude"),
        ("Ansvarlig", "Gårdlauget"),
        ("Frist", "1. halvår 2027"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("Indsats", "Ansvarlig", "Frist", "Status"), ("Bålplads", "Lauget", "2027", "I gang")],
        [("Bålplads", "Lauget", "Hæk", "Naboen"), ("Bænke", "Lauget", "Sti", "Kommunen")],
        [("Indsats", "Bålplads bag huset", "", ""), ("Formål", "At flere er ude", "", "")],
    ],
)
def test_other_tables_stay_as_they_are(rows: list[tuple[str, ...]]) -> None:
    assert cells(rows) == rows
