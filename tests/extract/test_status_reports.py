"""What a status report tells has been done, and what only explains its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp
from policymine.schema.finding import State


def acts(text: str, folder: Path) -> dict[str, State]:
    """Return the acts of a text with their states."""
    _, initiatives = find_findings(plan_from(text, folder), nlp=load_nlp())
    return {act.anchor.quote: act.state for act in initiatives}


@pytest.mark.parametrize(
    "sentence",
    [
        "Alle 25 ansatte i hjemmeplejen og på Sundhedscentret har gennemført et kursus.",
        "Boligteamet har siden juni 2024 haft en ekstra vagt.",
        "Kurser for borgere med gæld er gennemført tre gange på biblioteket.",
        "Hjemmeplejen fortsætter turene til stranden.",
        "Jobcentret er ved at uddanne ti mentorer.",
    ],
)
def test_a_report_tells_what_is_done(sentence: str, tmp_path: Path) -> None:
    text = f"# Status på handleplanen 2024\n\n## Tema 1: Nye veje\n\n{sentence}\n"
    assert list(acts(text, tmp_path)) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Handicaprådet bemærker, at trappen er stejl.",
        "Byggeriet er forsinket, da der ikke kunne findes håndværkere.",
        "Der er et forventet merforbrug i år.",
        "Seks borgere er kommet i arbejde.",
        "Der henvises i øvrigt til notatet fra maj.",
    ],
)
def test_a_report_also_tells_what_is_no_act(sentence: str, tmp_path: Path) -> None:
    text = f"# Status på handleplanen 2024\n\n## Tema 1: Nye veje\n\n{sentence}\n"
    assert acts(text, tmp_path) == {}


REPORTED = """# Statusrapport 2024

Vi skelner mellem følgende:

- Færdig: indsatsen er gennemført
- Forsinket: indsatsen er begyndt for sent

## Mål 1: Nye veje

### Siden sidst

- Hjemmeplejen har indført faste hold
- Caféen er flyttet til torvet
- Kurset blev aflyst i maj
"""


def test_items_that_report_are_acts_and_those_that_explain_words_are_none(tmp_path: Path) -> None:
    found = acts(REPORTED, tmp_path)
    assert list(found) == [
        "Hjemmeplejen har indført faste hold",
        "Caféen er flyttet til torvet",
        "Kurset blev aflyst i maj",
    ]
    assert found["Kurset blev aflyst i maj"] is State.ABANDONED


def test_a_plan_may_say_what_has_been_done_in_a_list(tmp_path: Path) -> None:
    text = "# Plan 2025-2028\n\n## Spor 1: Ro\n\nI 2024 er der allerede sket meget:\n\n"
    items = ["Alle ledere har gennemført et kursus", "Natvagten er nedlagt"]
    found = acts(text + "\n".join(f"- {item}" for item in items) + "\n", tmp_path)
    assert list(found) == items
    assert found[items[1]] is State.ABANDONED


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunerne kan på et senere tidspunkt slå vagterne sammen.",
        "Ordningen kan udvides til hele øen, hvis der findes midler til det.",
        "Lærerne begynder på et forløb om sorg den 3. marts 2026.",
        "Fritidsgården åbner for unge den sidste fredag i måneden.",
    ],
)
def test_what_may_come_and_what_has_a_day_is_promised(sentence: str, tmp_path: Path) -> None:
    assert list(acts(f"# Plan\n\n## Mål 1: Ro\n\n{sentence}\n", tmp_path)) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Plejehjemmet Lunden er allerede i gang med ugentlige gåture.",
        "Brugerrådet skal høres om nye åbningstider.",
    ],
)
def test_a_plan_tells_what_is_under_way_and_who_is_asked(sentence: str, tmp_path: Path) -> None:
    assert list(acts(f"# Plan\n\n## Mål 1: Ro\n\n{sentence}\n", tmp_path)) == [sentence]


def test_what_may_come_is_told_beside_a_list_too(tmp_path: Path) -> None:
    weighed = "Kommunerne kan senere slå vagterne sammen."
    text = "# Plan\n\n## Mål 1: Ro\n\n### Det gør vi\n\n- Åbner en café\n- Uddanner mentorer\n\n"
    assert weighed in acts(text + weighed, tmp_path)
