"""Acts in running prose: who acts, what is done with a time, and what only describes."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_findings import found

from policymine.schema.finding import Commitment

HEAD = "# Randers Kommunes plan for udsatte 2025-2028\n\n"


def acts(text: str, folder: Path) -> list[str]:
    _, initiatives = found(f"{HEAD}{text}\n", folder)
    return [act.anchor.quote for act in initiatives]


@pytest.mark.parametrize(
    "sentence",
    [
        "Klubben Ankeret er fra den 1. januar 2025 flyttet ind på den gamle skole.",
        "Strandhuset, som ligger midt i byen, fik i foråret 2024 sin egen terrasse.",
        "Sygeplejersken, som er ny, tilbyder fra marts 2026 en samtale.",
        "Madklubben i Vestby er siden 2023 en del af husets faste tilbud.",
        "Tanken om et delt kørekontor er taget af bordet.",
        "Der åbnes et hus, da mange unge ønskede et sted at være.",
    ],
)
def test_what_was_done_at_a_time_is_an_act(sentence: str, tmp_path: Path) -> None:
    text = f"## Et godt hverdagsliv\n\nHverdagen er kortere for nogle. {sentence}"
    assert acts(text, tmp_path) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunerne skal til gengæld have en fælles pårørendevejleder.",
        "Vi vil have en tolk ansat på herberget.",
        "Centret bør på længere afstand også have en aftale med biblioteket.",
        "Når et barn flytter, skal behandleren invitere skolen med.",
        "Livslinien udvider sin vagt med to timer.",
        "Natteravnene og bosteder i byen holder fælles møde hver anden måned.",
        "Styregruppen for handleplanen samler op i maj 2026.",
        "Kommunen yder 400.000 kr. om året til en pulje for naboer.",
        "Fra 2027 kan unge låne en cykel i klubben.",
        "Senere kan der blive tale om en fælles vagt med naboerne.",
        "Visitation Sydbyen skal nedbringe ventetiden inden udgangen af 2027.",
        "Bedre Bostøtte Nordby opretter med hjælp fra puljen tre samtalegrupper.",
        "Vi vil have en skriftlig aftale med Region Sjælland om udskrivninger.",
        "I løbet af 2027 udbredes den til resten af byen.",
    ],
)
def test_who_is_to_do_what_is_an_act(sentence: str, tmp_path: Path) -> None:
    text = f"## Et godt hverdagsliv\n\nHverdagen er kortere for nogle. {sentence}"
    assert acts(text, tmp_path) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Det er ikke noget, kommunen kan vedtage.",
        "Det er en opgave, kommunen skal løse.",
        "Vi løser i dag opgaven med vikarer.",
        "Vi måler på antallet af opkald.",
        "Tallene hentes fra to registre.",
        "Vi vil have en kommune, hvor alle er med.",
        "Kommunen skal have en god økonomi.",
        "Brugerne fik i 2024 en ny formand.",
        "I 2024 blev 14 borgere indlagt mere end én gang.",
        "Naboen opdager, at der er mørkt.",
        "Sygdommen opdages sent.",
        "I høringen ønskede flere en længere åbningstid.",
        "Udgifterne skal så vidt muligt holdes inden for rammen.",
        "Hele Danmark taler om ensomhed.",
    ],
)
def test_what_is_told_of_how_it_is_is_no_act(sentence: str, tmp_path: Path) -> None:
    text = f"## Et godt hverdagsliv\n\nHverdagen er kortere for nogle. {sentence}"
    assert acts(text, tmp_path) == []


@pytest.mark.parametrize(
    "heading", ["Det vil du kunne mærke", "Sådan kan I se det", "Kan måles på"]
)
def test_what_citizens_will_notice_is_no_act(heading: str, tmp_path: Path) -> None:
    told = f"### {heading}\n\n- Telefonen bliver taget\n- Der er lys i huset"
    text = f"## Tema 1: Svar\n\n### Det gør vi\n\n- åbner en telefon\n\n{told}"
    assert acts(text, tmp_path) == ["åbner en telefon"]


def test_a_section_on_data_may_promise(tmp_path: Path) -> None:
    sentence = "Digitaliseringsgruppen udvikler en fælles kalender."
    assert acts(f"## Data og teknik\n\n{sentence}", tmp_path) == [sentence]


def test_one_more_promise_beside_a_list_is_an_act(tmp_path: Path) -> None:
    more = "Desuden vil vi gøre det let at ringe."
    listed = "Vi gør også dette:\n\n- Oprettelse af en café"
    text = f"## Spor 1: Åbne døre\n\nMange venter for længe. {more}\n\n{listed}"
    assert acts(text, tmp_path) == [more, "Oprettelse af en café"]


def test_sections_counted_through_a_paper_do_not_describe_its_title(tmp_path: Path) -> None:
    text = (
        "## 1 Hvorfor en plan?\n\nFor få får hjælp.\n\n"
        "## 2 Hvem gør hvad i dag\n\nKommunen driver et herberg.\n\n"
        "## 3 Hvornår\n\nPlanen gælder i fire år."
    )
    assert acts(text, tmp_path) == []


def test_a_paper_for_all_municipalities_promises_in_prose_too(tmp_path: Path) -> None:
    promise = "Regeringen vil oprette et nationalt videnscenter."
    advice = "Kommunen bør udpege en koordinator for hvert forløb."
    text = f"Mange venter for længe på hjælp. {promise}\n\n{advice}"
    _, initiatives = found(f"# National strategi for psykiatrien\n\n{text}\n", tmp_path)
    assert [(act.anchor.quote, act.commitment) for act in initiatives] == [
        (promise, Commitment.VIL),
        (advice, Commitment.BOER),
    ]
