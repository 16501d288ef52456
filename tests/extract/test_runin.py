"""Acts told in numbered paragraphs that open with a title of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp
from policymine.schema.finding import Commitment, Initiative

LABELLED = """# Handleplan for udsatte i Nordby Kommune 2024

## {heading}

1. Gadeteam. To medarbejdere kører ud om aftenen. Ansvarlig: Jobcentret. Frist: 1. april 2024.

2. Boligrådgivning: Rådgivning åbnes hver tirsdag. Ansvarlig: Boligafdelingen, 3. kvartal 2024.

3. Kriseplaner – Alle i bostøtte kan få en. Økonomi: 150.000 kr. årligt.

## Baggrund

1. Flere unge uden bolig. Antallet steg i 2022.

2. Færre pladser. Et herberg lukkede.
"""


def acts(text: str, folder: Path, name: str = "plan.md") -> tuple[Initiative, ...]:
    return find_findings(plan_from(text, folder, name), nlp=load_nlp())[1]


def responsible(act: Initiative) -> str:
    return act.responsible.quote if act.responsible else ""


@pytest.mark.parametrize("heading", ["Indsatser", "Hvad vi gør", "Mod 2030"])
def test_a_numbered_paragraph_tells_an_act_with_its_fields(heading: str, tmp_path: Path) -> None:
    team, advice, plans = acts(LABELLED.format(heading=heading), tmp_path)
    assert [act.title for act in (team, advice, plans)] == [
        "Gadeteam", "Boligrådgivning", "Kriseplaner"
    ]  # fmt: skip
    assert (responsible(team), team.deadline_end) == ("Jobcentret", date(2024, 4, 1))
    assert (responsible(advice), advice.deadline_end) == ("Boligafdelingen", date(2024, 9, 30))
    assert plans.commitment is Commitment.KAN
    assert plans.anchor.quote.endswith("årligt.")


def test_without_labels_they_count_on_and_promise(tmp_path: Path) -> None:
    text = (
        "# Psykiatriplan 2025\n\n## {}\n\n"
        "1. Mentorer. Vi ansætter to mentorer i 2025.\n\n"
        "2. Nattilbud. Vi åbner et nattilbud sammen med nabokommunen.\n"
    )
    found = acts(text.format("Sådan gør vi"), tmp_path)
    assert [act.title for act in found] == ["Mentorer", "Nattilbud"]
    values = (
        "# Psykiatriplan 2025\n\n## Værdier\n\n1. Respekt. Vi lytter.\n\n2. Åbenhed. Vi taler.\n"
    )
    assert acts(values, tmp_path) == ()


@pytest.mark.parametrize("word", ["Kriseplan", "Krisecenter", "Krop og sind", "Tidlig opsporing"])
def test_a_word_that_begins_like_a_unit_of_money_or_time_is_no_label(
    word: str, tmp_path: Path
) -> None:
    text = f"# Plan 2024\n\n## {word}\n\nAnsvarlig: Jobcentret\n\nFrist: 2024\n"
    assert [act.title for act in acts(text, tmp_path)] == [word]


def test_paragraphs_named_as_acts_tell_them_with_the_fields_at_their_end(tmp_path: Path) -> None:
    text = (
        "# Plan 2025\n\n## Hvad vi gør\n\n"
        "Indsats 1: Café. Vi åbner en café ved havnen. Ansvarlig: Jobcentret. Frist: maj 2025.\n\n"
        "Indsats 2: Mentorer. To mentorer følger de unge. Ansvarlig: Skolen. Frist: juni 2026.\n"
    )
    found = acts(text, tmp_path)
    assert [act.title for act in found] == ["Café", "Mentorer"]
    assert [responsible(act) for act in found] == ["Jobcentret", "Skolen"]


def test_when_an_item_is_done_is_no_title_of_it(tmp_path: Path) -> None:
    items = "- 1. maj 2025: Etablering af et værested\n- Café: Vi åbner en café i Hou\n"
    text = f"# Plan 2025\n\n## Handlinger\n\n{items}"
    assert [act.title for act in acts(text, tmp_path)] == [
        "1. maj 2025: Etablering af et værested", "Café"
    ]  # fmt: skip


def test_a_title_without_number_is_one_where_labels_say_who_and_when(tmp_path: Path) -> None:
    text = (
        "# Handleplan for Nordby Kommune 2024\n\n## En god start\n\nMange er alene. Det ses.\n\n"
        "Grupper for nye fædre. De taler sjældent. Ansvarlig: Sundhedsplejen. Tid: 2025.\n\n"
        "Kursus ved skilsmisse. Det er for hele familien. Ansvarlig: Familiehuset.\n\n"
        "Ansvarlig: Skolen. Tid: 2026.\n"
    )
    found = [(act.title, responsible(act)) for act in acts(text, tmp_path)]
    assert found == [
        ("Grupper for nye fædre", "Sundhedsplejen"),
        ("Kursus ved skilsmisse", "Familiehuset"),
    ]


def test_a_titled_paragraph_after_acts_with_fields_is_one_more(tmp_path: Path) -> None:
    text = """# Handleplan for unge i Nordby Kommune 2025

## Fritid

Mange unge keder sig. Det ved vi fra klubberne.

Natklub i havnen. Klubben holder til i en hal. Ansvarlig: Ungdomsskolen. Tid: maj 2025.

Cykelværksted. Her kan unge bygge deres egen cykel. Ansvarlig: Produktionsskolen.

Musikbus til landsbyerne. Den var med i udkastet, men er taget ud af hensyn til prisen.
"""
    assert [act.title for act in acts(text, tmp_path)] == [
        "Natklub i havnen",
        "Cykelværksted",
        "Musikbus til landsbyerne",
    ]
