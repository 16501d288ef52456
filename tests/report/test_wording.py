"""How numbers are written: one rounding for every file of a run."""

from __future__ import annotations

import io

import openpyxl
import pytest
from made_run import made_run, with_tables

from policymine.report.html import render_report
from policymine.report.wording import read_wording
from policymine.report.xlsx import write_workbook


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.125, "13"), (0.875, "88"), (0.145, "15"), (0.005, "1"), (0.1249, "12"), (1.0, "100")],
)
def test_a_half_is_rounded_up_as_a_spreadsheet_rounds(share, shown):
    assert read_wording("en").share(share) == f"{shown}%"
    assert read_wording("en").interval(0.0, share) == f"0–{shown}%"


def test_numbers_are_written_as_the_language_does():
    assert read_wording("da").number(1234.5, 1) == "1.234,5"
    assert read_wording("en").number(2.675, 2) == "2.68"


def test_every_file_says_the_same_share(tmp_path):
    data = made_run()
    even = data.tables["comparison"].assign(
        share=0.125, low=0.005, high=0.245, reading="mentioned", initiatives=1, of=8,
        completed=0, abandoned=0, basis="plan",
    )  # fmt: skip
    data = with_tables(data, comparison=even)
    assert "13\N{NO-BREAK SPACE}%" in render_report(data)
    assert "12\N{NO-BREAK SPACE}%" not in render_report(data)
    write_workbook(tmp_path / "comparison.xlsx", data)
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "comparison.xlsx").read_bytes()))
    cells = {str(cell.value) for row in book.worksheets[0].rows for cell in row}
    assert "1–25\N{NO-BREAK SPACE}%" in cells
