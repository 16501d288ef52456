"""The review workbook: one row a finding, codes as dropdowns, what is not to be changed locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from policymine.resources import read_lexicon
from policymine.review.rows import ReviewRow
from policymine.schema.codebook import NONE, Codebook
from policymine.store import replacing
from policymine.tables import row_height

COLUMNS: dict[str, int] = {
    "finding": 16,
    "kind": 10,
    "document": 28,
    "page": 6,
    "goal": 28,
    "quote": 70,
    "code 1": 9,
    "code 2": 9,
    "code 3": 9,
    "score": 7,
    "uncertain": 10,
    "why": 60,
    "comment": 30,
    "coder": 12,
    "date": 12,
}
TITLES = 70
"""The width of the columns that say what codes mean."""
CODES = ("code 1", "code 2", "code 3")
OPEN = (*CODES, "comment", "coder", "date")
"""The columns a reviewer may change; all others are protected."""


def column_of(head: str) -> str:
    """Return the name of the column under a header in any language, or the header itself."""
    words = read_lexicon("review")
    names: dict[str, str] = {
        text: name for said in words.values() for name, text in said["column"].items()
    }
    return names.get(head, head)


def code_of(word: str, codebook: Codebook) -> str:
    """Return the code that a cell names, in any letter case and language, or the word itself."""
    words = {say["none"]: NONE for say in read_lexicon("review").values()}
    codes = {code.casefold(): code for code in (*codebook.code_ids, NONE)}
    return (words | codes).get(word.casefold(), word)


def write_review(
    path: Path, rows: Sequence[ReviewRow], codebook: Codebook, run: Path, *, lang: str = "da"
) -> None:
    """Write the workbook: findings, the codebook beside them, and a link to each document."""
    import xlsxwriter

    say = read_lexicon("review")[lang]
    options = {"strings_to_formulas": False}
    with replacing(path) as file, xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(say["findings"])
        styles = _styles(book)
        for column, (name, width) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, say["column"][name], styles["head"])
        for number, row in enumerate(rows, start=1):
            cells = _cells(row, say)
            sheet.set_row(number, row_height((str(cells[name]), COLUMNS[name]) for name in cells))
            for column, (name, value) in enumerate(cells.items()):
                style = styles["open" if name in OPEN else "locked"]
                if isinstance(value, str):
                    sheet.write_string(number, column, value, style)
                else:
                    sheet.write(number, column, value, style)
            _add_link(sheet, number, row, run, styles["link"])
        _add_dropdowns(sheet, len(rows), [*codebook.code_ids, say["none"]], say)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True})
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        _write_codebook(book.add_worksheet(say["codebook"]), codebook, styles, say)


def _styles(book: Any) -> dict[str, Any]:
    wrap = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({"bold": True, "bg_color": "#DDDDDD", "valign": "top"}),
        "locked": book.add_format(wrap),
        "open": book.add_format({**wrap, "locked": False, "bg_color": "#FFF8DC"}),
        "link": book.add_format({**wrap, "font_color": "#0563C1", "underline": 1}),
    }


def _cells(row: ReviewRow, say: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    """Return what is written of a row, in the order of the columns; what is open is empty."""
    return {
        **dict.fromkeys(COLUMNS, ""),
        "finding": row.finding,
        "kind": say[f"{row.kind}_kind"],
        "document": row.document,
        "page": row.page,
        "goal": row.goal,
        "quote": row.quote,
        **dict(zip(CODES, (_word(code, say) for code in row.codes), strict=False)),
        "score": row.score,
        "uncertain": row.uncertain,
        "why": row.why,
    }


def _word(code: str, say: Mapping[str, Any]) -> str:
    return str(say["none"]) if code == NONE else code


def _add_link(sheet: Any, number: int, row: ReviewRow, run: Path, style: Any) -> None:
    """Link the page number to the finding in the run's report."""
    report = (run / "report.html").resolve().as_uri()
    sheet.write_url(
        number, list(COLUMNS).index("page"), f"{report}#{row.finding}", style, str(row.page)
    )


def _add_dropdowns(sheet: Any, rows: int, codes: Sequence[str], say: Mapping[str, Any]) -> None:
    first = list(COLUMNS).index(CODES[0])
    rule = {
        "validate": "list",
        "source": list(codes),
        "error_title": say["unknown"],
        "error_message": say["choose"].format(codes=", ".join(codes)),
    }
    sheet.data_validation(1, first, max(rows, 1), first + len(CODES) - 1, rule)


def _write_codebook(
    sheet: Any, codebook: Codebook, styles: Mapping[str, Any], say: Mapping[str, Any]
) -> None:
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 2, TITLES)
    entries = [(code.id, code.title, code.definition) for code in codebook.codes]
    entries.append((say["none"], codebook.none.title, codebook.none.definition))
    for number, entry in enumerate(entries):
        sheet.set_row(number, row_height((text.strip(), TITLES) for text in entry[1:]))
        for column, text in enumerate(entry):
            sheet.write_string(number, column, text.strip(), styles["locked"])
