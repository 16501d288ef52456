"""What a plan reports as set up, bought or agreed, and items that open with their time."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp


def acts(text: str, folder: Path) -> list[str]:
    """Return the acts of a text in a section of a plan."""
    text = f"# Randers Kommunes plan for udsatte 2025-2028\n\n## Spor 1: Åbne døre\n\n{text}\n"
    _, initiatives = find_findings(plan_from(text, folder), nlp=load_nlp())
    return [act.anchor.quote for act in initiatives]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kirkens Korshær har i 2024 åbnet en natcafé på havnen.",
        "Der er desuden søgt 900.000 kr. hos en fond til en psykolog.",
        "Morgenmaden på herberget er fra nytår gjort permanent.",
        "Forsøget er derimod afsluttet.",
    ],
)
def test_what_has_been_set_up_is_an_act(sentence: str, tmp_path: Path) -> None:
    assert acts(sentence, tmp_path) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Byrådet har nedsat en arbejdsgruppe og indgået i dialog med naboerne.",
        "Der blev i 2014 indkøbt 44 senge.",
        "Der er ikke ansat flere læger.",
        "Borgerne er kommet i gang med livet igen.",
    ],
)
def test_what_a_plan_starts_from_is_no_act(sentence: str, tmp_path: Path) -> None:
    assert acts(sentence, tmp_path) == []


def test_items_that_open_with_their_time_are_read_by_what_follows(tmp_path: Path) -> None:
    items = ["1. halvår 2025: Oprettelse af et netværk", "Efteråret 2025: Åbning af en café"]
    text = "I de første år er der fokus på følgende:\n\n" + "".join(f"- {i}\n" for i in items)
    assert acts(text, tmp_path) == items
