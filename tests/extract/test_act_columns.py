"""Which column of a table holds the acts, and which part of its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from plan_builder import plan_from
from test_findings import found

from policymine.extract import find_findings
from policymine.extract.above import caption_unit
from policymine.extract.columns import assign_columns
from policymine.language import load_nlp
from policymine.schema.finding import Commitment, Initiative, State


def acts_of(rows: str, folder: Path) -> tuple[Initiative, ...]:
    table = f"<h1>Handleplan for Nordby Kommune</h1><h2>Indsatser</h2><table>{rows}</table>"
    return find_findings(plan_from(table, folder, "plan.html"), nlp=load_nlp())[1]


@pytest.mark.parametrize(
    ("headers", "act", "need"),
    [
        ("Anbefaling|Handling|Ansvarlig|Frist", "Handling", "Anbefaling"),
        ("Tilsynets bemærkning|Plan|Ansvarlig|Frist", "Plan", "Tilsynets bemærkning"),
        ("Påbud|Ledelsens svar|Hvem|Hvornår", "Ledelsens svar", "Påbud"),
        ("Emne|Hvad gør vi?|Hvem|Hvornår", "Hvad gør vi?", ""),
        ("Anbefaling|Ansvarlig|Frist", "Anbefaling", ""),
        ("Forslag|Begrundelse|Ansvarlig|Frist", "Forslag", "Begrundelse"),
        ("Indsats|Formål|Opfølgning|Ansvarlig", "Indsats", "Formål"),
    ],
)
def test_what_answers_a_recommendation_is_the_act(headers: str, act: str, need: str) -> None:
    names = tuple(headers.split("|"))
    columns = {field: names[place] for field, place in assign_columns(names).items()}
    assert columns["title"] == act
    assert columns.get("need", "") == need


def test_a_title_over_sentences_in_a_cell_is_the_act(tmp_path: Path) -> None:
    first, second, third = acts_of(
        """<tr><th>Indsats</th><th>Hvem</th><th>Hvornår</th></tr>
<tr><td><p>Natcafé i Søhuset</p><p>Der er åbent tre nætter om ugen. Kaffen er gratis.</p></td>
<td>Søhuset</td><td>2025</td></tr>
<tr><td><p>Ansættelse af en peer</p><p>Oprettelse af et ungeråd</p></td>
<td>Myndighed</td><td>2026</td></tr>""",
        tmp_path,
    )
    assert first.anchor.quote == "Natcafé i Søhuset"
    assert first.activity is not None
    assert first.activity.quote == "Der er åbent tre nætter om ugen. Kaffen er gratis."
    assert [act.anchor.quote for act in (second, third)] == [
        "Ansættelse af en peer",
        "Oprettelse af et ungeråd",
    ]


def test_a_row_without_status_says_in_its_time_how_far_it_is(tmp_path: Path) -> None:
    acts = acts_of(
        """<tr><th>Handling</th><th>Ansvarlig</th><th>Frist</th></tr>
<tr><td>Søhuset udvider åbningstiden</td><td>Søhuset</td><td>Er igangsat</td></tr>
<tr><td>Ny vagtplan</td><td>Søhuset</td><td>Er nu en fast rutine</td></tr>
<tr><td>Søhuset tager imod praktikanter</td><td>Søhuset</td><td>Løbende</td></tr>
<tr><td>Ny hjemmeside</td><td>Søhuset</td><td>Fra 1. marts 2025</td></tr>""",
        tmp_path,
    )
    states = [State.ONGOING, State.EMBEDDED, State.PLANNED, State.PLANNED]
    assert [act.state for act in acts] == states
    # a verb in the plain present promises, unless the act is under way
    rungs = [Commitment.UNKNOWN, Commitment.UNKNOWN, Commitment.SKAL, Commitment.UNKNOWN]
    assert [act.commitment for act in acts] == rungs
    assert acts[3].deadline_end == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("caption", "rung", "amount"),
    [
        ("Tabellen viser de vedtagne forslag. Beløb i 1.000 kr.", Commitment.UNKNOWN, 250_000.0),
        ("Oversigt over forslag (mio. kr.)", Commitment.BOER, 250_000_000.0),
    ],
)
def test_what_stands_above_a_table_holds_for_its_rows(
    caption: str, rung: Commitment, amount: float, tmp_path: Path
) -> None:
    table = f"""# Handleplan for Nordby Kommune

## Forslag

{caption}

| Forslag | Ansvarlig | Virkning fra | Merudgift |
|---|---|---|---|
| Fælles nattevagt | Myndighed | 1. marts 2025 | 250 |
"""
    (act,) = find_findings(plan_from(table, tmp_path), nlp=load_nlp())[1]
    assert act.commitment is rung
    assert [money.amount for money in act.money] == [amount]
    assert act.deadline_end == date(2025, 3, 1)


def test_amounts_in_brackets_are_no_unit() -> None:
    assert caption_unit("Puljen (2 mio. kr.) fordeles.") == 0.0


PLAN = "# Plan for voksne i Nordby Kommune 2025-2028\n\n"

BESIDE = """## Hvornår sker hvad

| Spor | Milepæl | Hvem | Hvornår |
|---|---|---|---|
| 1. Hjem | Første beboer flytter ind | Boligteamet | 1. maj 2026 |
| 1. Hjem | Ny vagtplan | Leder af Egegården | 2026 |
| 2. Arbejde | Værkstedet er åbnet | Jobcentret | Medio 2027 |
"""


@pytest.mark.parametrize("header", ["Milepæl", "Vigtige milepæle", "Delmilepæl"])
@pytest.mark.parametrize("time", ["Hvornår", "Dato", "Kvartal"])
@pytest.mark.parametrize("theme", ["Spor", "Emneområde", "Borgergruppe"])
def test_milestones_with_a_time_beside_them_are_the_acts_of_their_theme(
    theme: str, time: str, header: str, tmp_path: Path
) -> None:
    text = BESIDE.replace("Spor", theme).replace("| Milepæl", f"| {header}")
    text = text.replace("| Hvornår", f"| {time}")
    _, acts = found(PLAN + text, tmp_path)
    assert [act.anchor.quote for act in acts] == [
        "Første beboer flytter ind",
        "Ny vagtplan",
        "Værkstedet er åbnet",
    ]
    assert acts[0].deadline_end is not None


def test_milestones_without_a_time_beside_them_say_when(tmp_path: Path) -> None:
    text = "## Plan\n\n| Indsats | Ansvarlig | Milepæl |\n|---|---|---|\n"
    _, (act,) = found(f"{PLAN}{text}| Ny café | Jobcentret | Maj 2026 |\n", tmp_path)
    assert (act.anchor.quote, str(act.deadline_end)) == ("Ny café", "2026-05-31")


def test_a_column_that_counts_commitments_down_to_a_total_names_no_act(tmp_path: Path) -> None:
    found = acts_of(
        """<tr><th>Forpligtelse</th><th>Leverance</th><th>Ejer</th><th>Kroner</th></tr>
<tr><td>1</td><td>Ombygning af caféen</td><td>Ejendomme</td><td>70.000</td></tr>
<tr><td>1</td><td>Mentorer på herberget</td><td>Herberget</td><td>50.000</td></tr>
<tr><td>I alt</td><td></td><td></td><td>120.000</td></tr>""",
        tmp_path,
    )
    assert [act.anchor.quote for act in found] == ["Ombygning af caféen", "Mentorer på herberget"]


def test_a_time_and_a_milestone_make_a_table_of_acts(tmp_path: Path) -> None:
    text = "## Tidsplan\n\n| Tid | Milepæl |\n|---|---|\n| Juni 2026 | Caféen slår dørene op |\n"
    _, acts = found(f"{PLAN}{text}| 2027 | Første hold er uddannet |", tmp_path)
    assert [act.anchor.quote for act in acts] == [
        "Caféen slår dørene op",
        "Første hold er uddannet",
    ]


def test_milestones_of_two_years_do_not_date_each_other() -> None:
    headers = ("Område af livet", "Milepæle 2025", "Milepæle 2026", "Ansvarlig")
    assert assign_columns(headers)["title"] == 0


@pytest.mark.parametrize("lead", ["Milepæle:", "Vigtige milepæle i 2026", "### Milepæle 2025-2027"])
def test_listed_milestones_are_still_to_come(lead: str, tmp_path: Path) -> None:
    text = f"## Spor 1: Bolig\n\n{lead}\n\n- Inden udgangen af 2026: Teamet er samlet\n"
    _, acts = found(f"{PLAN}{text}- I 2027 har fem borgere fået en lejlighed\n", tmp_path)
    assert [(act.state, str(act.deadline_end)) for act in acts] == [
        (State.PLANNED, "2026-12-31"),
        (State.PLANNED, "2027-12-31"),
    ]


def test_letters_that_count_rows_are_no_acts(tmp_path: Path) -> None:
    names = ("Natcafé på havnen", "Ny indgang til støtte", "Kursus for pårørende")
    head = "<tr><th></th><th>Aftalt indsats</th><th>Ansvarlig</th><th>Tidspunkt</th></tr>"
    rows = "".join(
        f"<tr><td>{letter}</td><td>{name}</td><td>Caféen</td><td>2027</td></tr>"
        for letter, name in zip("abc", names, strict=True)
    )
    assert [act.title for act in acts_of(head + rows, tmp_path)] == list(names)
