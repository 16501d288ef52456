"""Acts told in the past, given up, or tied to a condition; and what stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp
from policymine.schema.finding import Commitment, Initiative, State

PLAN = "# Plan for bostøtten i Nordby Kommune 2024-2027\n\n"
REPORT = "# Status på handleplanen i Nordby Kommune 2024\n\n"


def acts(text: str, folder: Path) -> tuple[Initiative, ...]:
    return find_findings(plan_from(text, folder), nlp=load_nlp())[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Botilbuddet Solhøj flyttede i juni ind på Havnevej.",
        "I maj åbnede vi et værksted på havnen.",
        "Sammen med Røde Kors Nordby startede vi en læsekreds.",
        "Personalet på Solhøj har været på kursus i lavaffektiv pædagogik.",
        "Opførelsen af otte skæve boliger er i fuld gang.",
    ],
)
def test_a_report_tells_in_the_past_what_somebody_did(sentence: str, tmp_path: Path) -> None:
    found = acts(f"{REPORT}## Tema 1: Nye veje\n\n{sentence}\n", tmp_path)
    assert [act.anchor.quote for act in found] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Borgerne flyttede sig meget i løbet af året.",
        "De ansatte i bostøtten oplever mindre travlhed.",
        "Byrådet formulerede i 2020 en vision.",
        "Kurset varede to dage og blev finansieret af fonden.",
        "De sparede midler er tilbageført til kassen.",
        "Området har i 2025 et samlet budget på 90 mio. kr.",
        "Flere indsatser er påbegyndt, men ikke færdige.",
    ],
)
def test_what_befell_somebody_and_who_paid_is_no_act(sentence: str, tmp_path: Path) -> None:
    assert acts(f"{REPORT}## Tema 1: Nye veje\n\n{sentence}\n", tmp_path) == ()


@pytest.mark.parametrize("lead", ["I 2024 har vi:", "Forvaltningen har bl.a.:", "Vi har nu også:"])
def test_participles_go_on_with_what_a_lead_says_was_done(lead: str, tmp_path: Path) -> None:
    items = ["oprettet en telefonlinje", "ansat to vejledere til de unge"]
    found = acts(f"{PLAN}## Mål 1: Ro\n\n{lead}\n\n- " + "\n- ".join(items) + "\n", tmp_path)
    assert [act.anchor.quote for act in found] == items
    assert {act.state for act in found} == {State.COMPLETED}


def test_what_somebody_has_is_no_act(tmp_path: Path) -> None:
    text = f"{PLAN}## Mål 1: Ro\n\nVi har:\n\n- tre værksteder\n- et hus i skoven\n"
    assert acts(text, tmp_path) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Forslaget om et fælles korps gennemføres ikke.",
    ],
)
def test_a_plan_tells_what_is_given_up(sentence: str, tmp_path: Path) -> None:
    (found,) = acts(f"{PLAN}## Mål 1: Ro\n\n{sentence}\n", tmp_path)
    assert (found.anchor.quote, found.state) == (sentence, State.ABANDONED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Er erfaringerne gode, kan forsøget udbredes til de andre skoler.",
        "Falder ansøgningen på plads, kan der ansættes endnu en konsulent.",
        "Hvis Byrådet finder midler, kan der oprettes to pladser mere.",
        "Der kan etableres et ekstra hold, hvis der er tilslutning.",
    ],
)
def test_an_act_under_a_condition_may_be_done(sentence: str, tmp_path: Path) -> None:
    (found,) = acts(f"{PLAN}## Mål 1: Ro\n\n{sentence}\n", tmp_path)
    assert (found.anchor.quote, found.commitment) == (sentence, Commitment.KAN)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hvis borgeren flytter, kan der oprettes en ny sag.",
        "Skolen er lukket i juli.",
        "Mennesker med psykisk sygdom skal ikke kastes rundt mellem afdelinger.",
        "Indsatserne i 2026 forudsætter, at der afsættes midler i budgettet.",
        "Udgiften dækkes af den fælles pulje.",
        "Økonomien til nye tiltag drøftes hvert år i budgetforhandlingerne.",
        "I tabellen er vist de handlinger, som forvaltningen foreslår.",
        "Knap en tredjedel af de indlagte bliver genindlagt inden for 30 dage.",
        "Kommunen skal tilbyde hjælp og støtte til voksne, der har svært ved at klare hverdagen "
        "alene, jf. lovens § 85.",
        "Efter barnets lov skal kommunen sørge for, at barnet bliver hørt.",
        "Borgeren skal give sit samtykke, før der sendes en besked, jf. sundhedslovens § 41.",
    ],
)
def test_rules_for_cases_and_what_pays_are_no_acts(sentence: str, tmp_path: Path) -> None:
    assert acts(f"{PLAN}## Mål 1: Ro\n\n{sentence}\n", tmp_path) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Alle ledere i kommunen deltager i et kursus om stress.",
        "Alle bostøttemedarbejdere gennemfører et kursus om stress.",
        "Frivilligcenter Nordby får til opgave at oprette en besøgsordning.",
        "Pladser og indgange i byen bør gennemgås af Handicaprådet.",
        "En sygeplejerske er siden august 2023 en fast del af teamet.",
    ],
)
def test_more_ways_to_say_that_somebody_does_something(sentence: str, tmp_path: Path) -> None:
    found = acts(f"{PLAN}## Mål 1: Ro\n\n{sentence}\n", tmp_path)
    assert [act.anchor.quote for act in found] == [sentence]


@pytest.mark.parametrize("heading", ["Bemærkninger fra høringen", "Udtalelser fra rådene"])
def test_what_consulted_parties_say_is_no_act(heading: str, tmp_path: Path) -> None:
    text = f"{PLAN}## {heading}\n\nÆldrerådet peger på, at der ansættes for få. De henter flere.\n"
    assert acts(text, tmp_path) == ()


def test_a_promise_below_a_list_is_one_more_act(tmp_path: Path) -> None:
    last = "Vi vil se på, om huset kan få en have."
    text = (
        f"{PLAN}## Mål 1: Ro\n\n### Det gør vi\n\n- Åbner en café\n- Uddanner mentorer\n\n{last}\n"
    )
    assert last in [act.anchor.quote for act in acts(text, tmp_path)]


def test_a_chapter_below_the_heading_of_the_contents_is_none_of_them(tmp_path: Path) -> None:
    act = "Jobcenter Nordby ansætter i 2025 to konsulenter."
    text = f"# Plan\n\n## Indhold\n\n### Tema 1: Arbejde\n\n{act}\n"
    assert [found.anchor.quote for found in acts(text, tmp_path)] == [act]


@pytest.mark.parametrize(
    "heading",
    ["Hvad gav den forrige plan os?", "Det nåede vi med den sidste handleplan", "Resultater"],
)
def test_a_list_under_what_the_last_plan_gave_reports_acts(heading: str, tmp_path: Path) -> None:
    items = [
        "Der er indrettet tre nødboliger på Havnevej",
        "Natteamet blev udvidet fra to til fem medarbejdere i 2023",
    ]
    lead = "Planen er fulgt i tre år, og vi bruger det, vi så, i arbejdet nu:"
    text = f"{PLAN}## {heading}\n\n{lead}\n\n- " + "\n- ".join(items)
    found = acts(f"{text}\n\n## Mål 1: Ro\n\n- Der åbnes en café\n", tmp_path)[:-1]
    assert [act.anchor.quote for act in found] == ([] if heading == "Resultater" else items)
