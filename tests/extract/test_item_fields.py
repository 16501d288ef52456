"""List items whose fields stand below them, or at their own end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp
from policymine.schema.finding import Commitment, Initiative

BELOW = """# Samarbejdsaftale for Nordby og Sydby Kommuner 2025-2026

## Unge

I perioden skal følgende aktiviteter gennemføres:

- Etablering af en fælles åben rådgivning
Tovholder: Nordby Kommune. Frist: 1. juli 2025
- Undervisning af skolernes vejledere
Tovholder: PPR i Sydby     Frist: 3. kvartal 2026
- Netværk for unge mødre
Tovholder: Styregruppen. Frist: Løbende

## Voksne

I perioden skal følgende aktivitet gennemføres:

- Opsøgende tandpleje på herberget
Ansvarlig: Sydby Kommune
Tidsfrist: Marts 2026
"""
INSIDE = """# Handleplan for Nordby Kommune 2025

## Det gør vi

- Åbning af en natcafé. Ansvarlig: Værestedet Frist: 1. maj 2025
- Oprettelse af et mentorkorps (Tovholder: Frivilligcentret)
"""
OF_THE_HEADING = """# Handleplan for Nordby Kommune 2025

## Indsats 1: Natcafé

Der er åbent hver aften.

Ansvarlig: Værestedet

Frist: 1. maj 2025

## Indsats 2: Mentorkorps

- 20 mentorer

Ansvarlig: Frivilligcentret

Frist: 1. juni 2025
"""


def acts(text: str, folder: Path, name: str = "plan.txt") -> tuple[Initiative, ...]:
    return find_findings(plan_from(text, folder, name), nlp=load_nlp())[1]


def told(found: tuple[Initiative, ...]) -> list[tuple[str, str, date | None]]:
    return [
        (a.anchor.quote, a.responsible.quote if a.responsible else "", a.deadline_end)
        for a in found
    ]


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_lines_below_an_item_say_who_and_when(tmp_path: Path, name: str) -> None:
    text = BELOW if name == "plan.txt" else BELOW.replace("\nTovholder", "  \n  Tovholder")
    found = acts(text, tmp_path, name)
    assert told(found) == [
        ("Etablering af en fælles åben rådgivning", "Nordby Kommune", date(2025, 7, 1)),
        ("Undervisning af skolernes vejledere", "PPR i Sydby", date(2026, 9, 30)),
        ("Netværk for unge mødre", "Styregruppen", None),
        ("Opsøgende tandpleje på herberget", "Sydby Kommune", date(2026, 3, 31)),
    ]
    assert {act.commitment for act in found} == {Commitment.SKAL}


def test_labels_at_the_end_of_an_item_are_no_part_of_the_act(tmp_path: Path) -> None:
    assert told(acts(INSIDE, tmp_path, "plan.md")) == [
        ("Åbning af en natcafé", "Værestedet", date(2025, 5, 1)),
        ("Oprettelse af et mentorkorps", "Frivilligcentret", None),
    ]


def test_fields_below_an_item_that_tells_of_the_act_above_are_that_acts(tmp_path: Path) -> None:
    found = acts(OF_THE_HEADING, tmp_path, "plan.md")
    assert told(found) == [
        ("Natcafé", "Værestedet", date(2025, 5, 1)),
        ("Mentorkorps", "Frivilligcentret", date(2025, 6, 1)),
    ]


IN_BRACKETS = """# Handleplan for Nordby Kommune 2025

## Det gør vi

- Oprettelse af en café (ansvarlig: Center for Unge (CFU), frist: 1. maj 2025)
- Fælles kursus (tovholder: HR)
"""


def test_labels_in_brackets_are_no_part_of_the_act(tmp_path: Path) -> None:
    assert told(acts(IN_BRACKETS, tmp_path, "plan.md")) == [
        ("Oprettelse af en café", "Center for Unge (CFU)", date(2025, 5, 1)),
        ("Fælles kursus", "HR", None),
    ]
