"""``comparison.xlsx``: the matrix, and one sheet a table, for those who work in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.report.checked import write_checked
from policymine.report.labels import Labels, read_labels
from policymine.report.xlsx.formats import Formats
from policymine.report.xlsx.guide import write_guide
from policymine.report.xlsx.matrix import write_matrix
from policymine.report.xlsx.sheets import MOST_ROWS, Places, prepare_tables, write_table

if TYPE_CHECKING:
    import pandas as pd

    from policymine.schema.codebook import Codebook

CREATED = datetime(2000, 1, 1)
"""The date the file says it was made: a clock would make two equal runs differ."""

OPTIONS: dict[str, Any] = {"in_memory": True, "default_date_format": "yyyy-mm-dd"}


def write_workbook(
    path: Path,
    tables: Mapping[str, pd.DataFrame],
    codebook: Codebook,
    *,
    lang: str = "da",
    most_rows: int = MOST_ROWS,
) -> None:
    """Write the workbook: first the matrix unit × code, then the tables, last how to read them.

    A sheet shows ``most_rows`` of its table; where there are more, the last sheet says where they
    are. Texts are never executed, a finding leads to the codings that are its evidence and back,
    and the same tables give the same bytes.
    """
    import xlsxwriter

    labels, buffer = read_labels(lang), io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": codebook.title, "author": "policymine", "created": CREATED})
        _fill(book, tables, codebook, labels, most_rows)
    write_checked(path, buffer.getvalue())


def _fill(
    book: Any,
    tables: Mapping[str, pd.DataFrame],
    codebook: Codebook,
    labels: Labels,
    most_rows: int,
) -> None:
    formats = Formats(book)
    write_matrix(
        book.add_worksheet(labels.text("sheet", "matrix")), tables, codebook, labels, formats
    )
    prepared = prepare_tables(tables)
    named = {name: prepared[name] for name in labels.names("sheet") if name in prepared}
    named |= {name: table for name, table in prepared.items() if name not in named}
    shown = {name: table.head(most_rows) for name, table in named.items()}
    places = Places(shown, labels)
    for name, table in shown.items():
        sheet = book.add_worksheet(labels.text("sheet", name)[:31])
        write_table(sheet, table, labels, formats, places)
    write_guide(
        book.add_worksheet(labels.text("sheet", "guide")), named, labels, formats, most_rows
    )
