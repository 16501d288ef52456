from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp
from policymine.schema.finding import Commitment, Form, Goal, Initiative, State


def found(text: str, folder: Path) -> tuple[list[Goal], list[Initiative]]:
    document = plan_from(text, folder)
    goals, initiatives = find_findings(document, nlp=load_nlp())
    for record in (*goals, *initiatives):
        assert document.text_at(record.anchor) == record.anchor.quote
    return list(goals), list(initiatives)


PLAN = """# Plan for bostøtten i Nordby Kommune 2023-2026

Planen har to mål:

- Flere klarer sig selv
- Hjælpen hænger sammen

## Mål 1: Flere klarer sig selv

Borgerne skal opleve, at de selv bestemmer.

Derfor vil vi:

- Oprette et mestringskursus senest den 1. marts 2024
- At uddanne fem bostøtter efter servicelovens § 85

Vi lægger vægt på:

- Respekt
- Tålmodighed

## Mål 2: Hjælpen hænger sammen

Kommunen afsætter 1,5 mio. kr. til en fælles indgang.

## Målgruppe

- Voksne med en psykisk lidelse
"""


def test_a_goal_named_in_a_list_and_as_a_heading_is_one(tmp_path: Path) -> None:
    goals, _ = found(PLAN, tmp_path)
    assert [goal.title for goal in goals] == ["Flere klarer sig selv", "Hjælpen hænger sammen"]
    assert [goal.number for goal in goals] == ["1", "2"]
    assert all(goal.also for goal in goals)


def test_items_under_a_promise_serve_the_goal_above_and_take_its_modal(tmp_path: Path) -> None:
    goals, initiatives = found(PLAN, tmp_path)
    listed = [i for i in initiatives if i.form is Form.LIST]
    assert [i.title[:8] for i in listed] == ["Oprette ", "At uddan"]
    assert {i.goal for i in listed} == {goals[0].id}
    assert {i.commitment for i in listed} == {Commitment.VIL}
    assert str(listed[0].deadline_end) == "2024-03-01"
    assert [law.quote for law in listed[1].law] == ["servicelovens § 85"]


def test_values_and_target_groups_are_no_initiatives(tmp_path: Path) -> None:
    _, initiatives = found(PLAN, tmp_path)
    texts = " ".join(i.anchor.quote for i in initiatives)
    assert "Respekt" not in texts
    assert "Voksne" not in texts


def test_money_in_prose_is_a_decision(tmp_path: Path) -> None:
    goals, initiatives = found(PLAN, tmp_path)
    (prose,) = [i for i in initiatives if i.form is Form.PROSE]
    assert [money.amount for money in prose.money] == [1_500_000.0]
    assert prose.goal == goals[1].id


TABLE = """# Handleplan

## Mål 1: Trygge overgange

### Igangværende indsatser

| Indsats | Formål | Ansvarlig | Tidsfrist | Status |
|---|---|---|---|---|
| Fast kontaktperson | Ro om udskrivning | Myndighed | 2. kvartal 2024 | I gang |

### Afsluttede indsatser

| Indsats | Formål | Ansvarlig | Tidsfrist | Status |
|---|---|---|---|---|
| Natcafé | Mindre ensomhed | Huset | 2023 | Caféen åbnede i maj og er afsluttet |
| Telefonkæde | Tryghed | Huset | 2023 | Blev aldrig sat i gang, da ingen meldte sig |
"""


def test_rows_have_their_cells_and_the_state_of_the_heading(tmp_path: Path) -> None:
    goals, rows = found(TABLE, tmp_path)
    assert [row.title for row in rows] == ["Fast kontaktperson", "Natcafé", "Telefonkæde"]
    assert [row.state for row in rows] == [State.ONGOING, State.COMPLETED, State.ABANDONED]
    assert {row.goal for row in rows} == {goals[0].id}
    first = rows[0]
    assert first.need is not None
    assert first.need.quote == "Ro om udskrivning"
    assert first.responsible is not None
    assert first.responsible.quote == "Myndighed"
    assert (str(first.deadline_start), str(first.deadline_end)) == ("2024-04-01", "2024-06-30")


def test_a_named_act_with_labelled_lines_is_one_initiative(tmp_path: Path) -> None:
    text = """# Strategi

## Indsats 1: En dør ind

Formål: Borgerne skal kun henvende sig ét sted.

Ansvarlig: Borgercentret

Tidsplan: inden udgangen af 2025
"""
    _, (initiative,) = found(text, tmp_path)
    assert initiative.form is Form.HEADING
    assert initiative.title == "En dør ind"
    assert initiative.responsible is not None
    assert initiative.responsible.quote == "Borgercentret"
    assert str(initiative.deadline_end) == "2025-12-31"


def test_headings_that_gather_acts_are_goals_where_none_is_named(tmp_path: Path) -> None:
    text = """# Politik

## Fællesskab

Vi vil:

- oprette tre caféer
- invitere naboerne

## Arbejde

Vi vil:

- ansætte en jobkonsulent
"""
    goals, initiatives = found(text, tmp_path)
    assert [goal.title for goal in goals] == ["Fællesskab", "Arbejde"]
    assert [i.goal for i in initiatives] == [goals[0].id, goals[0].id, goals[1].id]


@pytest.mark.parametrize(
    "sentence",
    [
        "Byrådet har besluttet at bygge et nyt værested.",
        "Der etableres en døgnåben telefon.",
        "Fra august ringer en sygeplejerske til alle, der bliver udskrevet.",
        "Udvalget mødes to gange om året med brugerrådet.",
        "Forvaltningen udarbejder en vejledning inden udgangen af 2025.",
    ],
)
def test_prose_that_promises(sentence: str, tmp_path: Path) -> None:
    _, initiatives = found(f"# Plan\n\n## Tilbud til unge\n\n{sentence}\n", tmp_path)
    assert [i.anchor.quote for i in initiatives] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen har i dag tre væresteder.",
        "Efter serviceloven skal kommunen tilbyde bostøtte.",
        "Planen skal sikre en rød tråd.",
        "Hvem skal hjælpe de unge?",
        "Deltagerne efterlyste flere caféer.",
        "Støtten beskrives nærmere i bilaget.",
    ],
)
def test_prose_that_only_describes(sentence: str, tmp_path: Path) -> None:
    _, initiatives = found(f"# Plan\n\n## Tilbud til unge\n\n{sentence}\n", tmp_path)
    assert initiatives == []
