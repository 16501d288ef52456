"""Lists that no line announces, and what leads into lists of acts that are only named."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

NAMED = (
    "- Fire elcykler til beboerne\n- Fast time hos lægen hver uge\n- Roligt hjørne på anden sal\n"
)
ACTS = [line[2:] for line in NAMED.splitlines()]


def acts(text: str, folder: Path) -> list[str]:
    found = find_findings(plan_from(text, folder, "plan.md"), nlp=load_nlp())[1]
    return [act.anchor.quote for act in found]


def test_an_act_among_names_says_what_a_list_without_a_lead_is(tmp_path: Path) -> None:
    start = "# Psykiatriplan 2025\n\n## Bedre helbred\n\nFlere dør for tidligt.\n\n"
    cook = "- Køkkenet udvides til hele ugen\n"
    assert acts(start + NAMED + cook, tmp_path) == [*ACTS, cook[2:-1]]
    assert acts(start + NAMED, tmp_path) == []
    facts = "- 43 borgere får bostøtte\n- Der er 12 pladser\n"
    assert acts(start + facts + facts.replace("12", "9") + cook, tmp_path) == []


@pytest.mark.parametrize(
    "lead",
    [
        "**Planlagt til 2025**",
        "Følgende iværksættes:",
        "Derfor:",
        "Herudover:",
        "### Under udarbejdelse",
    ],
)
def test_what_leads_into_a_list_of_names_makes_them_acts(lead: str, tmp_path: Path) -> None:
    assert acts(f"# Psykiatriplan 2025\n\n## Bedre helbred\n\n{lead}\n\n{NAMED}", tmp_path) == ACTS


def test_a_summary_that_repeats_the_names_of_goals_lists_acts(tmp_path: Path) -> None:
    named = "# Psykiatripolitik 2025\n\n## Sigtelinje 1: Hjælp i tide\n\nHjælpen kommer tidligt.\n"
    short = ["Tolk", "Sundhedstjek hos lægen", "Telefon"]
    again = "\n## Fold ud\n\nHer er det, vi begynder med.\n\n### Hjælp i tide\n\n"
    again += "".join(f"- {act}\n" for act in short)
    assert acts(named + again, tmp_path) == short
    assert acts(named + again.replace("Hjælp i tide", "Hjælp til andre"), tmp_path) == []


def test_principles_are_no_goals_whatever_they_go_across(tmp_path: Path) -> None:
    text = (
        "# Strategi 2025\n\n## Vores principper\n\nTre principper går på tværs af de fire spor:\n\n"
        "- Borgeren først\n- Viden der virker\n- Mindst muligt\n"
    )
    goals, found = find_findings(plan_from(text, tmp_path, "plan.md"), nlp=load_nlp())
    assert (goals, found) == ((), ())


def test_a_paragraph_with_a_title_of_its_own_tells_an_act_beside_a_list(tmp_path: Path) -> None:
    start = "# Psykiatriplan 2025\n\n## Sådan gør vi\n\n- Oprette en aftenlinje\n- Åbne en café\n\n"
    guides = "Der uddannes otte borgere."
    assert acts(f"{start}Peer-guider. {guides}\n", tmp_path)[2:] == [guides]
    assert acts(f"{start}{guides}\n", tmp_path)[2:] == []


def test_a_heading_that_ends_in_the_label_of_a_goal_opens_its_section_again(tmp_path: Path) -> None:
    text = (
        "# Redegørelse om unge i Hobro\n\n## Tema 1: Flere får en ven\n\nDet går godt.\n\n"
        "## Tema 2: Flere får en bolig\n\nDet går fint.\n\n## Økonomi\n\nDer er ingen penge.\n\n"
        "## Anbefalinger vedrørende tema 2\n\n- at der bygges boliger\n- at der ansættes en vært\n"
    )
    goals, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [goal.title for goal in goals] == ["Flere får en ven", "Flere får en bolig"]
    assert {act.goal for act in acts} == {goals[1].id}


def test_what_a_meeting_does_with_a_paper_is_no_act_among_its_proposals(tmp_path: Path) -> None:
    text = (
        "# Status\n\nDirektøren indstiller,\n\n1. at udvalget tager status til efterretning,\n"
        "2. at der oprettes en natcafé på havnen,\n3. at Skolen bygger en have.\n"
    )
    found = find_findings(plan_from(text, tmp_path), nlp=load_nlp())[1]
    assert [act.anchor.quote.split()[1] for act in found] == ["der", "Skolen"]
