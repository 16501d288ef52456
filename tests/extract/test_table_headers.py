"""Headers that ask, and rows that add up."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

ASKING = """# Handleplan for unge i Nordby Kommune

## Unge

| Det gør vi | Hvem har sagt ja til opgaven? | Hvornår er den løst? | Pris |
|---|---|---|---|
| Natcafé | Værestedet | 1. maj 2025 | 100.000 kr. |
| Mentorkorps | Frivilligcentret | 2026 | 50.000 kr. |
| I alt | | | 150.000 kr. |
"""


def test_questions_over_columns_say_what_they_hold_and_a_sum_is_no_act(tmp_path: Path) -> None:
    acts = find_findings(plan_from(ASKING, tmp_path), nlp=load_nlp())[1]
    assert [act.title for act in acts] == ["Natcafé", "Mentorkorps"]
    assert [act.responsible.quote for act in acts if act.responsible] == [
        "Værestedet",
        "Frivilligcentret",
    ]
    assert [act.deadline_end.year for act in acts if act.deadline_end] == [2025, 2026]
