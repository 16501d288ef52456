"""Towns in names: of projects and houses they make no municipality, of lists they make several."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract.actors import find_actors
from policymine.language import load_nlp
from policymine.schema.finding import Mention


def mentions(text: str, folder: Path) -> tuple[Mention, ...]:
    document = plan_from(f"# Plan for psykiatrien i Morsø Kommune 2024-2027\n\n{text}\n", folder)
    return find_actors(document, (), nlp=load_nlp())[0]


def names(text: str, folder: Path) -> set[str]:
    return {mention.name for mention in mentions(text, folder)}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Vi åbner en skole sammen med Vejen mod Job.", "Vejen Kommune"),
        ("Boligerne i Sørup Kirkeby er klar, og boligerne i Elling Stationsby følger.",
         "Sørup Kirkeby"),
    ],
)  # fmt: skip
def test_a_project_or_a_village_is_no_actor(text: str, absent: str, tmp_path: Path) -> None:
    assert absent not in names(text, tmp_path)


def test_a_house_called_like_a_former_municipality_is_at_home(tmp_path: Path) -> None:
    (house,) = mentions("Ombygningen af Botilbuddet Hvorslev begynder i maj.", tmp_path)[-1:]
    assert (house.name, house.home) == ("Botilbuddet Hvorslev", "Morsø")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der indgås en naboaftale med Skive, Thisted og Struer om pladser.",
         {"Skive Kommune", "Thisted Kommune", "Struer Kommune"}),
        ("Skive, Thisted og Struer kommuner deler tilbuddet.",
         {"Skive Kommune", "Thisted Kommune", "Struer Kommune"}),
        ("Der indgås en driftsaftale med boligforeningerne i maj.", {"Boligorganisationer"}),
        ("Lægen træffes på Nykøbing Sygehus og Sundhedshus.", {"Nykøbing Sygehus og Sundhedshus"}),
        ("Socialpsykiatrien på Morsø åbner en café i maj.", {"Socialpsykiatrien"}),
    ],
)  # fmt: skip
def test_names_are_found_whole_and_all_of_them(text: str, found: set[str], tmp_path: Path) -> None:
    assert found <= names(text, tmp_path)
