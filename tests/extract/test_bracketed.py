"""Who and when in a bracket at the end of an item."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp
from policymine.schema.finding import Initiative

TEXT = "# Udsatteplan 2025-2027 for Nordby Kommune\n\n## Det vil vi\n\n- Åbne et hus ({})\n- Bo\n"


def act(bracket: str, folder: Path) -> Initiative:
    document = plan_from(TEXT.format(bracket), folder)
    return find_findings(document, nlp=load_nlp())[1][0]


@pytest.mark.parametrize(
    ("bracket", "who", "last"),
    [
        ("Jobcentret, 1. kvartal 2026", "Jobcentret", date(2026, 3, 31)),
        ("HR, Park og Vej; ultimo 2026", "HR, Park og Vej", date(2026, 12, 31)),
        ("inden 1. maj 2026", "", date(2026, 5, 1)),
    ],
)
def test_a_bracket_says_who_and_when(bracket: str, who: str, last: date, tmp_path: Path) -> None:
    found = act(bracket, tmp_path)
    assert found.anchor.quote == "Åbne et hus"
    assert (found.responsible.quote if found.responsible else "") == who
    assert found.deadline_end == last


@pytest.mark.parametrize("bracket", ["200.000 kr. i 2026", "åbnet i 2022", "to etager", "VUM 2.0"])
def test_other_brackets_belong_to_the_act(bracket: str, tmp_path: Path) -> None:
    assert act(bracket, tmp_path).anchor.quote == f"Åbne et hus ({bracket})"
