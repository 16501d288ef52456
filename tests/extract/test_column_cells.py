"""Tables whose headers are missing or say little: what their columns hold is told by the cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.extract.column_cells import fields_by_cells
from policymine.language import load_nlp

ACTS = ["Indkøb af to minibusser", "Opførelse af et drivhus", "Havedag"]
WHO = ["Teknik og Miljø", "Værestedet Roden", "Frivilligcentret"]
WHEN = ["maj 2026", "ultimo 2027", "hvert år"]


def table(*columns: list[str], names: tuple[str, ...] = ()) -> str:
    head = "<tr>" + "".join(f"<th>{name}</th>" for name in names) + "</tr>" if names else ""
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in zip(*columns, strict=True))
    return f"<table>{head}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def acts(page: str, folder: Path) -> list[tuple[str, str, str]]:
    plan = plan_from(f"<main><h1>Haveplan 2026-2028</h1>{page}</main>", folder, "plan.html")
    return [
        (
            act.anchor.quote,
            act.responsible.quote if act.responsible else "",
            act.timeline.quote if act.timeline else "",
        )
        for act in find_findings(plan, nlp=load_nlp())[1]
    ]


@pytest.mark.parametrize("names", [(), ("Det har vi lovet", "Hos os", "Klokken")])
def test_columns_are_told_by_their_cells(names: tuple[str, ...], tmp_path: Path) -> None:
    expected = [*zip(ACTS, WHO, WHEN, strict=True)]
    assert acts(table(ACTS, WHO, WHEN, names=names), tmp_path) == expected
    if not names:
        counted = table(["1", "2", "3"], WHEN, WHO, ACTS)
        assert acts(counted, tmp_path) == expected


def test_a_table_is_read_as_those_like_it(tmp_path: Path) -> None:
    first = "<h2>Grønne fællesskaber</h2>" + table(ACTS, WHO, WHEN)
    other = table(["Bålaften", "Fuglekasser"], ["De unge", "Spejderne"], ["juni 2026", "2027"])
    found = [act for act, _, _ in acts(f"{first}<h2>Ude hele året</h2>{other}", tmp_path)]
    assert found == [*ACTS, "Bålaften", "Fuglekasser"]


@pytest.mark.parametrize(
    "columns",
    [
        (["Forord", "Behandling af angst"], ["3", "14"]),
        (["Behandling", "Støtte"], ["1,2 mio. kr.", "300.000 kr."]),
        (["Recovery", "Peer"], ["At man kommer sig.", "Et menneske med egne erfaringer."]),
    ],
    ids=["contents", "amounts", "words"],
)
def test_other_tables_without_headers_hold_no_acts(
    columns: tuple[list[str], list[str]], tmp_path: Path
) -> None:
    assert acts(table(*columns), tmp_path) == []


def test_a_status_opens_a_cell_and_names_go_on(tmp_path: Path) -> None:
    columns = {0: ["Kurser", "Varmestue"], 2: ["Gennemført. 38 var med.", "I gang, men langsomt"]}
    assert fields_by_cells(columns, {"responsible": 1}) == {
        "responsible": 1,
        "status": 2,
        "title": 0,
    }


def test_the_row_that_opens_a_sheet_names_its_act_whatever_its_label(tmp_path: Path) -> None:
    sheet = table(
        ["Det store greb", "Projektleder", "Færdig"],
        ["Opføre et drivhus", "Teknik og Miljø", "maj 2026"],
    )
    expected = [("Opføre et drivhus", "Teknik og Miljø", "maj 2026")]
    assert acts(f"<h2>Grønne fællesskaber</h2>{sheet}", tmp_path) == expected


def test_marks_in_a_time_grid_make_a_table_one_of_acts(tmp_path: Path) -> None:
    grid = table(ACTS[:2], ["x", ""], ["", "x"], names=("", "2026", "2027"))
    assert [act for act, _, _ in acts(grid, tmp_path)] == ACTS[:2]


def test_what_holds_for_several_rows_is_their_goal() -> None:
    acts = ["Plante træer", "Bygge bænke", "Holde fester", "Spise sammen"]
    columns = {0: ["Grønt", "Grønt", "Naboer", "Naboer"], 1: acts, 2: ["2026", "2027"] * 2}
    assert fields_by_cells(columns, {}) == {"timeline": 2, "title": 1, "goal": 0}
    apart = {**columns, 0: ["Grønt", "Blåt", "Naboer", "Fester"]}
    assert "goal" not in fields_by_cells(apart, {})
