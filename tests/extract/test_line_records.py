"""Acts in lines, with who and when on lines of their own below them."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.extract.items import form_of
from policymine.language import load_nlp

RECORDS = [
    ("Anlæggelse af en sansehave", "Teknik og Miljø", "maj 2026"),
    ("Indkøb af to minibusser", "Kommunikation", "ultimo 2027"),
    ("Havedag", "Værestedet Roden", "hvert år"),
]


def acts(records: list[tuple[str, ...]], folder: Path) -> list[tuple[str, str, str]]:
    told = "".join(f"<p>{line}</p>" for record in records for line in record)
    page = f"<main><h1>Haveplan</h1><h2>Grønt for alle</h2><p>Alle kan komme ud.</p>{told}</main>"
    found = find_findings(plan_from(page, folder, "plan.html"), nlp=load_nlp())[1]
    return [
        (
            act.anchor.quote,
            act.responsible.quote if act.responsible else "",
            act.timeline.quote if act.timeline else "",
        )
        for act in found
    ]


def test_lines_below_an_act_give_its_fields(tmp_path: Path) -> None:
    assert acts(RECORDS, tmp_path) == RECORDS


def test_what_stands_last_may_be_a_title(tmp_path: Path) -> None:
    assert acts([*RECORDS, ("Vand og dyr",)], tmp_path) == RECORDS


def test_other_lines_are_no_acts(tmp_path: Path) -> None:
    assert acts([(what, who) for what, who, _ in RECORDS], tmp_path) == []
    assert acts(RECORDS[:2], tmp_path) == []
    dates = [("Høringsfrist", "1. maj 2026"), ("Byrådsmøde", "2. juni 2026"), ("Jul", "2026")]
    assert acts([*dates], tmp_path) == []


def test_a_clause_that_says_more_of_a_noun_makes_no_fact_of_it() -> None:
    assert form_of("Oprettelse af en telefon, der er åben om natten") == "noun"
    assert form_of("Kurser, der skal søges") == "fact"
