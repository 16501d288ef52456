"""What is found in the plans for tuning; the floors lie clearly below what was last reached.

The figures themselves: ``policymine eval-findings tests/plans/dev``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine.evaluate.findings import FieldTally, PlanScore, score_plan, total
from policymine.evaluate.findings_gold import find_plans
from policymine.extract import find_findings
from policymine.ingest import read
from policymine.language import load_nlp


@pytest.fixture(scope="module")
def scores() -> list[PlanScore]:
    return [
        score_plan(plan.name, gold, *find_findings(read(plan), nlp=load_nlp()))
        for plan, gold in find_plans(Path(__file__).with_name("dev"))
    ]


def test_initiatives_and_goals_are_found(scores: list[PlanScore]) -> None:
    assert total(scores, "initiatives").f1 >= 0.91
    assert total(scores, "goals").f1 >= 0.82


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("form", 0.95),
        ("state", 0.92),
        ("money", 0.95),
        ("law", 0.95),
        ("commitment", 0.9),
        ("responsible", 0.9),
        ("deadline", 0.92),
        ("indicator", 0.9),
    ],
)
def test_fields_are_right(scores: list[PlanScore], name: str, floor: float) -> None:
    tally = sum((score.fields[name] for score in scores), FieldTally())
    assert tally.right / tally.total >= floor
