"""The cells of a workbook as text, by the names of their columns."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from policymine.errors import ConfigError
from policymine.review.words import column_of

Cells = dict[str, str]
"""The cells of a row by the name of their column."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: the names of its columns, and its rows that are not empty with their numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[int, Cells], ...]


def read_sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a workbook; raises ConfigError if it cannot be read."""
    from zipfile import BadZipFile

    import openpyxl

    try:
        book = openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True)
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        raise ConfigError(f"{path} is no workbook that can be read: {error}.") from error
    try:
        return [_read(sheet) for sheet in book.worksheets]
    finally:
        book.close()


def _read(sheet: Any) -> Sheet:
    table = sheet.iter_rows(values_only=True)
    head = tuple(column_of(_text(name)) for name in next(table, ()))
    texts = ((number, list(map(_text, values))) for number, values in enumerate(table, start=2))
    rows = ((number, dict(zip(head, cells, strict=False))) for number, cells in texts if any(cells))
    return Sheet(str(sheet.title), head, tuple(rows))


def _text(value: object) -> str:
    if value is None:
        return ""
    if hasattr(value, "date") and callable(value.date):
        return str(value.date().isoformat())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
