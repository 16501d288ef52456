"""Tables as Parquet files that are written and read a part at a time, a row group a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.tables import frames
from policymine.tables.columns import Columns

if TYPE_CHECKING:
    import pandas as pd


class TableWriter:
    """Writes rows into a Parquet file as they come; close it at the end."""

    def __init__(self, file: Path, columns: Columns) -> None:
        self._file, self._columns = file, columns
        self._waiting: list[Mapping[str, Any]] = []
        self._writer: Any = None

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows; what a row lacks stays empty."""
        self._waiting.extend(rows)
        while len(self._waiting) >= frames.AT_ONCE:
            self._write(self._waiting[: frames.AT_ONCE])
            del self._waiting[: frames.AT_ONCE]

    def close(self) -> None:
        """Write the rest, and the file is whole."""
        if self._waiting or self._writer is None:
            self._write(self._waiting)
        self._writer.close()

    def _write(self, rows: list[Mapping[str, Any]]) -> None:
        for part in frames.build_parts(self._columns, rows):
            self._writer = _write_part(self._writer, self._file, part)


def write_parts(file: Path, parts: Iterable[pd.DataFrame]) -> None:
    """Write a table of which there is at least one part."""
    writer: Any = None
    for part in parts:
        writer = _write_part(writer, file, part)
    writer.close()


def _write_part(writer: Any, file: Path, part: pd.DataFrame) -> Any:
    """Write a part of a table as a row group; return the writer, which is begun with the first."""
    import pyarrow.parquet

    table = frames.as_arrow(part)
    writer = writer or pyarrow.parquet.ParquetWriter(file, table.schema)
    writer.write_table(table)
    return writer


def read_parts(file: Path) -> Iterator[pd.DataFrame]:
    """Yield the parts of a table; one without rows is one part."""
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(file) as parquet:
        for number in range(parquet.num_row_groups):
            yield frames.as_frame(parquet.read_row_group(number))


def read_whole(file: Path) -> pd.DataFrame:
    """Return a whole table."""
    import pyarrow.parquet

    return frames.as_frame(pyarrow.parquet.read_table(file, partitioning=None))
