"""``comparison.xlsx``: the matrix, and one sheet a table, for those who work in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.report.archive import with_free_rows
from policymine.report.checked import write_checked
from policymine.report.inputs import ReportInput
from policymine.report.matrix import compared_rows
from policymine.report.places import Places
from policymine.report.wording import Wording, read_wording
from policymine.report.xlsx.cells import Cells
from policymine.report.xlsx.empty import say_empty_columns, say_empty_sheet
from policymine.report.xlsx.formats import Formats
from policymine.report.xlsx.guide import write_guide
from policymine.report.xlsx.matrix import write_matrix
from policymine.report.xlsx.prepare import add_names, prepare_tables, show_places
from policymine.report.xlsx.sheets import MOST_ROWS, Targets, write_table
from policymine.tables import Selection

if TYPE_CHECKING:
    import pandas as pd

CREATED = datetime(2000, 1, 1)
"""The date the file says it was made: a clock would make two equal runs differ."""

OPTIONS: dict[str, Any] = {"default_date_format": "yyyy-mm-dd"}
MOST_HELD = 150_000
"""Rows that are held until the file is made, so that a text that occurs often is kept once; with
more rows each goes to disk as it is written, and its texts stand in the cells."""


def write_workbook(path: Path, data: ReportInput, *, most_rows: int = MOST_ROWS) -> None:
    """Write the workbook: first the matrix unit × code, then the tables, last how to read them.

    A sheet shows ``most_rows`` of its table; where there are more, the last sheet says where they
    are. In a run without persons the first sheet says where names of them still stand. A sheet or
    column without content says why. Texts are never executed, a finding leads to the codings that
    are its evidence and back, and the same tables give the same bytes.
    """
    import xlsxwriter

    buffer, title = io.BytesIO(), data.codebook.title
    with xlsxwriter.Workbook(buffer, {**OPTIONS, **_memory(data.tables)}) as book:
        book.set_properties({"title": title, "author": "policymine", "created": CREATED})
        _fill(book, data, read_wording(data.lang), most_rows)
    write_checked(path, with_free_rows(buffer.getvalue()))


def _memory(tables: Mapping[str, pd.DataFrame]) -> dict[str, bool]:
    many = isinstance(tables, Selection) and sum(map(tables.length, tables)) > MOST_HELD
    return {"constant_memory": True} if many else {"in_memory": True}


def _fill(book: Any, data: ReportInput, say: Wording, most_rows: int) -> None:
    formats, tables, labels = Formats(book), data.tables, say.labels
    first = book.add_worksheet(labels.text("sheet", "matrix"))
    write_matrix(first, data, say, formats)
    where = Places(data)
    units = len(tables["units"]) if "units" in tables else 0
    prepared = prepare_tables(tables)
    targets = Targets({name: table.head(most_rows) for name, table in prepared.items()}, labels)
    lengths: dict[str, int] = {}
    remarks: dict[str, str] = {}
    for name in dict.fromkeys([*(n for n in labels.names("sheet") if n in tables), *tables]):
        table = prepared.pop(name) if name in prepared else tables[name]
        if name == "mentions" and "actors" in tables:
            table = add_names(table, "actor", tables["actors"], "name")
        table = show_places(table, where)
        if name == "comparison":
            table = table.assign(reading=[row["reading"] for row in compared_rows(data)])
        sheet = book.add_worksheet(labels.text("sheet", name)[:31])
        empty = write_table(Cells(sheet, labels, formats), table.head(most_rows), targets)
        lengths[name] = len(table)
        if len(table):
            remarks[name] = say_empty_columns(name, empty, labels)
        else:
            remarks[name] = say_empty_sheet(name, units, labels)
            sheet.write_string(1, 0, remarks[name], formats.aside())
    guide = book.add_worksheet(labels.text("sheet", "guide"))
    write_guide(guide, lengths, remarks, labels, formats, most_rows)
