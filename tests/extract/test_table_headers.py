"""Headers that ask, and rows that add up."""

from __future__ import annotations

from pathlib import Path

import pytest
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


MEASURED = """# Handleplan for unge i Nordby Kommune

| Det gør vi | Hvem | Hvornår | {header} |
|---|---|---|---|
| Natcafé | Værestedet | 1. maj 2025 | Antal gæster |
"""


@pytest.mark.parametrize("header", ["Det måler vi på", "Måles ved", "Det vil du kunne mærke"])
def test_what_is_measured_is_the_indicator(header: str, tmp_path: Path) -> None:
    document = plan_from(MEASURED.replace("{header}", header), tmp_path)
    (act,) = find_findings(document, nlp=load_nlp())[1]
    assert act.title == "Natcafé"
    assert act.indicator
    assert act.indicator.quote == "Antal gæster"
