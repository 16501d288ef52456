"""Where the section of the last goal ends: at a heading beside the goals that no other has."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

PLAN = """# Sundhedspolitik 2025-2028

## Mål 1: Ro om natten

### Vi vil

- ansætte to nattevagter

## Mål 2: Lys om dagen

### Vi vil

- åbne en morgencafé

## Fra politik til handling

Byrådet afsætter 2 mio. kr. til arbejdet i 2026.
"""
BESIDE = """# Sundhedspolitik 2025-2028

## Mål 1: Ro om natten

## Sådan gør vi

- Der ansættes to nattevagter

## Mål 2: Lys om dagen

## Sådan gør vi

- Der åbnes en morgencafé
"""


def served(text: str, folder: Path) -> list[str]:
    goals, acts = find_findings(plan_from(text, folder), nlp=load_nlp())
    numbers = {goal.id: goal.number for goal in goals}
    return [numbers.get(act.goal, "") for act in acts]


def test_a_closing_section_beside_the_goals_serves_none(tmp_path: Path) -> None:
    assert served(PLAN, tmp_path) == ["1", "2", ""]


def test_a_part_that_every_goal_has_beside_it_belongs_to_it(tmp_path: Path) -> None:
    assert served(BESIDE, tmp_path) == ["1", "2"]


def test_lessons_of_the_last_plan_and_its_way_into_daily_life_are_no_goals(tmp_path: Path) -> None:
    names = [
        "At bo",
        "At lære",
        "At leve",
        "Det, vi har lært af den forrige plan",
        "Fra plan til hverdag",
    ]
    text = "".join(
        f"## {name}\n\nKommunen åbner i 2027 et hus i by {n}.\n\n" for n, name in enumerate(names)
    )
    document = plan_from(f"# Boligplan for Randers Kommune 2025-2028\n\n{text}", tmp_path)
    goals, acts = find_findings(document, nlp=load_nlp())
    assert [goal.title for goal in goals] == names[:3]
    assert len(acts) == 5
