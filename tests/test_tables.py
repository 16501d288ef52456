"""The columns of the contract, and how records fill them."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.pipeline.gather import FOUND, gather
from policymine.schema.base import Anchor
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Document, Kind, Page, Status
from policymine.schema.finding import (
    ActorType,
    Commitment,
    Extraction,
    Form,
    Goal,
    Initiative,
    Mention,
    Money,
    Sector,
    State,
)
from policymine.tables import COLUMNS, Database, Selection, build_frame, frames, sort_key

TEXT = (
    "Mål 1: Flere i job\nVi ansætter to mentorer efter § 85 for 200.000 kr., heraf 50.000 kr. "
    "til kurser, jf. § 85."
)


def anchor(quote: str) -> Anchor:
    start = TEXT.index(quote)
    return Anchor(document="d1", block=0, page=2, start=start, end=start + len(quote), quote=quote)


DOCUMENT = Document(
    id="d1",
    path="øst/plan.pdf",
    title="Plan for Østby og Aaby",
    units=("Østby", "Aaby"),
    kind=Kind.PLAN,
    period_start=2020,
    status=Status.OK,
    quality=0.98765,
    text=TEXT,
    pages=(Page(number=1, start=0), Page(number=2, start=0)),
)
GOAL = Goal(
    id="goal-1", number="1", title="Flere i job", form=Form.HEADING, anchor=anchor("Flere i job")
)
INITIATIVE = Initiative(
    id="init-1",
    goal="goal-1",
    title="Vi ansætter to mentorer",
    form=Form.PROSE,
    anchor=anchor("Vi ansætter to mentorer"),
    deadline_end=date(2021, 12, 31),
    money=(
        Money(amount=50000, anchor=anchor("50.000 kr.")),
        Money(amount=200000, anchor=anchor("200.000 kr.")),
    ),
    law=(anchor("§ 85"), anchor("§ 85")),
    state=State.PLANNED,
    commitment=Commitment.VIL,
)
MENTION = Mention(
    name="mentorer",
    type=ActorType.STAKEHOLDER,
    sector=Sector.UNKNOWN,
    finding="init-1",
    anchor=anchor("mentorer"),
)
CODING = Coding(
    finding="init-1", code="P1", score=0.5, assigned=True, method="m", evidence="mentor"
)


FOUND_IN_IT = (
    DOCUMENT,
    Extraction(document="d1", goals=(GOAL,), initiatives=(INITIATIVE,), mentions=(MENTION,)),
    Codings(document="d1", codebook="kl-2012", codings=(CODING,)),
)


@pytest.fixture
def build(tmp_path):
    """Return what makes the tables of some documents."""

    def tables(*found):
        with closing(Database(tmp_path)) as database:
            gather(database, found)
            return dict(Selection(database, FOUND))

    return tables


def test_the_contract_names_these_columns_in_this_order():
    contract = {
        "documents": "document title units kind period_start period_end pages characters quality "
        "status",
        "goals": "id document unit number title text form page start end",
        "initiatives": "id document unit goal title text form need activity responsible timeline "
        "deadline_start deadline_end money law indicator status state commitment page start end",
        "actors": "id name type sector unit mentions",
        "mentions": "actor document finding text page start end",
        "codings": "finding code score assigned method evidence",
        "comparison": "unit code goals initiatives share low high reading",
    }
    assert {
        name: list(COLUMNS[name])[: len(columns.split())] for name, columns in contract.items()
    } == {name: columns.split() for name, columns in contract.items()}


def test_every_table_has_its_columns_and_types(build):
    filled = build(FOUND_IN_IT)
    for name, table in filled.items():
        assert list(table.columns) == list(COLUMNS[name])
    assert {name: dict(table.dtypes) for name, table in build().items()} == {
        name: dict(table.dtypes) for name, table in filled.items()
    }


def test_a_document_is_named_by_its_path_and_its_units_are_listed(build):
    row = build(FOUND_IN_IT)["documents"].iloc[0]
    assert (row["document"], row["units"], row["unit"]) == (
        "øst/plan.pdf",
        "Østby;Aaby",
        "Østby/Aaby",
    )
    assert (row["kind"], row["status"], row["pages"], row["characters"]) == (
        "plan",
        "ok",
        2,
        len(TEXT),
    )


def test_an_initiative_has_one_amount_its_laws_once_and_its_passage(build):
    row = build(FOUND_IN_IT)["initiatives"].iloc[0]
    assert row["money"] == 200000
    assert row["law"] == "§ 85"
    assert row["deadline_end"] == date(2021, 12, 31)
    assert row["responsible"] == ""
    assert TEXT[row["start"] : row["end"]] == row["text"]
    assert (row["document"], row["unit"], row["goal"]) == ("øst/plan.pdf", "Østby/Aaby", "goal-1")


def test_actors_count_their_mentions(build):
    tables = build(FOUND_IN_IT)
    assert tables["actors"].iloc[0]["mentions"] == 1
    assert tables["mentions"].iloc[0]["finding"] == "init-1"
    assert bool(tables["codings"].iloc[0]["assigned"]) is True


def test_a_frame_keeps_empty_cells_empty():
    frame = build_frame({"name": "str", "year": "int", "share": "float"}, [{"name": "a"}])
    assert frame.iloc[0]["name"] == "a"
    assert frame[["year", "share"]].isna().all(axis=None)


def test_a_frame_is_the_same_however_many_rows_are_held_at_once(monkeypatch):
    columns = {"name": "str", "year": "int", "day": "date", "assigned": "bool"}
    rows = [{"name": str(n), "year": n if n % 2 else None, "assigned": n > 2} for n in range(5)]
    whole = build_frame(columns, rows)
    monkeypatch.setattr(frames, "AT_ONCE", 2)
    pd.testing.assert_frame_equal(build_frame(columns, rows), whole)
    assert build_frame(columns, []).dtypes.equals(whole.dtypes)


def test_tables_are_the_same_however_many_rows_are_written_at_once(build, monkeypatch):
    others = [(DOCUMENT.model_copy(update={"id": f"e{n}", "path": f"{n}.txt"}), None, None)
              for n in range(3)]  # fmt: skip
    whole = build(*others, FOUND_IN_IT)
    monkeypatch.setattr(frames, "AT_ONCE", 2)
    for name, table in build(*others, FOUND_IN_IT).items():
        pd.testing.assert_frame_equal(table, whole[name])


def test_a_table_that_was_written_reads_back_as_it_was(tmp_path):
    columns = {"name": "str", "year": "int", "day": "date", "assigned": "bool", "share": "float"}
    table = build_frame(columns, [{"name": "a", "assigned": True}, {"year": 3, "assigned": False}])
    with closing(Database(tmp_path)) as database:
        database.keep("sample", [table, table])
        kept = Selection(database, ["sample"])
        pd.testing.assert_frame_equal(kept["sample"], pd.concat([table, table], ignore_index=True))
        assert (kept.length("sample"), kept.columns("sample")) == (4, list(columns))
        asked = database.rows('SELECT "row", name FROM sample WHERE year = ?', [3])
        assert [tuple(row.values()) for row in asked] == [(1, ""), (3, "")]


def test_danish_letters_come_last_and_aa_is_å():
    names = ["Århus", "Zebra", "Øster", "Æble", "Aalborg", "ballerup", "Vejle", "Ålbæk"]
    assert sorted(names, key=sort_key) == [
        "ballerup", "Vejle", "Zebra", "Æble", "Øster", "Aalborg", "Ålbæk", "Århus",
    ]  # fmt: skip


def test_a_decomposed_å_sorts_as_a_composed_one():
    assert sort_key("A\u030abenraa")[0] == sort_key("Aabenraa")[0]


@given(st.text())
def test_sorting_is_total(name: str):
    assert sort_key(name) == sort_key(name)
    assert sort_key(name)[1] == name
