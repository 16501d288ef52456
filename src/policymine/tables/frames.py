"""Rows as typed tables, a part at a time, so that few cells are Python objects at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from policymine.tables.columns import PANDAS_TYPES, Columns

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

AT_ONCE = 20_000
"""Rows that are held as Python objects at once: typed columns take a tenth of their memory."""


def build_frame(columns: Columns, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table with these typed columns, in this order; what a row lacks stays empty."""
    import pandas as pd

    parts = list(build_parts(columns, rows))
    return parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)


def build_parts(columns: Columns, rows: Iterable[Mapping[str, Any]]) -> Iterator[pd.DataFrame]:
    """Yield the same table in parts of at most ``AT_ONCE`` rows; one without rows is one part."""
    waiting = iter(rows)
    yield _build_part(columns, list(islice(waiting, AT_ONCE)))
    while some := list(islice(waiting, AT_ONCE)):
        yield _build_part(columns, some)


def _build_part(columns: Columns, rows: list[Mapping[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
    for name, kind in columns.items():
        if kind == "str":
            frame[name] = frame[name].where(frame[name].notna(), "")
        frame[name] = frame[name].astype(PANDAS_TYPES[kind])
    return frame


def as_arrow(frame: pd.DataFrame) -> pa.Table:
    """Return a table as Arrow holds it: without pandas' own notes, so that equals are equal."""
    import pyarrow

    return pyarrow.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()


def as_frame(table: pa.Table) -> pd.DataFrame:
    """Return what Arrow holds as a table of the types that ``build_frame`` gives."""
    frame: pd.DataFrame = table.to_pandas(types_mapper=_pandas_type)
    return frame


def _pandas_type(kind: Any) -> Any:
    import pandas as pd
    import pyarrow.types as types

    if types.is_large_string(kind) or types.is_string(kind):
        return pd.StringDtype(na_value=float("nan"))
    if types.is_integer(kind):
        return pd.Int64Dtype()
    return pd.ArrowDtype(kind) if types.is_date(kind) else None
