"""One sheet a table: frozen header, filter, widths, heights, and links between the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from policymine.report.labels import Labels
from policymine.report.xlsx.cells import WRAPPED, Cells
from policymine.report.xlsx.formats import set_up_page
from policymine.tables import LINE, row_height

if TYPE_CHECKING:
    import pandas as pd

MOST_LINKS = 60_000
"""Links that a sheet of Excel holds, with some room (the limit is 65,530)."""
MOST_ROWS = 100_000
"""Rows that a sheet shows: Excel holds ten times as many, but no one reads them there."""
WIDEST, NARROWEST = 60, 8

UNPRINTED = frozenset({"id", "goal", "start", "end", "form", "finding", "other_finding"})
"""Columns for programs; where they come last, they are not printed."""

LINKED = frozenset({"finding", "other_finding", "goal", "earlier", "later", "actor"})
"""Columns that hold the id of a row of another sheet."""
NAMED = {"goal_title": "goal", "name": "actor"}
"""Columns that say what the ids of another are called, and lead where those lead."""


class Targets:
    """Where the row of an id stands, as the target of a link inside the workbook."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], labels: Labels) -> None:
        self._of_id: dict[str, str] = {}
        self._of_coding: dict[str, str] = {}
        for name in ("goals", "initiatives", "actors"):
            if name in tables:
                self._of_id |= _targets(tables[name]["id"], labels.text("sheet", name))
        if "codings" in tables:
            self._of_coding = _targets(
                tables["codings"]["finding"], labels.text("sheet", "codings")
            )

    def target(self, column: str, value: str, row_id: str) -> str | None:
        """Return where a cell leads: an id to its row, a finding's codes to their evidence."""
        if column == "codes":
            return self._of_coding.get(row_id)
        return self._of_id.get(value) if column in LINKED else None


def _targets(ids: pd.Series[Any], sheet: str) -> dict[str, str]:
    """Return the link to the first row of each id."""
    first: dict[str, str] = {}
    for row, value in enumerate(ids, start=2):
        first.setdefault(str(value), f"internal:'{sheet}'!A{row}")
    return first


def write_table(cells: Cells, table: pd.DataFrame, targets: Targets) -> list[str]:
    """Write a table: its columns by their words, its cells typed, its ids as links.

    Returns the columns of which every cell is empty.
    """
    names = [str(name) for name in table.columns]
    lengths = [[len(cells.write_head(index, name))] for index, name in enumerate(names)]
    _write_rows(cells, table, targets, lengths)
    widths = {name: _width(found) for name, found in zip(names, lengths, strict=True)}
    sheet = cells.sheet
    for index, width in enumerate(widths.values()):
        sheet.set_column(index, index, width)
    _set_heights(sheet, table, widths)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)
    last = _last_printed(names)
    set_up_page(sheet, sum(list(widths.values())[: last + 1]))
    sheet.repeat_rows(0)
    if last:
        sheet.print_area(0, 0, max(len(table), 1), last)
    return [name for name, found in zip(names, lengths, strict=True) if len(found) == 1]


def _write_rows(
    cells: Cells, table: pd.DataFrame, targets: Targets, lengths: list[list[int]]
) -> None:
    """Write the rows below the header, and note the length of what each column holds."""
    names = [str(name) for name in table.columns]
    ids = table["id" if "id" in table else table.columns[0]].astype(str)
    keys = [NAMED.get(name, name) for name in names]
    keyed = [names.index(key) if key in names else index for index, key in enumerate(keys)]
    present = table.notna().to_numpy()
    links = 0
    for row, (id_, values) in enumerate(zip(ids, _rows(table), strict=True), start=1):
        for index, (name, value) in enumerate(zip(names, values, strict=True)):
            if not present[row - 1, index] or value == "":
                continue
            key = keyed[index]
            leads = links < MOST_LINKS
            target = targets.target(names[key], str(values[key]), id_) if leads else None
            links += target is not None
            lengths[index].append(len(cells.write((row, index), name, value, target)))


def _set_heights(sheet: Any, table: pd.DataFrame, widths: Mapping[str, int]) -> None:
    """Give the rows the heights of their wrapped texts."""
    wrapped = [name for name in widths if name in WRAPPED and name not in NAMED]
    sizes = [widths[name] for name in wrapped]
    for row, texts in enumerate(zip(*(table[name] for name in wrapped), strict=True), start=1):
        if (height := row_height(zip(map(str, texts), sizes, strict=True))) > LINE:
            sheet.set_row(row, height)


def _last_printed(names: list[str]) -> int:
    """Return the last column that goes on paper: those for programs stay on the screen."""
    kept = [index for index, name in enumerate(names) if name not in UNPRINTED]
    return kept[-1] if kept else 0


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name] for name in table.columns), strict=True)


def _width(lengths: list[int]) -> int:
    """Return a column width that shows the head and nine of ten cells whole, within reason."""
    usual = max(sorted(lengths)[int(0.9 * (len(lengths) - 1))], lengths[0])
    return min(max(usual + 3, NARROWEST), WIDEST)
