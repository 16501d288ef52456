"""Near misses: a code that almost was given is not called silence."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from lxml import html
from made_run import made_run, with_tables

from policymine.report.html import render_report
from policymine.report.inputs import ReportInput
from policymine.report.labels import read_labels
from policymine.report.matrix import build_matrix, compared_rows
from policymine.report.near import PERHAPS, find_near
from policymine.report.summary import summarise


def silent_run(**about: Any) -> ReportInput:
    """Return a run of one unit that has nothing on P4, and a finding that almost had it."""
    data = made_run(("Lindehøj",))
    table = data.tables["comparison"].copy()
    table.loc[table["code"] == "P4", ["initiatives", "share", "low", "high"]] = [0, 0.0, 0.0, 0.3]
    table.loc[table["code"] == "P4", "reading"] = "not mentioned"
    codings = data.tables["codings"].assign(uncertain=False)
    codings = codings[codings["code"] != "P4"]
    finding = codings["finding"].iloc[0]
    doubtful = {"finding": finding, "method": "linear", "evidence": "", "uncertain": True}
    rows = [
        {**doubtful, "code": "none", "score": 0.98, "assigned": True},
        {**doubtful, "code": "P4", "score": 0.94, "assigned": False},
        {**doubtful, "code": "P5", "score": 0.2, "assigned": False},
    ]
    rest = codings[codings["finding"] != finding]
    found = pd.concat([pd.DataFrame([row | about for row in rows]), rest], ignore_index=True)
    return with_tables(data, comparison=table, codings=found)


def test_a_runner_up_close_by_is_no_silence():
    data = silent_run()
    ((cell, findings),) = find_near(data).items()
    assert cell == ("Lindehøj", "P4")
    assert len(findings) == 1
    assert build_matrix(data).cells[cell].reading == PERHAPS
    assert next(row for row in compared_rows(data) if row["code"] == "P4")["reading"] == PERHAPS
    assert set(data.tables["comparison"]["reading"]) <= {"mentioned", "not mentioned"}


@pytest.mark.parametrize("about", [{"uncertain": False}, {"method": "decision:Eva"}])
def test_what_is_certain_or_decided_is_silence(about):
    assert find_near(silent_run(**about)) == {}


def test_a_code_far_behind_is_silence():
    data = silent_run()
    codings = data.tables["codings"].copy()
    codings.loc[codings["code"] == "P4", "score"] = 0.5
    assert find_near(with_tables(data, codings=codings)) == {}


def test_the_cell_says_perhaps_and_opens_what_came_close():
    data = silent_run()
    tree = html.document_fromstring(render_report(data))
    (cell,) = [link for link in tree.cssselect(".matrix a.cell") if link.text == "måske"]
    behind = tree.cssselect(cell.get("href"))[0]
    assert len(behind.cssselect("a.opens")) == 1
    assert "Måske nævnt: P4" in dict(summarise(data))["Tavshed"]
    row = next(row for row in compared_rows(data) if row["code"] == "P4")
    assert read_labels("da").unshared(row) == "måske"
