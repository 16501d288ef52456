"""Units that are only where something happens, and the places that belong to a name."""

from __future__ import annotations

import pytest
from actor_documents import made_document, made_initiative, read


def names_in(*lines: str, units: tuple[str, ...] = ("Odder",)) -> list[str]:
    mentions, _ = read(made_document(*lines, units=units))
    return [mention.name for mention in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "Alle ansatte i hjemmeplejen får et kursus.",
        "Antallet af borgere i voksenafdelingen og visitationen stiger.",
        "Vi følger sundhedsplejens kørselsplan.",
        "Ventetiden til udredning i behandlingspsykiatrien er lang.",
        "Politikken bygger på FN's handicapkonvention.",
    ],
)
def test_a_unit_that_is_only_a_place_or_an_owner_is_no_actor(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Næste år underviser hjemmeplejen alle nye kolleger.", "Hjemmeplejen"),
        ("Vi holder kurset sammen med voksenafdelingen.", "Voksenafdelingen"),
        ("Planen er drøftet i ældrerådet.", "Ældrerådet"),
        ("Kurset holdes i Voksenafdelingen.", "Voksenafdelingen"),
        ("FN har bidraget til kataloget.", "FN"),
    ],
)
def test_a_unit_that_takes_part_or_has_a_capital_is_an_actor(text: str, name: str) -> None:
    assert names_in(text) == [name]


def test_a_unit_that_acts_once_is_an_actor_at_every_place() -> None:
    found = names_in("Ansatte i hjemmeplejen får et kursus.", "Her underviser hjemmeplejen selv.")
    assert found == ["Hjemmeplejen", "Hjemmeplejen"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Misbrugsteamet i Tved holder åbent.", "Misbrugsteamet i Tved"),
        ("Beboerrådet på Solbakken har givet svar.", "Beboerrådet på Solbakken"),
        ("Misbrugsteamet i Odder holder åbent.", "Misbrugsteamet"),
    ],
)
def test_a_place_that_tells_a_unit_from_others_is_part_of_its_name(text: str, name: str) -> None:
    assert names_in(text) == [name]


def test_a_name_does_not_reach_over_the_lines_of_a_cell() -> None:
    found = names_in("Værestedet Kompasset\nProjekt i Tved | Natcaféen\nDrift | 2027")
    assert "Værestedet Kompasset" in found
    assert not any("Projekt" in name for name in found)


def in_column(title: str, responsible: str) -> set[str]:
    document = made_document(f"{title} | {responsible}")
    mentions, _ = read(document, made_initiative(document, title, responsible))
    return {mention.name for mention in mentions}


@pytest.mark.parametrize(
    ("cell", "actors"),
    [
        ("Den Sociale Vagt", {"Den Sociale Vagt"}),
        ("Husassistent Inger Lund", {"Inger Lund"}),
        ("Leder af Pleje og Træning", {"Leder af Pleje og Træning"}),
        ("Skive og Struer", {"Skive Kommune", "Struer Kommune"}),
    ],
)
def test_a_cell_of_responsibility_names_actors_as_they_are_called(
    cell: str, actors: set[str]
) -> None:
    assert in_column("Kursus i førstehjælp", cell) == actors


@pytest.mark.parametrize(
    ("subject", "actors"),
    [("Digital støtte", set()), ("Ni ansatte", set()), ("Husassistenterne", {"Husassistenterne"})],
)
def test_the_subject_of_an_act_must_look_like_somebody(subject: str, actors: set[str]) -> None:
    act = f"{subject} begynder i maj."
    document = made_document(act)
    mentions, _ = read(document, made_initiative(document, act, subject))
    assert {mention.name for mention in mentions} == actors
