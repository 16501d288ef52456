"""What is found in the plans for tuning; the floors lie clearly below what was last reached.

The figures themselves: ``policymine eval-findings tests/plans/dev``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine.evaluate.findings import FieldTally, PlanScore, score_plan, total
from policymine.evaluate.findings_gold import GoldPlan, find_plans
from policymine.extract import extract
from policymine.ingest import read
from policymine.language import load_nlp
from policymine.network import resolve_actors


@pytest.fixture(scope="module")
def scores() -> list[PlanScore]:
    return [_score(*pair) for pair in find_plans(Path(__file__).with_name("dev"))]


def _score(plan: Path, gold: GoldPlan) -> PlanScore:
    document = read(plan)
    found = extract(document, nlp=load_nlp())
    actors = [resolved.actor for resolved in resolve_actors([found])]
    return score_plan(plan.name, gold, found.goals, found.initiatives, actors)


def test_initiatives_goals_and_actors_are_found(scores: list[PlanScore]) -> None:
    assert total(scores, "initiatives").f1 >= 0.87
    assert total(scores, "goals").f1 >= 0.82
    assert total(scores, "actors").f1 >= 0.87


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
