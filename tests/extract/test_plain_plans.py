"""Plans in plain layouts: a theme, a sentence of what is wanted, and below it what is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.extract.anaphors import names_again
from policymine.extract.outline import role_of
from policymine.extract.promises import read_sentence
from policymine.extract.speech import Speech
from policymine.language import load_nlp


def found(text: str, folder: Path) -> tuple[list[str], list[str]]:
    """Return the titles of goals and the passages of acts."""
    goals, acts = find_findings(plan_from(text, folder), nlp=load_nlp())
    return [goal.title for goal in goals], [act.anchor.quote for act in acts]


@pytest.mark.parametrize(
    "title",
    ["Vejen til et godt liv", "Tilskud på 5.000 kr. til foreningernes egne projekter"],
)
def test_a_name_is_no_heading_of_acts_for_a_word_in_it(title: str) -> None:
    assert role_of(title) == ""


@pytest.mark.parametrize(
    "title",
    ["Vejen til målet", "Forslag til nye tiltag", "Samlet oversigt over projekter", "Nye tiltag"],
)
def test_headings_of_acts_say_so_before_any_preposition(title: str) -> None:
    assert role_of(title) == "actions"


@pytest.mark.parametrize(
    "wanted",
    [
        "Ingen i målgruppen er alene.",
        "Alle unge har et mål med dagen.",
        "Alle oplever, at tilbud findes nær dem.",
    ],
)
def test_a_sentence_that_is_over_says_nothing_of_the_list_below(
    wanted: str, tmp_path: Path
) -> None:
    text = (
        "# Udsatteplan 2025-2027 for Nordby Kommune\n\n"
        f"## Et fællesskab\n\n{wanted}\n\n- Åbne et værested ved havnen\n- Uddanne otte værter\n\n"
        "## En vej videre\n\nFlere får et job.\n\n- Ansætte en jobkonsulent\n- Indgå en aftale\n"
    )
    goals, acts = found(text, tmp_path)
    assert goals == ["Et fællesskab", "En vej videre"]
    assert acts == [
        "Åbne et værested ved havnen",
        "Uddanne otte værter",
        "Ansætte en jobkonsulent",
        "Indgå en aftale",
    ]


def test_a_paragraph_that_names_a_goal_ends_the_introduction(tmp_path: Path) -> None:
    text = (
        "# Udsatteplan 2025-2027 for Nordby Kommune\n\n"
        "## Indledning\n\nByrådet har vedtaget planen.\n\n"
        "Mål 1. Et trygt hjem. Alle har en bolig.\n\n"
        "1.1 Boligkontoret køber ti lejligheder.\n\n1.2 Der ansættes en vært.\n\n"
        "Mål 2. Et arbejde. Flere er i job.\n\n"
        "2.1 Jobcentret opretter et team.\n\n2.2 Kommunen indgår en aftale med havnen.\n"
    )
    goals, acts = found(text, tmp_path)
    assert goals == ["Et trygt hjem", "Et arbejde"]
    assert len(acts) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Kun hver fjerde af de unge er i gang med et fag.",
        "Halvdelen af borgerne i målgruppen er i gang med et forløb.",
    ],
)
def test_what_part_of_the_citizens_do_is_no_act(text: str) -> None:
    assert read_sentence(text).speech is Speech.OTHER


def test_what_a_pronoun_tells_of_may_be_under_way() -> None:
    assert read_sentence("Den er nu gjort permanent.").speech is Speech.REPORT


def test_a_measured_change_is_wanted() -> None:
    told = read_sentence("Kommunen bruger 40 % mindre strøm i 2030 end i 2020.")
    assert told.speech is Speech.WANTED


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Kurset holdes hver måned.", "Der udvikles et kursus."),
        ("Rådet mødes hver uge.", "Der nedsættes et kostråd."),
    ],
)
def test_a_noun_in_another_form_is_named_again(text: str, before: str) -> None:
    assert names_again(text, before)
