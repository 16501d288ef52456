"""Goals that a plan counts under a noun of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

PLAN = """# Veje ud af ensomhed 2026-2029

## Baggrund

Mange i byen er alene. Sådan har det været i flere år.

{0}

Kaffen er altid varm, og døren er åben.

- Vi ansætter en vært på biblioteket
- Vi åbner en café i Nygade

{1}

Unge har brug for hinanden.

- Vi opretter et værested for unge

{2}
"""
TITLES = ["Et sted at gå hen", "Unge sammen"]


@pytest.mark.parametrize("label", ["## {0} {1}: {2}", "{0} {1}\n\n## {2}", "## {0} {1}\n\n## {2}"])
def test_goals_are_counted_under_a_noun_of_the_plans_own(label: str, tmp_path: Path) -> None:
    heads = [label.format("Vej", n + 1, title) for n, title in enumerate(TITLES)]
    document = plan_from(PLAN.format(*heads, "## Økonomi"), tmp_path)
    goals, acts = find_findings(document, nlp=load_nlp())
    assert [(goal.number, goal.title) for goal in goals] == list(zip("12", TITLES, strict=True))
    served = {goal.id: goal.number for goal in goals}
    assert [served.get(act.goal or "") for act in acts] == ["1", "1", "2"]
    assert all(document.text_at(goal.anchor) == goal.anchor.quote for goal in goals)


def test_chapters_are_no_goals(tmp_path: Path) -> None:
    heads = [f"## Kapitel {n + 1}: {title}" for n, title in enumerate(TITLES)]
    document = plan_from(PLAN.format(*heads, "## Kapitel 3: Økonomi"), tmp_path)
    goals, _ = find_findings(document, nlp=load_nlp())
    assert all(goal.number == "" for goal in goals)
