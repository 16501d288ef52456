"""Acts on cards whose titles catch the eye, and themes named over a label and what is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

CARDS = """# Handleplan 2026

## En dør, der er åben

**Pejlemærke**

Ingen borger venter mere end en uge.

### Kort vej

Borgerservice skal oprette en fælles telefonlinje. Den er åben alle dage.

Ansvarlig: Borgerservice

Frist: 2027

### Hånd i hånd

Der ansættes en vejleder for pårørende.

Ansvarlig: Socialchefen

Frist: 1. maj 2026

## Et liv med andre

**Pejlemærke**

Alle kender nogen, de kan ringe til.

### Tæt på

Etablering af en café på havnen.

Ansvarlig: Nordby Bibliotek

Frist: 2026
"""
NAMED = (
    ("Kort vej", "Oprettelse af en telefonlinje"),
    ("Hånd i hånd", "Ansættelse af en vejleder"),
    ("Tæt på", "Etablering af en café"),
)


def test_the_text_of_a_card_tells_its_act_and_its_title_names_it(tmp_path: Path) -> None:
    _, acts = find_findings(plan_from(CARDS, tmp_path), nlp=load_nlp())
    assert [(act.title, act.anchor.quote) for act in acts] == [
        ("Kort vej", "Borgerservice skal oprette en fælles telefonlinje."),
        ("Hånd i hånd", "Der ansættes en vejleder for pårørende."),
        ("Tæt på", "Etablering af en café på havnen."),
    ]
    assert [act.responsible.quote for act in acts if act.responsible] == [
        "Borgerservice",
        "Socialchefen",
        "Nordby Bibliotek",
    ]


def test_titles_that_tell_acts_are_the_acts(tmp_path: Path) -> None:
    text = CARDS
    for title, act in NAMED:
        text = text.replace(title, act)
    _, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [act.anchor.quote for act in acts] == [act for _, act in NAMED]


def test_themes_over_a_label_are_goals_with_what_is_wanted(
    tmp_path: Path,
) -> None:
    goals, acts = find_findings(plan_from(CARDS, tmp_path), nlp=load_nlp())
    assert [(goal.title, goal.also[0].quote) for goal in goals] == [
        ("En dør, der er åben", "Ingen borger venter mere end en uge."),
        ("Et liv med andre", "Alle kender nogen, de kan ringe til."),
    ]
    assert [act.goal for act in acts] == [goals[0].id, goals[0].id, goals[1].id]


@pytest.mark.parametrize("line", ["Tema 2 er godt i gang på alle skoler", "Mål 1 nås i år"])
def test_a_line_that_tells_of_a_goal_names_none(line: str, tmp_path: Path) -> None:
    text = f"# Plan 2026\n\n## Tidslinje\n\n{line}\n\nDer oprettes en café på havnen.\n"
    goals, _ = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert not goals


def test_an_act_that_a_heading_names_is_no_theme_of_the_act_below_it(tmp_path: Path) -> None:
    text = CARDS.replace("**Pejlemærke**\n\n", "").replace("venter mere", "er alene mere")
    more = text.split("### Tæt på")[1].replace("en café", "et bibliotek")
    text += f"\n### Side om side{more}"
    goals, _ = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [goal.title for goal in goals] == ["En dør, der er åben", "Et liv med andre"]


LISTED = """# Strategi 2030

## Barndom

Alle børn har en voksen at gå til.

### Vi vil

#### Skole

oprette et hold mod fravær i skolerne

#### Fritid

afsætte en pulje, som klubber kan søge

#### Hjem

tilbyde kurser for forældre
"""


def test_cards_under_words_that_lead_into_acts_are_a_list(tmp_path: Path) -> None:
    other = LISTED.split("\n\n", 1)[1].replace("Barndom", "Ungdom").replace("børn", "unge")
    other = other.replace("hold", "team").replace("pulje", "sum").replace("kurser", "hjælp")
    goals, acts = find_findings(plan_from(f"{LISTED}\n{other}", tmp_path), nlp=load_nlp())
    assert [act.anchor.quote.split()[0] for act in acts] == ["oprette", "afsætte", "tilbyde"] * 2
    assert {(act.form, act.commitment) for act in acts} == {("list", "vil")}
    assert [goal.title for goal in goals] == ["Barndom", "Ungdom"]


def test_cards_that_tell_of_values_are_no_list(tmp_path: Path) -> None:
    text = LISTED.replace("### Vi vil", "### Vores værdier")
    _, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert not acts
