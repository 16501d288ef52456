"""Goals whose sections open with what is wanted, and goals named over a box that only counts."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

OPENED = """# Udsattepolitik 2025-2028

## Tre temaer

Under hvert tema står en målsætning, og derefter kommer det, der skal ske.

### Et hjem at komme til

Vores mål er, at ingen sover på gaden mere end en nat.

- Der oprettes et natherberg i Havnegade
- Der ansættes to gademedarbejdere

### Veje ind i arbejdslivet

Vi ønsker, at flere får et job, der passer til dem. Mange har været ledige længe.

Jobcentret indfører småjobs fra 1. marts 2026.

### Naboskab

- Der oprettes en pulje til gadefester

## Opfølgning

Målet er, at planen følges hvert år.
"""

PROJECTS = """# Handleplan 2025

## Natcafé

Formålet er, at færre sover på gaden. Der oprettes en natcafé i Nørregade.

## Mentorkorps

Formålet er, at flere får et job. Der ansættes en koordinator.
"""

BOXED = """# Psykiatriplan 2025

## Vores to mål

Hvert mål indledes med en boks, og derefter følger det, vi sætter i gang.

### Hjælp i tide

## MÅL 1

Ingen venter mere end to uger på hjælp.

- Der oprettes en åben rådgivning

### Et liv med andre

## MÅL 2

Flere er med i en forening.

- Der ansættes en foreningsguide
"""

CHAPTERS = """# Psykiatriplan 2025

## Voksne

## Mål 1

Ingen venter mere end to uger på hjælp.

- Der oprettes en åben rådgivning

## Mål 2

Flere er med i en forening.

- Der ansættes en foreningsguide
"""


def goals(text: str, folder: Path) -> list[tuple[str, str]]:
    found = find_findings(plan_from(text, folder), nlp=load_nlp())
    return [(goal.number, goal.title) for goal in found[0]]


def test_headings_over_what_is_wanted_are_goals_and_themes_beside_them(tmp_path: Path) -> None:
    assert goals(OPENED, tmp_path) == [
        ("", "Et hjem at komme til"),
        ("", "Veje ind i arbejdslivet"),
        ("", "Naboskab"),
    ]


def test_the_sentence_that_says_what_is_wanted_belongs_to_the_goal(tmp_path: Path) -> None:
    goal = find_findings(plan_from(OPENED, tmp_path), nlp=load_nlp())[0][0]
    assert [a.quote for a in goal.also] == [
        "Vores mål er, at ingen sover på gaden mere end en nat."
    ]


def test_a_purpose_makes_no_goal_of_its_heading(tmp_path: Path) -> None:
    plan = plan_from(PROJECTS, tmp_path)
    assert all(not goal.also for goal in find_findings(plan, nlp=load_nlp())[0])


def test_the_heading_over_a_bare_number_and_a_sentence_names_the_goal(tmp_path: Path) -> None:
    assert goals(BOXED, tmp_path) == [("1", "Hjælp i tide"), ("2", "Et liv med andre")]


def test_a_chapter_is_no_goal_though_a_number_stands_right_under_it(tmp_path: Path) -> None:
    assert [title for _, title in goals(CHAPTERS, tmp_path)] == [
        "Ingen venter mere end to uger på hjælp.",
        "Flere er med i en forening.",
    ]


def test_how_a_plan_is_built_is_no_act(tmp_path: Path) -> None:
    built = BOXED.replace("Hvert mål indledes", "Hvert mål har en boks, og afsnittet indledes")
    acts = find_findings(plan_from(built, tmp_path), nlp=load_nlp())[1]
    assert [act.title for act in acts] == [
        "Der oprettes en åben rådgivning",
        "Der ansættes en foreningsguide",
    ]


def test_the_first_words_under_a_long_heading_are_no_goal_though_it_speaks_of_goals(
    tmp_path: Path,
) -> None:
    text = (
        "# Hobro Kommune\n\n## Mål og indsatser for de unge\n\nPlanen er lavet i 2024.\n\n"
        "## Skole\n\n- Vi ansætter en vejleder\n\n## Fritid\n\n- Vi åbner en klub\n"
    )
    goals, _ = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [goal.title for goal in goals] == ["Skole", "Fritid"]


ASKED = """# Ungepolitik 2026-2029

## Hvad er en ungepolitik?

Politikken gælder alle mellem 15 og 25 år.

## Hvor går man hen efter skole?

Vi ønsker, at alle unge har et sted at være om aftenen.

Vi vil derfor:

- åbne en klub i Havnegade
- oprette en pulje til unges egne projekter

## Hvem lytter til os?

Vi ønsker, at unge bliver hørt, før der bliver bestemt.

Vi vil derfor:

- oprette et ungeråd

## Hvordan ved vi, om det virker?

Vi spørger de unge hvert år.
"""


def test_questions_that_each_open_with_what_is_wanted_are_goals(tmp_path: Path) -> None:
    asked = [("", "Hvor går man hen efter skole?"), ("", "Hvem lytter til os?")]
    assert goals(ASKED, tmp_path) == asked
    case = "Hvad sker der, når skolen er forbi?"
    cased = ASKED.replace("Hvor går man hen efter skole?", case)
    assert goals(cased, tmp_path) == [("", case), asked[1]]
    one = ASKED.replace("Vi ønsker, at unge bliver hørt, før der bliver bestemt.", "")
    assert ("", "Hvem lytter til os?") not in goals(one, tmp_path)


def test_several_questions_that_lists_of_acts_answer_are_goals(tmp_path: Path) -> None:
    text = ASKED.replace("Vi ønsker, at alle unge har et sted at være om aftenen.", "Det er svært.")
    text = text.replace("Vi ønsker, at unge bliver hørt, før der bliver bestemt.", "Det er svært.")
    third = "## Hvor kan man bo?\n\nVi vil derfor:\n\n- bygge ti ungdomsboliger\n\n## Hvordan ved"
    assert [title for _, title in goals(text.replace("## Hvordan ved", third), tmp_path)] == [
        "Hvor går man hen efter skole?",
        "Hvem lytter til os?",
        "Hvor kan man bo?",
    ]
    assert goals(text, tmp_path) == []
