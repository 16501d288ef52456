"""The last sheet: what the other sheets hold, and the names of their columns in the files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policymine.report.labels import Labels
from policymine.report.xlsx.formats import Formats, set_up_page
from policymine.tables import row_height

WIDTH = 90
"""Characters in a line of what is said of a sheet."""


def write_guide(
    sheet: Any,
    lengths: Mapping[str, int],
    remarks: Mapping[str, str],
    labels: Labels,
    formats: Formats,
    most_rows: int,
) -> None:
    """Write a line a sheet: its name as a link, what a row is, how many, and the CSV.

    It says so of a table of which the sheet shows the first ``most_rows`` alone. ``remarks`` say
    what else there is to know of a sheet, as why it is empty.
    """
    sheet.write_string(0, 0, labels.text("guide", "heading"), formats.title())
    for column, name in enumerate(("sheet", "about", "rows", "file")):
        sheet.write_string(1, column, labels.text("guide", name), formats.head())
    for line, (name, length) in enumerate(lengths.items(), start=2):
        title = labels.text("sheet", name)[:31]
        sheet.write_url(line, 0, f"internal:'{title}'!A1", formats.link(), title)
        about = labels.text("about", name)
        if length > most_rows:
            about = f"{about} {labels.text('guide', 'cut').format(rows=most_rows)}"
        about = f"{about} {remarks.get(name, '')}".rstrip()
        sheet.write_string(line, 1, about, formats.cell(wrap=True))
        sheet.set_row(line, row_height([(about, WIDTH)]))
        sheet.write_number(line, 2, length, formats.cell())
        sheet.write_string(line, 3, f"tables/{name}.csv", formats.cell())
    for column, width in enumerate((26, WIDTH, 10, 28)):
        sheet.set_column(column, column, width)
    set_up_page(sheet)
    sheet.freeze_panes(2, 1)
