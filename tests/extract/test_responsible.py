"""Who is to do an act, by its own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract.parsed import Parsed
from policymine.extract.responsible import find_responsible
from policymine.language import load_nlp


def named(sentence: str, folder: Path) -> str:
    document = plan_from(f"# Plan\n\n{sentence}\n", folder)
    number = len(document.blocks) - 1
    block = document.blocks[number]
    anchor = document.anchor(number, block.start, block.end)
    found = find_responsible(document, Parsed(document, load_nlp()), anchor)
    if found is None:
        return ""
    assert document.text_at(found) == found.quote
    return found.quote


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Jobcenter Nordby opretter et mentorkorps.", "Jobcenter Nordby"),
        ("Bostøtten og Visitationen holder fælles møder.", "Bostøtten og Visitationen"),
        ("I 2025 opretter Socialafdelingen et mentorkorps.", "Socialafdelingen"),
        ("Korpset oprettes af Center for Handicap.", "Center for Handicap"),
        ("Sundhedsrådet, som blev nedsat i 2021, afholder en høring.", "Sundhedsrådet"),
        ("at Ungehuset senest 1. maj 2026 fremlægger en model.", "Ungehuset"),
        ("Åbent hus: Bostøtten inviterer naboer til kaffe.", "Bostøtten"),
        ("Natkorpset kører ud til borgerne.", "Natkorpset"),
        ("Natkorpset er i gang med at køre ud til borgerne.", "Natkorpset"),
        ("Mestring Nord for hjemløse unge er i gang og fortsætter til 2027.", ""),
        ("Ungeklinikken tilbyder samtaler uden henvisning.", "Ungeklinikken"),
        ("Medarbejderne på Solgården udfylder et skema.", "Medarbejderne på Solgården"),
        ("Etablering af en café (ansvarlig: Frivilligcenter Nordby)", "Frivilligcenter Nordby"),
    ],
)
def test_the_one_who_acts_is_named(sentence: str, who: str, tmp_path: Path) -> None:
    assert named(sentence, tmp_path) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi opretter et mentorkorps.",
        "Derfor skal medarbejdernes viden om misbrug udvides.",
        "Visitationen af nye borgere afsluttes i marts.",
        "Kommunen opretter et mentorkorps.",
        "Der oprettes et mentorkorps.",
        "Værestedet skal udvides med tre lokaler.",
        "En sygeplejerske besøger alle nye borgere.",
        "Strategien revideres i 2026.",
        "Borgerne får en fast kontaktperson.",
    ],
)
def test_nobody_in_particular_is_nobody(sentence: str, tmp_path: Path) -> None:
    assert named(sentence, tmp_path) == ""
