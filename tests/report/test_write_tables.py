"""The files a user opens: CSV, Parquet and DuckDB of the same tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.errors import RunFolderError
from policymine.report import tables as writer
from policymine.report.sanitise import escape_cell, unescape_cell
from policymine.report.tables import write_tables
from policymine.store import RunFolder, replacing
from policymine.tables import COLUMNS, Selection, build_frame, hold

COLUMNS_OF_ALL_TYPES = {
    "name": "str",
    "number": "int",
    "share": "float",
    "assigned": "bool",
    "day": "date",
}
TABLE = build_frame(
    COLUMNS_OF_ALL_TYPES,
    [
        {
            "name": "=1+1",
            "number": 3,
            "share": 200000.0,
            "assigned": True,
            "day": date(2020, 5, 1),
        },
        {"name": 'Æble, "råt"\nog ø', "share": 0.125, "assigned": False},
    ],
)


def write(folder: RunFolder, tables: dict[str, pd.DataFrame]) -> None:
    with hold(tables) as held:
        write_tables(folder, held)


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


def test_a_csv_is_what_the_contract_says(folder):
    write(folder, {"sample": TABLE})
    assert (folder.tables / "sample.csv").read_bytes() == (
        "\ufeffname,number,share,assigned,day\n"
        "'=1+1,3,200000,true,2020-05-01\n"
        '"Æble, ""råt""\nog ø",,0.125,false,\n'
    ).encode()


def test_a_parquet_file_is_typed_and_raw(folder):
    write(folder, {"sample": TABLE})
    table = pd.read_parquet(folder.tables / "sample.parquet")
    assert table["name"].tolist() == TABLE["name"].tolist()
    assert table["day"].tolist() == [date(2020, 5, 1), None]
    assert table["assigned"].dtype == bool


def test_the_database_holds_every_table(folder):
    empty = build_frame(COLUMNS["goals"], [])
    write(folder, {"sample": TABLE, "goals": empty})
    with duckdb.connect(str(folder.database), read_only=True) as database:
        assert database.execute("SELECT name FROM sample WHERE assigned").fetchall() == [("=1+1",)]
        types = {row[0]: row[1] for row in database.execute("DESCRIBE goals").fetchall()}
    assert (types["title"], types["start"]) == ("VARCHAR", "BIGINT")


def test_writing_twice_gives_the_same_bytes(folder, tmp_path):
    other = RunFolder(tmp_path / "other")
    for place in (folder, folder, other):
        write(place, {"sample": TABLE})
    for name in ("sample.csv", "sample.parquet"):
        assert (folder.tables / name).read_bytes() == (other.tables / name).read_bytes()


def test_a_csv_is_the_same_in_whatever_parts_it_is_written(folder):
    table = build_frame({"name": "str"}, ({"name": f'"{n}"\r\n,'} for n in range(5)))
    write(folder, {"sample": table})
    whole = (folder.tables / "sample.csv").read_bytes()
    with hold({}) as held:
        held.database.keep("sample", [table[:2], table[2:4], table[4:]])
        write_tables(folder, Selection(held.database, ["sample"]))
    assert (folder.tables / "sample.csv").read_bytes() == whole


@pytest.mark.parametrize("name", ["sample.csv", "sample.parquet"])
def test_a_file_that_reads_back_differently_is_an_error(folder, monkeypatch, name):
    @contextmanager
    def half(path: Path) -> Iterator[BinaryIO]:
        with replacing(path) as file:
            yield file
            if path.name == name:
                file.truncate(file.tell() // 2)

    monkeypatch.setattr(writer, "replacing", half)
    monkeypatch.setattr("policymine.store.files.replacing", half)
    with pytest.raises(RunFolderError, match=rf"{name} does not hold"):
        write(folder, {"sample": TABLE})


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "\r\n=1", "'=1"])
def test_what_a_spreadsheet_executes_is_quoted(text):
    assert escape_cell(text) == f"'{text}"


def test_ordinary_text_is_left_alone():
    for text in ("Flere i job", "'citat'", "", "12 %", "§ 85", "(=)"):
        assert escape_cell(text) == text


@given(st.text(alphabet="'=+-@ \t\nab＝") | st.text())
def test_quoting_can_be_undone(text):
    assert unescape_cell(escape_cell(text)) == text
