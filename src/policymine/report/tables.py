"""The tables of a run as files: CSV, Parquet and one DuckDB database."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.errors import RunFolderError
from policymine.report.sanitise import escape_cell
from policymine.store import SCRATCH, RunFolder, is_local, write_bytes
from policymine.tables import AT_ONCE

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells Excel that a CSV is UTF-8."""


def write_tables(folder: RunFolder, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write each table as CSV and Parquet, and all of them into one DuckDB database.

    Every file is read back: RunFolderError says which one does not hold what was written.
    """
    for name, table in tables.items():
        _write_csv(folder.tables / f"{name}.csv", table)
        _write_parquet(folder.tables / f"{name}.parquet", table)
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


def _write_csv(path: Path, table: pd.DataFrame) -> None:
    """Write a table a part at a time, so that few of its cells are Python objects at once."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerow(table.columns)
    for start in range(0, len(table), AT_ONCE):
        rows = render_cells(table.iloc[start : start + AT_ONCE])
        begun = buffer.tell()
        csv.writer(buffer, lineterminator="\n").writerows(rows)
        buffer.seek(begun)
        _check(path, list(csv.reader(buffer)) == rows)
    content = (BOM + buffer.getvalue()).encode("utf-8")
    write_bytes(path, content)
    _check(path, path.read_bytes() == content)


def _as_arrow(table: pd.DataFrame) -> pa.Table:
    import pyarrow

    return pyarrow.Table.from_pandas(table, preserve_index=False).replace_schema_metadata()


def _write_parquet(path: Path, table: pd.DataFrame) -> None:
    import pyarrow.parquet

    arrow, buffer = _as_arrow(table), io.BytesIO()
    pyarrow.parquet.write_table(arrow, buffer)
    write_bytes(path, buffer.getvalue())
    _check(path, pyarrow.parquet.read_table(io.BytesIO(path.read_bytes())).equals(arrow))


def _write_database(path: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write the database beside its place, or here if that is elsewhere, and move it there."""
    import duckdb

    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.parent if is_local(path) else None
    with tempfile.TemporaryDirectory(dir=beside, prefix=SCRATCH) as scratch:
        fresh = Path(scratch) / path.name
        with duckdb.connect(str(fresh)) as database:
            for name, table in tables.items():
                database.register("written", _as_arrow(table))
                database.execute(f'CREATE TABLE "{name}" AS SELECT * FROM written')
                database.unregister("written")
        with duckdb.connect(str(fresh), read_only=True) as database:
            for name, table in tables.items():
                rows = database.execute(f'SELECT count(*) FROM "{name}"').fetchall()
                columns = database.execute(f'DESCRIBE "{name}"').fetchall()
                _check(path, rows == [(len(table),)])
                _check(path, [column[0] for column in columns] == list(table.columns))
        if beside is None:
            write_bytes(path, fresh.read_bytes())
        else:
            fresh.replace(path)


def _check(path: Path, same: bool) -> None:
    if not same:
        raise RunFolderError(
            f"{path} does not hold what was written: is the disk full, or another program "
            "writing there? Run 'policymine report' again."
        )
