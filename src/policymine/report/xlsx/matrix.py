"""The first sheet: units × codes, made to be pasted into a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from policymine.report.inputs import ReportInput
from policymine.report.labels import Labels
from policymine.report.matrix import compared_rows
from policymine.report.sanitise import escape_cell
from policymine.report.wording import Wording
from policymine.report.xlsx.formats import HEAD, QUIET, Formats, set_up_page
from policymine.schema.codebook import Code, Codebook

Row = Mapping[str, Any]
ABOUT = ("goals", "initiatives", "left_out", "basis")
"""What stands beside the shares of each unit."""
ON_ONE_PAGE = 12
"""Units with which the sheet is printed on one page."""
TITLE = 21
"""The height of a line in the size of titles."""
Write = Callable[[int, int, Row, Code], None]


@dataclass(frozen=True)
class _Sheet:
    """The sheet with what its blocks need."""

    sheet: Any
    cells: Mapping[tuple[str, str], Row]
    units: tuple[str, ...]
    about: Mapping[str, Row]
    codebook: Codebook
    say: Wording
    formats: Formats

    @property
    def labels(self) -> Labels:
        """The words for columns and values."""
        return self.say.labels


def write_matrix(sheet: Any, data: ReportInput, say: Wording, formats: Formats) -> None:
    """Write the shares, their intervals, the numbers behind them, and what the codes mean."""
    rows = compared_rows(data)
    page = _Sheet(
        sheet=sheet,
        cells={(row["unit"], row["code"]): row for row in rows},
        units=tuple(dict.fromkeys(row["unit"] for row in rows)),
        about={row["unit"]: row for row in data.rows("units")},
        codebook=data.codebook,
        say=say,
        formats=formats,
    )
    line = _write_block(page, 0, "heading", _share_writer(page), described=True)
    line = _write_block(page, line, "intervals", _interval_writer(page))
    line = _write_block(page, line, "counts", _count_writer(page))
    _write_codes(page, line, data.run.config.people)
    _lay_out(page)


def _lay_out(page: _Sheet) -> None:
    page.sheet.set_column(0, 0, 26)
    page.sheet.set_column(1, len(page.codebook.codes), 16)
    last = len(page.codebook.codes) + len(ABOUT)
    page.sheet.set_column(len(page.codebook.codes) + 1, last - 1, 13)
    page.sheet.set_column(last, last, 26)
    page.sheet.freeze_panes(2, 1)
    page.sheet.hide_gridlines(2)
    set_up_page(page.sheet)
    if len(page.units) <= ON_ONE_PAGE:
        page.sheet.fit_to_pages(1, 1)


def _write_block(
    page: _Sheet, line: int, title: str, write: Write, *, described: bool = False
) -> int:
    """Write a block of units × codes from ``line`` on; return the line after it."""
    _write_title(page, line, title)
    _write_head(page, line + 1, described)
    for row, unit in enumerate(page.units, start=line + 2):
        page.sheet.write_string(
            row, 0, escape_cell(unit), page.formats.boxed(bold=True, align="left")
        )
        for column, code in enumerate(page.codebook.codes, start=1):
            if (unit, code.id) in page.cells:
                write(row, column, page.cells[unit, code.id], code)
        if described and unit in page.about:
            _write_about(page, row, page.about[unit])
    return line + len(page.units) + 4


def _write_title(page: _Sheet, line: int, name: str) -> None:
    page.sheet.set_row(line, TITLE)
    page.sheet.write_string(line, 0, page.labels.text("matrix", name), page.formats.title())


def _write_head(page: _Sheet, line: int, described: bool) -> None:
    head = page.formats.boxed(bold=True, text_wrap=True, bg_color=HEAD)
    page.sheet.set_row(line, 46)
    page.sheet.write_string(line, 0, page.labels.text("column", "unit"), head)
    for column, code in enumerate(page.codebook.codes, start=1):
        page.sheet.write_string(line, column, f"{code.id} {page.say.code_short(code)}", head)
    for column, name in enumerate(ABOUT if described else ()):
        place = column + len(page.codebook.codes) + 1
        page.sheet.write_string(line, place, page.labels.text("matrix", name), head)


def _write_about(page: _Sheet, line: int, unit: Row) -> None:
    first = len(page.codebook.codes) + 1
    page.sheet.write_number(line, first, unit["goals"], page.formats.boxed())
    page.sheet.write_number(line, first + 1, unit["initiatives"], page.formats.boxed())
    left = unit["completed"] + unit["abandoned"]
    page.sheet.write_number(line, first + 2, left, page.formats.boxed())
    ends = (f"{unit[name]:.0f}" for name in ("period_start", "period_end") if unit[name])
    years = "–".join(dict.fromkeys(ends))
    basis = f"{page.labels.value('basis', unit['basis'])} {years}".strip()
    page.sheet.write_string(line, first + 3, basis, page.formats.boxed())


def _share_writer(page: _Sheet) -> Write:
    def write(line: int, column: int, row: Row, code: Code) -> None:
        if word := page.labels.unshared(row):
            silent = page.formats.boxed(italic=True, font_color=QUIET)
            page.sheet.write_string(line, column, word, silent)
        else:
            tint = page.formats.tint(code.color, row["share"], f"0{page.labels.percent}")
            page.sheet.write_number(line, column, row["share"], tint)

    return write


def _interval_writer(page: _Sheet) -> Write:
    def write(line: int, column: int, row: Row, code: Code) -> None:
        known = None not in (row["low"], row["high"])
        shown = page.say.interval(row["low"], row["high"]) if known else "–"
        page.sheet.write_string(line, column, shown, page.formats.boxed())

    return write


def _count_writer(page: _Sheet) -> Write:
    def write(line: int, column: int, row: Row, code: Code) -> None:
        text = f"{row['goals']} / {row['initiatives']}"
        page.sheet.write_string(line, column, text, page.formats.boxed())

    return write


def _write_codes(page: _Sheet, line: int, people: bool) -> None:
    _write_title(page, line, "codes")
    for row, code in enumerate(page.codebook.codes, start=line + 1):
        title = page.say.code_title(code)
        page.sheet.write_string(row, 0, code.id, page.formats.tint(code.color, 1.0, ""))
        page.sheet.write_string(row, 1, title, page.formats.cell())
    last = line + len(page.codebook.codes) + 2
    width = len(page.codebook.codes) + len(ABOUT)
    notes = ("note",) if people else ("note", "no_people")
    for row, name in enumerate(notes, start=last):
        text = page.labels.text("matrix", name)
        page.sheet.merge_range(row, 0, row, width, text, page.formats.note())
        page.sheet.set_row(row, 78)
