"""Tables whose columns hold acts under names that do not say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp
from policymine.schema.finding import Initiative

ACTS = [
    "Etablering af en natcafé",
    "Ansættelse af to mentorer",
    "Kursus for frontpersonalet",
    "Udvidelse af åbningstiden",
]
PLAIN = [
    "Mange unge venter længe",
    "Der er 40 pladser",
    "Få kender tilbuddet",
    "Otte af ti bor her",
]


def found(rows: Sequence[Sequence[str]], folder: Path) -> tuple[list[str], tuple[Initiative, ...]]:
    head, *cells = rows
    lines = [head, ["---"] * len(head), *cells]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    text = f"# Udsatteplan 2026-2028\n\n## Vejen frem\n\n{table}\n"
    goals, acts = find_findings(plan_from(text, folder), nlp=load_nlp())
    return [goal.title for goal in goals], acts


def quotes(acts: Sequence[Initiative]) -> list[str]:
    return [act.anchor.quote for act in acts]


def test_a_column_that_tells_how_to_get_there_holds_acts(tmp_path: Path) -> None:
    rows = [["I dag", "Når vi er fremme"], *zip(PLAIN, ACTS, strict=True)]
    assert quotes(found(rows, tmp_path)[1]) == ACTS


def test_columns_may_all_hold_acts(tmp_path: Path) -> None:
    rows = [["De unge", "De gamle"], ACTS[:2], ACTS[2:]]
    assert quotes(found(rows, tmp_path)[1]) == ACTS


def test_years_over_acts_say_by_when_and_the_first_cells_what_for(tmp_path: Path) -> None:
    rows = [["", "2026", "2027"], ["Et trygt hjem", *ACTS[:2]], ["Et liv med andre", *ACTS[2:]]]
    goals, acts = found(rows, tmp_path)
    assert goals == ["Et trygt hjem", "Et liv med andre"]
    assert [str(act.deadline_end) for act in acts] == ["2026-12-31", "2027-12-31"] * 2
    assert quotes(acts) == ACTS


@pytest.mark.parametrize("header", ["Baggrund", "Det siger de unge"])
def test_columns_of_other_things_hold_none(header: str, tmp_path: Path) -> None:
    rows = [["Hvor", header], *zip(["Nord", "Syd", "Øst", "Vest"], PLAIN, strict=True)]
    assert found(rows, tmp_path)[1] == ()
