"""The review workbook: one row a finding, codes as dropdowns, checked when it comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from policymine.errors import ConfigError
from policymine.review.decisions import Decision
from policymine.review.rows import ReviewRow, content_key
from policymine.schema.codebook import NONE, Codebook
from policymine.store import replacing

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
OPEN = ("code 1", "code 2", "code 3", "comment", "coder", "date")
"""The columns a reviewer may change; all others are protected."""

_CODES = ("code 1", "code 2", "code 3")


@dataclass(frozen=True)
class Imported:
    """The decisions in a workbook, and what was wrong with rows that gave none."""

    decisions: tuple[Decision, ...]
    problems: tuple[str, ...]


def write_review(path: Path, rows: Sequence[ReviewRow], codebook: Codebook, run: Path) -> None:
    """Write the workbook: findings, the codebook beside them, and a link to each document."""
    import xlsxwriter

    options = {"strings_to_formulas": False}
    with replacing(path) as file, xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("findings")
        styles = _styles(book)
        for column, (name, width) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, styles["head"])
        for number, row in enumerate(rows, start=1):
            for column, (name, value) in enumerate(_cells(row).items()):
                style = styles["open" if name in OPEN else "locked"]
                if isinstance(value, str):
                    sheet.write_string(number, column, value, style)
                else:
                    sheet.write(number, column, value, style)
            _add_link(sheet, number, row, run, styles["link"])
        _add_dropdowns(sheet, len(rows), [*codebook.code_ids, NONE])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True})
        _write_codebook(book.add_worksheet("codebook"), codebook, styles)


def _styles(book: Any) -> dict[str, Any]:
    wrap = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({"bold": True, "bg_color": "#DDDDDD", "valign": "top"}),
        "locked": book.add_format(wrap),
        "open": book.add_format({**wrap, "locked": False, "bg_color": "#FFF8DC"}),
        "link": book.add_format({**wrap, "font_color": "#0563C1", "underline": 1}),
    }


def _cells(row: ReviewRow) -> dict[str, str | int | float | bool]:
    codes = [*row.codes[:3], "", "", ""]
    return {
        "finding": row.finding,
        "kind": row.kind,
        "document": row.document,
        "page": row.page,
        "goal": row.goal,
        "quote": row.quote,
        **dict(zip(_CODES, codes, strict=False)),
        "score": row.score,
        "uncertain": row.uncertain,
        "why": row.why,
        "comment": "",
        "coder": "",
        "date": "",
    }


def _add_link(sheet: Any, number: int, row: ReviewRow, run: Path, style: Any) -> None:
    """Link the page number to the finding in the run's report."""
    report = (run / "report.html").resolve().as_uri()
    sheet.write_url(
        number, list(COLUMNS).index("page"), f"{report}#{row.finding}", style, str(row.page)
    )


def _add_dropdowns(sheet: Any, rows: int, codes: Sequence[str]) -> None:
    first = list(COLUMNS).index("code 1")
    rule = {
        "validate": "list",
        "source": list(codes),
        "error_title": "Unknown code",
        "error_message": f"Choose one of {', '.join(codes)}.",
    }
    sheet.data_validation(1, first, max(rows, 1), first + 2, rule)


def _write_codebook(sheet: Any, codebook: Codebook, styles: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 2, 70)
    entries = [(code.id, code.title, code.definition) for code in codebook.codes]
    entries.append((NONE, codebook.none.title, codebook.none.definition))
    for number, entry in enumerate(entries):
        for column, text in enumerate(entry):
            sheet.write_string(number, column, text.strip(), styles["locked"])


def read_review(path: Path, rows: Sequence[ReviewRow], codebook: Codebook) -> Imported:
    """Read a workbook that a reviewer has filled in, against the findings of the run.

    A row is a decision when its codes differ from the run's or a coder, date or comment stands in
    it. Rows whose finding is gone, whose quote was changed or whose code is unknown are named and
    give none.
    """
    by_key = {row.key: row for row in rows}
    decisions, problems = [], []
    for number, cells in _read_cells(path):
        where = f"Row {number}"
        codes = tuple(dict.fromkeys(cells[name] for name in _CODES if cells[name]))
        row = by_key.get(content_key(cells["document"], cells["quote"]))
        problem = _problem(row, cells, codes, rows, codebook)
        if problem:
            problems.append(f"{where}: {problem}")
        elif row is not None and _is_decision(cells, codes, row):
            decisions.append(
                Decision(
                    document=row.document,
                    quote=row.quote,
                    codes=codes,
                    codebook=codebook.id,
                    coder=cells["coder"],
                    date=cells["date"],
                    comment=cells["comment"],
                )
            )
    return Imported(tuple(decisions), tuple(problems))


def _is_decision(cells: Mapping[str, str], codes: tuple[str, ...], row: ReviewRow) -> bool:
    return codes != row.codes[:3] or any(cells[name] for name in ("coder", "date", "comment"))


def _problem(
    row: ReviewRow | None,
    cells: Mapping[str, str],
    codes: tuple[str, ...],
    rows: Sequence[ReviewRow],
    codebook: Codebook,
) -> str:
    """Say what is wrong with a row, or nothing."""
    if row is None:
        if any(cells["finding"] == known.finding for known in rows):
            return f"the quote of {cells['finding']} was changed; the row was not taken over."
        return (
            f"the run has no finding '{cells['quote'][:60]}' in {cells['document']} (stale row); "
            "export again and carry the correction over."
        )
    unknown = [code for code in codes if code not in (*codebook.code_ids, NONE)]
    if unknown:
        return f"unknown code {', '.join(unknown)}; choose from the list."
    if not codes:
        return f"no code for {cells['finding']}; choose '{NONE}' if none fits."
    if NONE in codes and len(codes) > 1:
        return f"'{NONE}' stands beside other codes; it stands alone or not at all."
    return ""


def _read_cells(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of the workbook's first sheet with their numbers, every cell as text."""
    from zipfile import BadZipFile

    import openpyxl

    try:
        book = openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True)
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        raise ConfigError(f"{path} is no workbook that can be read: {error}.") from error
    try:
        table = book.worksheets[0].iter_rows(values_only=True)
        head = [str(name or "") for name in next(table, ())]
        missing = [name for name in COLUMNS if name not in head]
        if missing:
            raise ConfigError(
                f"{path} lacks the columns {', '.join(missing)}: start from 'review export'."
            )
        return [
            (number, {name: _text(value) for name, value in zip(head, values, strict=False)})
            for number, values in enumerate(table, start=2)
            if any(value is not None for value in values)
        ]
    finally:
        book.close()


def _text(value: object) -> str:
    if value is None:
        return ""
    if hasattr(value, "date") and callable(value.date):
        return str(value.date().isoformat())
    return str(value).strip()
