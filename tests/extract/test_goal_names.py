"""What names a goal: a label of many kinds, or the heading over a line that says what is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

UNFOLDED = """<html><body><main><h1>Handleplan for udsatte 2025-2028</h1>
<details><summary>En seng at sove i</summary>
<p><strong>Mål:</strong> Alle har et sted at bo.</p><p>Vi vil:</p>
<ul><li>oprette et natherberg</li><li>ansætte to gademedarbejdere</li></ul></details>
<details><summary>Et ærligt arbejde</summary>
<p><strong>Mål:</strong> Flere får et job.</p><p>Vi vil:</p>
<ul><li>indføre småjobs</li></ul></details></main></body></html>"""

AGREEMENT = """# Sundhedsaftale 2025-2027

## Indsatsområde 1: Trygge overgange

Mål: Borgeren kender sin plan.

I perioden skal følgende aktiviteter gennemføres:

- Udvikling af en digital plan

## Indsatsområde 2: Lighed

Mål: Flere lever længere.

I perioden skal følgende aktiviteter gennemføres:

- Indførelse af årlige helbredstjek
"""

ACT = """# Handleplan 2025

## Natcafé

Mål: Færre sover på gaden.

Ansvarlig: Værestedet

Frist: 1. maj 2025

## Mentorkorps

Mål: Flere får et job.

Ansvarlig: Jobcentret

Frist: 1. juni 2025
"""


def goals(text: str, folder: Path, name: str = "plan.md") -> list[str]:
    return [g.title for g in find_findings(plan_from(text, folder, name), nlp=load_nlp())[0]]


def test_the_heading_over_a_line_that_says_what_is_wanted_is_the_goal(tmp_path: Path) -> None:
    document = plan_from(UNFOLDED, tmp_path, "plan.html")
    found, acts = find_findings(document, nlp=load_nlp())
    assert [goal.title for goal in found] == ["En seng at sove i", "Et ærligt arbejde"]
    assert [goal.also[0].quote for goal in found] == [
        "Alle har et sted at bo.",
        "Flere får et job.",
    ]
    assert [act.goal for act in acts] == [found[0].id, found[0].id, found[1].id]


def test_a_numbered_area_and_the_line_below_it_are_one_goal(tmp_path: Path) -> None:
    assert goals(AGREEMENT, tmp_path) == ["Trygge overgange", "Lighed"]


def test_an_act_is_no_goal_because_a_line_says_what_it_is_for(tmp_path: Path) -> None:
    assert goals(ACT, tmp_path) == ["Færre sover på gaden.", "Flere får et job."]


@pytest.mark.parametrize(
    "label", ["Udviklingsmål", "Kvalitetsmål", "Løfte", "Aftaleområde", "Hovedspor"]
)
def test_a_goal_is_labelled_with_many_words(tmp_path: Path, label: str) -> None:
    text = f"# Plan\n\n## {label} 1: Et hjem\n\nTekst.\n\n## {label} 2: Et job\n\nTekst.\n"
    assert goals(text, tmp_path) == ["Et hjem", "Et job"]


def test_a_purpose_is_no_goal_by_its_label(tmp_path: Path) -> None:
    assert "Samtaler" not in goals("# Plan\n\n## Tilbud\n\nFormål 1: Samtaler\n\nMål.\n", tmp_path)


def test_a_list_announced_as_goals_is_none_of_acts_though_the_lead_begins_with_the_plan(
    tmp_path: Path,
) -> None:
    text = "# Sag 4\n\nHandleplanen har to spor:\n\n- Flere boliger\n- Færre udsættelser\n"
    found, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [goal.title for goal in found] == ["Flere boliger", "Færre udsættelser"]
    assert not acts


def test_a_title_before_what_a_listed_goal_says_is_its_name(tmp_path: Path) -> None:
    text = (
        "# Politik\n\n## Vores ambitioner\n\n- Ro. Alle har et sted at sove\n"
        "- Et godt liv. Alle har noget at stå op til\n\n## Ro\n\nVi vil:\n\n- oprette et herberg\n"
    )
    found, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [goal.title for goal in found] == ["Ro", "Et godt liv"]
    assert [act.goal for act in acts] == [found[0].id]


def test_how_to_apply_and_complain_is_no_act(tmp_path: Path) -> None:
    text = (
        "# Kvalitetsstandard for Nordby Kommune\n\n## Klage\n\nKlager går til Borgerservice.\n\n"
        "## Det arbejder vi på\n\n- Der oprettes et hold for unge\n"
    )
    acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())[1]
    assert [act.anchor.quote for act in acts] == ["Der oprettes et hold for unge"]


def test_paragraphs_tell_goals_by_label_number_and_name(tmp_path: Path) -> None:
    text = """# Politik for Nordby Kommune

Byrådet har to spor:

Spor A: Job først. Alle borgere skal have et arbejde.

Spor B: Tryghed om natten. Ingen skal være alene.

## A. Job først

Kommunen ansætter en jobkonsulent i 2026.
"""
    goals, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [goal.title for goal in goals] == ["Job først", "Tryghed om natten"]
    assert [act.goal for act in acts] == [goals[0].id]


COMMITTED = """# Handleplan for udsatte 2025-2027

## Forpligtelse 1: Ingen sover på gaden

### {lead}

- Natherberg
- Gadevagt i weekenden

## Forpligtelse 2: 50 flere i job

### {lead}

- Jobmentorer
- Småjobs på havnen
"""


@pytest.mark.parametrize("lead", ["Det forpligter os til", "Det lover vi", "Vi har lovet"])
def test_commitments_are_goals_and_what_they_bind_to_is_acts(lead: str, tmp_path: Path) -> None:
    document = plan_from(COMMITTED.format(lead=lead), tmp_path)
    goals, acts = find_findings(document, nlp=load_nlp())
    assert [(g.number, g.title) for g in goals] == [
        ("1", "Ingen sover på gaden"),
        ("2", "50 flere i job"),
    ]
    quotes = [act.anchor.quote for act in acts]
    assert quotes == ["Natherberg", "Gadevagt i weekenden", "Jobmentorer", "Småjobs på havnen"]


NEIGHBOURS = """# Fælles plan for voksne i Nordby og Sydby 2025-2028

## Tidlig hjælp

Mål 1: Borgerne får hjælp, før det går galt.

### I Nordby

- Kommunen ansætter en gadesygeplejerske.
- Der åbnes et værested.

## Arbejde

Mål 2: Flere har noget at stå op til.

### I Nordby

- Alle hjælpere får en makker.
- Småjobs på havnen
"""


def test_a_numbered_sentence_alone_in_its_section_wants_what_the_heading_names(
    tmp_path: Path,
) -> None:
    goals, _ = find_findings(plan_from(NEIGHBOURS, tmp_path), nlp=load_nlp())
    assert [(g.number, g.title) for g in goals] == [("1", "Tidlig hjælp"), ("2", "Arbejde")]


def test_numbered_sentences_side_by_side_are_goals_of_their_own(tmp_path: Path) -> None:
    text = NEIGHBOURS.replace("galt.\n", "galt.\n\nMål 3: Ingen venter mere end en uge.\n")
    goals, _ = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [g.number for g in goals] == ["1", "3", "2"]


@pytest.mark.parametrize("lead", ["### I Nordby", "Nordby Kommune"])
def test_lists_under_the_same_words_are_read_alike(lead: str, tmp_path: Path) -> None:
    more = "\n## Bolig\n\nMål 3: Alle har et hjem.\n\n### I Nordby\n\n- Der bygges ti boliger.\n"
    text = (NEIGHBOURS + more).replace("### I Nordby", lead)
    _, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert "Alle hjælpere får en makker." in [act.anchor.quote for act in acts]


@pytest.mark.parametrize("point", ["Ad", "Ad pkt.", "Pkt.", "Dagsordenspunkt"])
def test_a_point_of_minutes_names_a_goal_after_its_number(point: str, tmp_path: Path) -> None:
    text = f"""# Referat af møde i Nordby Kommunes udsatteråd

## {point} 1. Godkendelse af dagsorden

Dagsordenen blev godkendt.

## {point} 2. Tema A: En varm seng

Aftalt:

- Forvaltningen åbner ti nødpladser i 2026.

## {point} 3. Tema B: Et godt måltid

Aftalt:

- Værestedet serverer aftensmad fra 2026.

## {point} 4. Eventuelt

Formanden sender rådets brev videre til udvalget inden den 1. maj 2026.
"""
    goals, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [goal.title for goal in goals] == ["En varm seng", "Et godt måltid"]
    assert [act.goal for act in acts][:2] == [goal.id for goal in goals]
    assert not any(act.goal for act in acts[2:])
