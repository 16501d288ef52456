"""Tables that are asked by SQL, and are never in memory as a whole.

Each is a Parquet file in a folder; DuckDB reads of it what a question needs, and lays aside on
disk what does not fit into ``MEMORY``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.tables.columns import Columns
from policymine.tables.frames import as_arrow, build_frame
from policymine.tables.parquet import TableWriter, read_parts, read_whole, write_parts

if TYPE_CHECKING:
    import pandas as pd

MEMORY = "256MB"
"""What DuckDB may hold in memory."""
ROWS = 5_000
"""Rows of an answer that are Python objects at once."""

Row = dict[str, Any]
Parameters = Sequence[Any] | Mapping[str, Any]
"""What stands for ``?`` or ``$name`` in a question."""


class Database:
    """The tables in a folder by name.

    In SQL each has a column ``row`` beside its own, the place of a row in its table: answers whose
    order matters are sorted by it. One thread does the work, so that sums of fractions are the
    same wherever they are made.
    """

    def __init__(self, folder: Path) -> None:
        import duckdb

        self.folder = folder
        options: dict[str, Any] = {
            "threads": 1,
            "memory_limit": MEMORY,
            "temp_directory": str(folder / "spilled"),
        }
        self._connection = duckdb.connect(config=options)

    def file(self, name: str) -> Path:
        """Return the Parquet file of a table."""
        return self.folder / f"{name}.parquet"

    @contextmanager
    def writer(self, name: str, columns: Columns) -> Iterator[TableWriter]:
        """Give a writer of a new table, which is taken in once it is written."""
        with closing(TableWriter(self.file(name), columns)) as table:
            yield table
        self.add(name)

    def add(self, name: str) -> None:
        """Take in a table whose file is in the folder."""
        file = str(self.file(name)).replace("'", "''")
        self._connection.execute(
            f'CREATE OR REPLACE VIEW "{name}" AS '
            'SELECT * EXCLUDE (file_row_number), file_row_number AS "row" '
            f"FROM read_parquet('{file}', file_row_number = true)"
        )

    def keep(self, name: str, parts: Iterable[pd.DataFrame]) -> None:
        """Write the parts of a table and take it in."""
        write_parts(self.file(name), parts)
        self.add(name)

    def note(self, name: str, columns: Columns, rows: Iterable[Mapping[str, Any]]) -> None:
        """Hold a small table that is no result, for questions to join."""
        self._connection.register("noted", as_arrow(build_frame(columns, rows)))
        self._connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS FROM noted')
        self._connection.unregister("noted")

    def execute(self, sql: str, parameters: Parameters = ()) -> None:
        """Do what has no answer: a view or a table for later questions."""
        self._connection.execute(sql, parameters)

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Yield the rows of an answer, few of them in memory at once."""
        cursor = self._connection.cursor()
        cursor.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        while some := cursor.fetchmany(ROWS):
            yield from (dict(zip(names, values, strict=True)) for values in some)

    def frame(self, columns: Columns, sql: str, parameters: Parameters = ()) -> pd.DataFrame:
        """Return an answer as a table of these columns."""
        return build_frame(columns, self.rows(sql, parameters))

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()


class Selection(Mapping[str, "pd.DataFrame"]):
    """Some tables of a database, each read when it is asked for: whole, or in parts."""

    def __init__(self, database: Database, names: Iterable[str]) -> None:
        self.database = database
        self._names = tuple(names)

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._names:
            raise KeyError(name)
        return read_whole(self.file(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def file(self, name: str) -> Path:
        """Return the Parquet file of a table."""
        return self.database.file(name)

    def parts(self, name: str) -> Iterator[pd.DataFrame]:
        """Yield a table a part at a time."""
        return read_parts(self.file(name))

    def length(self, name: str) -> int:
        """Return how many rows a table has, without reading it."""
        import pyarrow.parquet

        return int(pyarrow.parquet.read_metadata(self.file(name)).num_rows)

    def columns(self, name: str) -> list[str]:
        """Return the columns of a table, without reading it."""
        import pyarrow.parquet

        return list(pyarrow.parquet.read_schema(self.file(name)).names)


@contextmanager
def hold(tables: Mapping[str, pd.DataFrame]) -> Iterator[Selection]:
    """Give tables of this process as those of a database."""
    with tempfile.TemporaryDirectory() as scratch, closing(Database(Path(scratch))) as database:
        for name, table in tables.items():
            database.keep(name, [table])
        yield Selection(database, tables)
