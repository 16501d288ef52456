"""A table that names acts again links each to the goal of the act told before."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

PLAN = """# Psykiatriplan 2025-2028

## Mål 1: Hjælp i tide

- Selvhenvisningen til rådgivning digitaliseres
- Der ansættes en pårørendevejleder

## Mål 2: Et liv med andre

- Der oprettes en spisegruppe på hvert værested
- Der afholdes kurser på hvert bosted

## Tidsplan

| Indsats | Ansvarlig | Frist |
|---|---|---|
| Digital selvhenvisning | IT-afdelingen | Maj 2026 |
| Pårørendevejleder | Rådgivningen | Juni 2026 |
| Spisegrupper på værestederne | Værestederne | Juli 2026 |
| Nyt it-system | IT-afdelingen | August 2026 |
"""


def test_a_row_serves_the_goal_of_the_act_it_names_again(tmp_path: Path) -> None:
    goals, acts = find_findings(plan_from(PLAN, tmp_path), nlp=load_nlp())
    numbers = {goal.id: goal.number for goal in goals}
    assert [numbers.get(act.goal, "") for act in acts][-4:] == ["1", "1", "2", ""]
