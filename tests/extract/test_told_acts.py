"""Acts that a plan tells have been done, are going on or were given up, among what it promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_findings import found

from policymine.schema.finding import Initiative, State


def acts(text: str, folder: Path) -> list[Initiative]:
    _, initiatives = found(f"# Plan for bostøtten i Nordby Kommune 2023-2026\n\n{text}\n", folder)
    return initiatives


OUTCOMES = [
    ("Forsøget med natåbent er lagt i bero.", State.ABANDONED),
    ("Vi går ikke videre med tanken om en fælles vagt.", State.ABANDONED),
    ("Projektet med kørende bad er desværre stoppet.", State.ABANDONED),
    ("Ombygningen af køkkenet blev færdig i marts 2024.", State.COMPLETED),
    ("Rengøringsholdet på Birkegården er blevet en fast ordning.", State.EMBEDDED),
]


@pytest.mark.parametrize(("sentence", "state"), OUTCOMES)
def test_how_an_act_went_is_told_in_prose(sentence: str, state: State, tmp_path: Path) -> None:
    told = acts(f"## Et godt hverdagsliv\n\nHverdagen er kortere for nogle. {sentence}", tmp_path)
    assert [(act.anchor.quote, act.state) for act in told] == [(sentence, state)]


def test_a_report_beside_a_list_of_promises_is_an_act_of_its_own(tmp_path: Path) -> None:
    text = (
        "## Et hjem\n\nVi vil:\n\n- oprette en bytteordning\n\nPlanen om et nyt herberg er "
        "skrinlagt, fordi der ikke er penge til det."
    )
    told = acts(text, tmp_path)
    assert told[-1].state is State.ABANDONED
    assert len(told) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Siden 2019 har antallet af henvendelser været stigende.",
        "Mange borgere er stoppet i behandlingen.",
        "Regionen har siden 2024 haft ansvaret for behandlingen.",
        "Ungerådet har eksisteret siden 2011.",
        "Motion er en fast del af hverdagen for mange.",
        "Fordomme gør ondt værre.",
        "Brugerrådet gør opmærksom på, at dørene er tunge.",
        "Brevene fra kommunen bliver ikke læst.",
    ],
)
def test_what_befell_somebody_is_no_act(sentence: str, tmp_path: Path) -> None:
    assert not acts(f"## Et godt hverdagsliv\n\nHverdagen er kortere. {sentence}", tmp_path)


def test_building_is_an_act_and_building_on_something_is_none(tmp_path: Path) -> None:
    text = "## Et hjem\n\nKommunen bygger otte boliger ved åen. Kommunen bygger på gode erfaringer."
    assert [a.anchor.quote for a in acts(text, tmp_path)] == [
        "Kommunen bygger otte boliger ved åen."
    ]


@pytest.mark.parametrize("heading", ["Det er vi allerede i gang med", "Allerede i gang"])
def test_a_heading_may_say_in_a_sentence_how_far_acts_are(heading: str, tmp_path: Path) -> None:
    items = "- Bussen kører hver torsdag\n- Alle vikarer har været på kursus"
    told = acts(f"## Et hjem\n\n### {heading}\n\n{items}", tmp_path)
    assert [act.state for act in told] == [State.ONGOING, State.ONGOING]


@pytest.mark.parametrize(
    "heading",
    [
        "Hvad er allerede sat i gang?",
        "Det har vi allerede sat i gang",
        "Hvad er vi gået i gang med",
    ],
)
def test_under_a_heading_of_what_has_begun_reports_are_acts(heading: str, tmp_path: Path) -> None:
    sentence = "Værestedet Stalden er ved at indføre ugentlige husmøder."
    told = acts(f"## {heading}\n\nMeget er på plads. {sentence}", tmp_path)
    assert [(act.anchor.quote, act.state) for act in told] == [(sentence, State.ONGOING)]


@pytest.mark.parametrize(
    ("heading", "lead", "count"),
    [
        ("Anbefalinger", "Arbejdsgruppen peger på følgende:", 3),
        ("Anbefalinger", "Evalueringen peger især på disse muligheder:", 3),
        ("Anbefalinger", "Evalueringen peger på tre udfordringer:", 0),
        ("Hvem bor på stedet?", "Undersøgelsen peger på følgende:", 0),
    ],
)
def test_what_a_report_points_at_is_acts_among_recommendations(
    heading: str, lead: str, count: int, tmp_path: Path
) -> None:
    items = "- Ansættelse af en vejleder\n- Fælles vagtplan for to steder\n- Udbud af ti pladser"
    assert len(acts(f"## {heading}\n\n{lead}\n\n{items}", tmp_path)) == count


def test_a_list_of_reports_tells_acts_where_they_are_followed_up(tmp_path: Path) -> None:
    told = acts(
        """## Opfølgning på den forrige plan

Udvalget fik denne gennemgang:

- Der er købt nye senge til Værestedet Stalden.
- Planen om et natherberg er opgivet.

## Evaluering

Beboerne fortæller:

- De har været glade for stedet.
- Ventetiden er ikke længere så lang.""",
        tmp_path,
    )
    assert [act.state for act in told] == [State.COMPLETED, State.ABANDONED]


@pytest.mark.parametrize(
    "line", ["4 Mål 2: Jeg bliver mødt af folk", "7 Spor B: Du bliver set af fagfolk"]
)
def test_a_line_of_contents_that_names_a_goal_is_no_act(line: str, tmp_path: Path) -> None:
    assert acts(f"## Et godt liv\n\n{line}", tmp_path) == []
