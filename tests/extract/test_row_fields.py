"""What the cells of a row say of its act: fields, money, law, state, and the goal it serves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.extract.dates import parse_ahead
from policymine.extract.periods import in_year
from policymine.language import load_nlp
from policymine.language.amounts import money_unit
from policymine.schema.finding import Commitment, Goal, Initiative, State


def found(text: str, folder: Path) -> tuple[list[Goal], list[Initiative]]:
    goals, initiatives = find_findings(plan_from(text, folder), nlp=load_nlp())
    return list(goals), list(initiatives)


def test_a_header_asks_what_shows_that_it_works(tmp_path: Path) -> None:
    _, (act,) = found(
        """# Handleplan

| Indsats | Ansvarlig | Det kan vi se, når det virker |
|---|---|---|
| Åbning af natcafé | Bocenter Nord | Færre opkald til lægevagten |
""",
        tmp_path,
    )
    assert act.indicator is not None
    assert act.indicator.quote == "Færre opkald til lægevagten"


def test_a_row_gives_law_money_and_unit_of_its_header(tmp_path: Path) -> None:
    _, acts = found(
        """# Handleplan

| Forslag | Hvem | Fra | Udgift i alt (1.000 kr.) | Hjemmel |
|---|---|---|---|---|
| Etablering af nattelinje | Bocenter Nord | 1. maj 2024 | 1.250 | Serviceloven § 82 b |
| Fælles morgenmøder | Visitationen | 2025 | 0 | - |
""",
        tmp_path,
    )
    first, second = acts
    assert [money.amount for money in first.money] == [1_250_000.0]
    assert [law.quote for law in first.law] == ["Serviceloven § 82 b"]
    assert first.deadline_end == date(2024, 5, 1)
    assert first.commitment is Commitment.BOER
    assert second.money == ()


@pytest.mark.parametrize(
    ("header", "unit"),
    [("Beløb i t.kr.", 1e3), ("Mio. kr.", 1e6), ("Udgift (kr.)", 1.0), ("Økonomi", 0.0)],
)
def test_a_header_says_what_its_numbers_count(header: str, unit: float) -> None:
    assert money_unit(header) == unit


STATUS = """# Status på handleplanen 2024

| | |
|---|---|
| Grøn | Kører som aftalt og følger planen |
| Gul | Er endnu ikke startet |
| Blå | Er gennemført |

## Indsatser

| Indsats | Tovholder | Farve | Siden sidst |
|---|---|---|---|
| Fælles visitation | Myndighed | Grøn | Fem møder er holdt. |
| Kursus for nattevagter | HR | Gul | Begynder den 1. marts 2025. |
| Nyt værested | Bocenter Nord | Blå 100 % | Åbnede i maj 2024. |
"""


def test_a_legend_tells_what_colours_say(tmp_path: Path) -> None:
    _, acts = found(STATUS, tmp_path)
    assert [act.state for act in acts] == [State.ONGOING, State.PLANNED, State.COMPLETED]
    assert [act.deadline_end for act in acts] == [None, date(2025, 3, 1), None]


def test_a_report_looks_ahead_only_in_words_that_do() -> None:
    assert parse_ahead("Stillingen blev slået op i maj 2024. Ny frist er 1. kvartal 2025.") == (
        date(2025, 1, 1),
        date(2025, 3, 31),
    )
    assert parse_ahead("Møderne holdes hver måned i 2024.") == (None, None)


SERVED = """# Plan for Nordby Kommune

## Spor 1: Hjælp i rette tid

Vi opretter en åben rådgivning.

## Spor 2: En bolig at vende hjem til

Vi bygger ti boliger.

# Tidsplan

| Spor | Indsats | Ansvarlig |
|---|---|---|
| 1. Rette tid | Ansættelse af to vejledere | Bocenter Nord |
| Spor 2 | Udbud af ti boliger | Ejendomme |
| Bolig | Aftale med boligforeningen | Ejendomme |
"""


def test_a_row_refers_to_its_goal_by_number_or_by_some_words(tmp_path: Path) -> None:
    goals, acts = found(SERVED, tmp_path)
    assert [goal.title for goal in goals] == ["Hjælp i rette tid", "En bolig at vende hjem til"]
    rows = [act for act in acts if act.responsible]
    assert [act.goal for act in rows] == [goals[0].id, goals[1].id, goals[1].id]


def test_a_label_alone_opens_the_section_of_its_goal_again(tmp_path: Path) -> None:
    goals, acts = found(
        SERVED.split("# Tidsplan")[0]
        + """# Handlinger

## Spor 1

| Indsats | Ansvarlig | Frist |
|---|---|---|
| Ansættelse af to vejledere | Bocenter Nord | 2025 |
""",
        tmp_path,
    )
    assert [act.goal for act in acts][-1] == goals[0].id


@pytest.mark.parametrize(
    "header", ["Mål", "Mål (jf. afsnit 1)", "Mål nr.", "Understøtter mål", "Hører til mål"]
)
def test_a_column_refers_to_goals_by_the_letters_of_their_list(header: str, tmp_path: Path) -> None:
    goals, acts = found(
        f"""# Aftale mellem Nordby Kommune og Bocenter Nord

## Mål

Parterne har sat sig disse mål:

a) Flere har en varig bolig.

b) Ingen udskrives uden en plan.

## Tidsplan

| Indsats | Ansvarlig | Frist | {header} |
|---|---|---|---|
| Udbud af ti boliger | Ejendomme | 2025 | a |
| Møder før udskrivning | Bocenter Nord | 2026 | b) |
| Evaluering af aftalen | Bocenter Nord | 2027 | a og b |
""",
        tmp_path,
    )
    titles = ["Flere har en varig bolig", "Ingen udskrives uden en plan"]
    assert [goal.title for goal in goals] == titles
    assert [act.goal for act in acts] == [goals[0].id, goals[1].id, ""]


@pytest.mark.parametrize(
    "again", ["Spor 2: Varig bolig", "Spor 2 – Varig bolig", "2. Varig bolig", "Varig bolig"]
)
def test_a_goal_named_in_full_above_its_acts_opens_its_section_again(
    again: str, tmp_path: Path
) -> None:
    goals, acts = found(
        f"""# Plan for Nordby Kommune

# Vores spor

## Spor 1: Hjælp i rette tid

Borgerne får hjælp, før det går galt.

## Spor 2: Varig bolig

Ingen skal sove på gaden.

# Handlinger

## {again}

| Indsats | Ansvarlig | Frist |
|---|---|---|
| Udbud af ti boliger | Ejendomme | 2025 |

# Økonomi

Kommunen afsætter 2 mio. kr. til ombygning af Bocenter Nord.
""",
        tmp_path,
    )
    assert [act.goal for act in acts] == [goals[1].id, ""]


def test_an_item_promises_after_its_catchword(tmp_path: Path) -> None:
    _, acts = found(
        """# Plan

## Det gør vi

- Motion: Der anlægges en løbebane ved havnen
- Rabat: Vi betaler kontingentet for 50 unge
""",
        tmp_path,
    )
    assert [act.commitment for act in acts] == [Commitment.SKAL, Commitment.SKAL]


YEARLY = """# Handleplan for socialpsykiatrien i Nordby Kommune 2024-2026

## Indsatser 2025

Frist: 31. december 2025, hvor intet andet er anført.

### Mål 1: Ro

| Indsats | Ansvarlig | Bemærkning |
|---|---|---|
| Åbne en have | Vej og Park | August |
| Uddanne to mentorer | Jobcentret | Starter i 2. kvartal |
| Indkøb af en bus | Driften | Delvist puljefinansieret |

## Indsatser 2026

Kommunen kan iværksætte følgende.

### Mål 1: Ro

| Indsats | Ansvarlig | Bemærkning |
|---|---|---|
| Opførelse af et hus | Plan og By | Kræver lokalplan |
"""


def test_a_section_tells_the_year_the_deadline_and_the_rung_of_its_rows(tmp_path: Path) -> None:
    _, acts = found(YEARLY, tmp_path)
    assert [str(act.deadline_end) for act in acts] == [
        "2025-08-31",
        "2025-06-30",
        "2025-12-31",
        "None",
    ]
    assert [act.commitment.value for act in acts] == ["unknown", "unknown", "unknown", "kan"]
    assert {act.state for act in acts} == {State.PLANNED}


def test_what_comes_again_every_year_is_in_no_year() -> None:
    assert in_year("Hvert år i marts", 2025) == "Hvert år i marts"
    assert in_year("1. maj", 2025) == "1. maj 2025"
    assert in_year("Foråret", 2025) == "Foråret 2025"
    assert in_year("Ultimo august 2026", 2025) == "Ultimo august 2026"
