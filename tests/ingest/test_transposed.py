"""Tables with labels down the first column and an act a column are read with an act a row."""

from __future__ import annotations

import pytest

from policymine.ingest.elements import Element, Row
from policymine.ingest.transposed import turn_tables

TURNED = [
    ("Indsats", "Natcafé", "Mentorkorps"),
    ("Tovholder", "Værestedet", "Jobcentret"),
    ("Frist", "maj 2026", "2027"),
]


def rows(cells: list[tuple[str, ...]]) -> list[Element]:
    return [Row(row, table=1) for row in cells]


def cells(elements: list[Element]) -> list[tuple[str, ...]]:
    return [row.cells for row in turn_tables(elements) if isinstance(row, Row)]


def test_each_act_becomes_a_row() -> None:
    head, *acts = turn_tables(rows(TURNED))
    assert isinstance(head, Row)
    assert head.head
    assert [head.cells, *cells(rows(TURNED))[1:]] == [*zip(*TURNED, strict=True)]
    assert len(acts) == 2


def test_numbers_of_the_acts_may_stand_over_them() -> None:
    counted = [("", "Indsats 1", "Indsats 2"), ("Hvad", "Natcafé", "Mentorer"), *TURNED[1:]]
    assert cells(rows(counted)) == [*zip(*counted, strict=True)]


@pytest.mark.parametrize(
    "table",
    [
        [("Indsats", "Ansvarlig", "Frist"), ("Tiltag", "Jobcentret", "2026")],
        [("Natcafé", "Værestedet", "maj 2026"), ("Evaluering", "Jobcentret", "2027")],
        [row[:2] for row in TURNED],
        [("Aktivitet", "2025", "2026"), ("Evaluering", "x", ""), ("Opfølgning", "", "x")],
    ],
    ids=["headers", "acts", "sheet", "grid"],
)
def test_other_tables_stay_as_they_are(table: list[tuple[str, ...]]) -> None:
    assert cells(rows(table)) == table
