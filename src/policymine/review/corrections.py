"""Corrections in a review workbook that comes back → decisions, checked against the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from policymine.errors import ConfigError
from policymine.review.decisions import Decision
from policymine.review.rows import ReviewRow, content_key
from policymine.review.workbook import CODES, COLUMNS, code_of, column_of
from policymine.schema.codebook import NONE, Codebook


@dataclass(frozen=True)
class Imported:
    """The decisions in a workbook, and what was wrong with rows that gave none."""

    decisions: tuple[Decision, ...]
    problems: tuple[str, ...]


def read_review(path: Path, rows: Sequence[ReviewRow], codebook: Codebook) -> Imported:
    """Read a workbook that a reviewer has filled in, against the findings of the run.

    A row is a decision when its codes differ from the run's or a coder, date or comment stands in
    it. Rows whose finding is gone, whose quote was changed or whose code is unknown are named and
    give none. Raises ConfigError if the file is no workbook or lacks columns.
    """
    by_key = {row.key: row for row in rows}
    decisions, problems = [], []
    for number, cells in _read_cells(path):
        where = f"Row {number}"
        named = (code_of(cells[name], codebook) for name in CODES if cells[name])
        codes = tuple(dict.fromkeys(named))
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
    return codes != row.codes[: len(CODES)] or any(
        cells[name] for name in ("coder", "date", "comment")
    )


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
        known = ", ".join((*codebook.code_ids, NONE))
        return f"unknown code {', '.join(unknown)}; choose one of {known}."
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
        head = [column_of(str(name or "")) for name in next(table, ())]
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
