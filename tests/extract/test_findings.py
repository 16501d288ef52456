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
        "Det betyder, at vi samler rådgivningen i ét hus.",
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
        "Det betyder, at vi har færre sengepladser end før.",
        "Der er brugt 1,2 mio. kr. af de afsatte 1,5 mio. kr.",
    ],
)
def test_prose_that_only_describes(sentence: str, tmp_path: Path) -> None:
    _, initiatives = found(f"# Plan\n\n## Tilbud til unge\n\n{sentence}\n", tmp_path)
    assert initiatives == []


def test_a_cell_that_holds_a_list_names_several_acts(tmp_path: Path) -> None:
    text = """# Handleplan

| Mål | Handlinger | Ansvarlig | Tidsplan |
|---|---|---|---|
| Flere i job | • Ansætte en konsulent • Holde jobmesse | Jobcentret | 2024 |
"""
    goals, acts = found(text, tmp_path)
    assert [act.title for act in acts] == ["Ansætte en konsulent", "Holde jobmesse"]
    assert {act.goal for act in acts} == {goals[0].id}
    assert {act.responsible.quote for act in acts if act.responsible} == {"Jobcentret"}


def test_what_stands_under_a_label_for_goals_is_the_goal_of_its_theme(tmp_path: Path) -> None:
    text = """# Politik

## Bolig

### Målsætning

Alle kan vælge mellem flere boformer. Kommunen har i dag tre.

### Sådan kommer vi derhen

- Boligselskaberne inddrages i planlægningen
- Havnehuset får en elevator
"""
    goals, acts = found(text, tmp_path)
    assert [goal.title for goal in goals] == ["Alle kan vælge mellem flere boformer"]
    assert [act.goal for act in acts] == [goals[0].id, goals[0].id]


def test_a_theme_stands_beside_its_list_of_acts_on_a_web_page(tmp_path: Path) -> None:
    text = """# Sundhed

### Trivsel

### Det gør vi

- Vi åbner tre caféer

### Bevægelse

### Det gør vi

- Vi anlægger ti stier
"""
    goals, acts = found(text, tmp_path)
    assert [goal.title for goal in goals] == ["Trivsel", "Bevægelse"]
    assert [act.goal for act in acts] == [goal.id for goal in goals]
    assert {act.commitment for act in acts} == {Commitment.SKAL}


def test_labels_that_ran_together_are_read_one_by_one(tmp_path: Path) -> None:
    text = """# Handleplan

## Handling 1: En brobygger

Bostøtten ansætter en brobygger. Tidsplan: 2. kvartal 2024. Ansvarlig: Bostøttens leder
"""
    _, (act,) = found(text, tmp_path)
    assert str(act.deadline_end) == "2024-06-30"
    assert act.responsible is not None
    assert act.responsible.quote == "Bostøttens leder"


def test_what_the_title_is_called_silences_nothing(tmp_path: Path) -> None:
    _, acts = found("# Vision og plan 2030\n\nByrådet åbner et værested.\n", tmp_path)
    assert [act.anchor.quote for act in acts] == ["Byrådet åbner et værested."]


def test_a_list_speaks_for_vague_prose_beside_it_but_not_for_named_actors(tmp_path: Path) -> None:
    text = """# Plan

## Unge

Derfor skal indsatsen styrkes. Ungecentret åbner en café.

Vi vil:

- holde flere samtaler
"""
    _, acts = found(text, tmp_path)
    assert [act.title for act in acts] == ["Ungecentret åbner en café", "Holde flere samtaler"]


STATUS = """# Statusnotat om psykiatriplanen

## Indsatser

Projektet Natcafé nåede ikke at komme i gang. Bostøtten er i gang med at indføre fælles mål.
Jobcentret afprøver en ny samtaleform. Der åbnes et mødested i august 2025.
"""


def test_a_status_tells_what_goes_on_what_came_to_nothing_and_what_is_to_come(
    tmp_path: Path,
) -> None:
    _, acts = found(STATUS, tmp_path)
    assert [act.state for act in acts] == [
        State.ABANDONED,
        State.ONGOING,
        State.ONGOING,
        State.PLANNED,
    ]


def test_a_numbered_goal_is_one_whatever_its_words(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Mål 1: Flere i job\n\n- Ansætte to vejledere\n\n### Mål 1: Indsatser\n\n"
        "- Åbne et værksted\n\n## Mål 2: Sammenhængende indsatser\n\n- Oprette et fælles team\n"
    )
    goals, initiatives = found(text, tmp_path)
    assert [goal.title for goal in goals] == ["Flere i job", "Sammenhængende indsatser"]
    assert initiatives[-1].goal == goals[1].id


def test_an_introduction_does_not_silence_the_themes_below_it(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Baggrund\n\nFlere står uden job.\n\n### Tema 1: Job\n\n"
        "Kommunen ansætter to vejledere i 2027.\n"
    )
    _, (initiative,) = found(text, tmp_path)
    assert initiative.anchor.quote.startswith("Kommunen ansætter to vejledere")


def test_each_item_of_a_cell_is_an_act(tmp_path: Path) -> None:
    page = (
        "<main><h1>Plan</h1><table><tr><th>Indsats</th><th>Ansvarlig</th></tr>"
        "<tr><td><ol><li>Ny klub</li><li><p>Nyt hold</p></li></ol></td><td>Skolen</td></tr>"
        "<tr><td>Vi vil:<ul><li>åbne et hus</li><li>købe en bus</li></ul></td><td>PPR</td></tr>"
        "<tr><td>Mentorer<ul><li>for unge</li><li>for voksne</li></ul></td><td>Job</td></tr>"
        "</table></main>"
    )
    document = plan_from(page, tmp_path, "plan.html")
    _, initiatives = find_findings(document, nlp=load_nlp())
    acts = ["Ny klub", "Nyt hold", "åbne et hus", "købe en bus"]
    assert [i.anchor.quote for i in initiatives][:4] == acts
    assert len(initiatives) == 5


def test_that_a_plan_runs_out_and_is_reported_is_no_act(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Opfølgning\n\nPlanen evalueres ved periodens udløb. Byrådet orienteres en "
        "gang om året om planen. Politikken revideres i 2028.\n\n- Hvert år orienteres udvalget\n"
        "- Der ansættes en koordinator\n\n"
        "## Indsatser\n\nEffekten af indsatsen evalueres årligt.\n"
    )
    _, initiatives = found(text, tmp_path)
    assert [i.anchor.quote for i in initiatives] == [
        "Politikken revideres i 2028.",
        "Der ansættes en koordinator",
        "Effekten af indsatsen evalueres årligt.",
    ]


def test_the_only_heading_on_top_silences_nothing_below(tmp_path: Path) -> None:
    text = (
        "# Status i dag\n\nFlere står uden job.\n\n## Job\n\nKommunen ansætter to i 2027.\n\n"
        "## Baggrund\n\nKommunen ansatte ti i 2020, og vi skal ansætte flere.\n"
    )
    _, (initiative,) = found(text, tmp_path)
    assert initiative.anchor.quote == "Kommunen ansætter to i 2027."


def test_questions_gather_no_acts_and_a_wish_is_the_goal(tmp_path: Path) -> None:
    text = (
        "# Ungepolitik\n\n## Hvordan kommer alle med i fællesskabet?\n\n"
        "Vi ønsker et ungeliv med plads til alle. Kommunen åbner en café i 2024.\n\n"
        "## Hvem hører på de unge i byen?\n\n"
        "Vi har fokus på, at også de stille bliver hørt. Byrådet nedsætter et ungeråd i 2024.\n"
    )
    goals, initiatives = found(text, tmp_path)
    assert [goal.title.split()[1] for goal in goals] == ["ønsker", "har"]
    assert len(initiatives) == 2


def test_what_is_wanted_is_the_goal_though_a_fact_stands_before_it(tmp_path: Path) -> None:
    text = (
        "# Boligplan\n\n## Hvad er formålet?\n\nOmrådet har mange ledige. Målet er, at alle har "
        "samme muligheder som i resten af byen.\n\n## Hvad gør vi?\n\n- åbne et værksted\n"
        "- ansætte to mentorer\n"
    )
    goals, _ = found(text, tmp_path)
    assert [goal.title.split()[0] for goal in goals] == ["Målet"]


def test_a_paragraph_that_ends_in_a_lead_is_read_up_to_its_last_sentence(tmp_path: Path) -> None:
    text = """# Frivilligpolitik

## Opfølgning

Byrådet afsætter 200.000 kr. til en pulje. Boligteamet er til for borgere, som

- bor alene
- er nye i byen
"""
    _, acts = found(text, tmp_path)
    assert [act.anchor.quote for act in acts] == ["Byrådet afsætter 200.000 kr. til en pulje."]


def test_a_passive_of_a_pronoun_tells_of_what_was_said_before(tmp_path: Path) -> None:
    text = "# Aftale\n\nFormandskabet går på skift. I 2027 varetages det af Vesterby Kommune.\n"
    assert found(text, tmp_path)[1] == []


def test_what_is_looked_at_later_is_no_list_of_acts(tmp_path: Path) -> None:
    for lead in ("Vi vil især se på, om:", "Udvalget skal holde særligt øje med:"):
        items = "- ventetiden er kortere\n- færre flytter\n"
        text = f"# Plan for Nordby\n\n## Mål 1: Ro\n\n{lead}\n\n{items}"
        assert found(text, tmp_path)[1] == []


def test_that_the_paper_was_adopted_is_no_act(tmp_path: Path) -> None:
    told = "Byrådet har vedtaget denne handleplan for at samle indsatsen."
    assert found(f"# Handleplan\n\n## Indledning\n\n{told}\n", tmp_path)[1] == []
