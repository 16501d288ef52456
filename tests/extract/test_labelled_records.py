"""Acts that labels in lines name, with lines of who and when below."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

CARD = "<p><b>Hvad:</b> {}</p><p><b>Hvordan:</b> {}</p><p><b>Hvem:</b> {}</p>"
LINES = "<p><b>Hvad:</b> {}<br><b>Hvordan:</b> {}<br><b>Hvem:</b> {}</p>"
ACTS = [
    ("Plante to æbletræer", "Det sker ved foden af bakken.", "Værestedet Roden"),
    ("Et drivhus", "Glasset er brugt før.", "Teknik og Miljø"),
    ("Holde høstfest", "Alle har mad med.", "Frivilligcentret"),
]


def found(cards: list[str], folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    first, second = "".join(cards[:2]), "".join(cards[2:])
    page = f"<h2>Grønne steder</h2><p>Alle kan komme ud.</p>{first}<h2>Fester</h2>{second}"
    plan = plan_from(f"<main><h1>Haveplan</h1>{page}</main>", folder, "plan.html")
    goals, acts = find_findings(plan, nlp=load_nlp())
    told = [(a.anchor.quote, a.responsible.quote if a.responsible else "") for a in acts]
    return [goal.title for goal in goals], told


@pytest.mark.parametrize("card", [CARD, LINES], ids=["paragraphs", "lines"])
def test_a_label_names_the_act_of_each_card(card: str, tmp_path: Path) -> None:
    goals, acts = found([card.format(*act) for act in ACTS], tmp_path)
    assert goals == ["Grønne steder", "Fester"]
    assert acts == [(what, who) for what, _, who in ACTS]


def test_one_such_line_under_each_heading_tells_of_what_the_heading_names(tmp_path: Path) -> None:
    _, acts = found([CARD.format(*ACTS[0]), "", CARD.format(*ACTS[2])], tmp_path)
    assert [what for what, _ in acts] == ["Grønne steder", "Fester"]


def test_without_who_or_when_such_lines_are_none(tmp_path: Path) -> None:
    cards = [CARD.format(*act).replace("Hvem:", "Farve:") for act in ACTS]
    assert "Et drivhus" not in [what for what, _ in found(cards, tmp_path)[1]]
