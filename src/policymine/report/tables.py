"""The tables of a run as files: CSV, Parquet and one DuckDB database."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from policymine.errors import RunFolderError
from policymine.report.sanitise import escape_cell
from policymine.store import RunFolder, copy_file, make_scratch, replacing
from policymine.tables import MEMORY, Selection

if TYPE_CHECKING:
    import pandas as pd

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells Excel that a CSV is UTF-8."""


def write_tables(folder: RunFolder, tables: Selection) -> None:
    """Write each table as CSV and Parquet, and all of them into one DuckDB database.

    Tables are read and written part by part. Every file is read back: RunFolderError says which
    one does not hold what was written.
    """
    for name in tables:
        _write_csv(folder.tables / f"{name}.csv", tables.parts(name))
        _copy(tables.file(name), folder.tables / f"{name}.parquet")
    _write_database(folder.database, tables)


def render_cells(table: pd.DataFrame) -> list[list[str]]:
    """Return the rows of a table as a spreadsheet may safely read them."""
    columns = [_render_column(table[name]) for name in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _render_column(column: pd.Series[Any]) -> list[str]:
    return ["" if missing else _render_cell(value)
            for value, missing in zip(column, column.isna(), strict=True)]  # fmt: skip


def _render_cell(value: Any) -> str:
    if isinstance(value, str):
        return escape_cell(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value).lower() if str(value) in ("True", "False") else str(value)


def _write_csv(path: Path, parts: Iterable[pd.DataFrame]) -> None:
    """Write a table a part at a time; each part is read again, and the file as a whole compared."""
    written = hashlib.sha256()
    with replacing(path) as file:
        for number, part in enumerate(parts):
            rows, buffer = render_cells(part), io.StringIO(newline="")
            csv.writer(buffer, lineterminator="\n").writerows(rows)
            _check(path, list(csv.reader(io.StringIO(buffer.getvalue(), newline=""))) == rows)
            head = "" if number else BOM + ",".join(part.columns) + "\n"
            content = (head + buffer.getvalue()).encode("utf-8")
            written.update(content)
            file.write(content)
    with path.open("rb") as file:
        _check(path, _digest(file) == written.digest())


def _digest(file: BinaryIO) -> bytes:
    found = hashlib.sha256()
    while some := file.read(1 << 20):
        found.update(some)
    return found.digest()


def _copy(source: Path, target: Path) -> None:
    copy_file(source, target)
    with source.open("rb") as here, target.open("rb") as there:
        _check(target, _digest(here) == _digest(there))


def _write_database(path: Path, tables: Selection) -> None:
    """Write the database beside its place, or here if that is elsewhere, and move it there."""
    import duckdb

    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = make_scratch(path.parent)
    try:
        fresh = scratch / path.name
        with duckdb.connect(str(fresh), config={"memory_limit": MEMORY}) as database:
            for name in tables:
                file = str(tables.file(name)).replace("'", "''")
                database.execute(f"CREATE TABLE \"{name}\" AS FROM read_parquet('{file}')")
        with duckdb.connect(str(fresh), read_only=True) as database:
            for name in tables:
                rows = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()
                columns = database.execute(f'DESCRIBE "{name}"').fetchall()
                _check(path, rows == (tables.length(name),))
                _check(path, [column[0] for column in columns] == tables.columns(name))
        copy_file(fresh, path)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _check(path: Path, same: bool) -> None:
    if not same:
        raise RunFolderError(
            f"{path} does not hold what was written: is the disk full, or another program "
            "writing there? Run 'policymine report' again."
        )
