"""The rows that the Word report shows, out of tables that may hold far more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from policymine.report.docx.writer import MOST_ROWS, Row, Rows
from policymine.report.inputs import as_rows

if TYPE_CHECKING:
    import pandas as pd

LISTED = frozenset({"documents", "shared", "borrowed", "over_time"})
"""Tables that a chapter shows as they are, as far as there is room."""
LEFT_OUT = frozenset({"actors", "mentions", "missing", "distance", "clusters", "keywords"})
"""Tables that no chapter shows."""


def read_rows(tables: Mapping[str, pd.DataFrame]) -> Rows:
    """Return the rows of each table; of findings and their codings, those of the units' plans."""
    rows: dict[str, list[Row]] = {"units": list(as_rows(tables["units"]))}
    documents = {name for unit in rows["units"] for name in str(unit["documents"]).split("; ")}
    for name in ("goals", "initiatives"):
        rows[name] = list(_among(tables[name], "document", documents))
    findings = {row["id"] for row in rows["initiatives"]}
    rows["codings"] = list(_among(tables["codings"], "finding", findings))
    others = (name for name in tables if name not in rows and name not in LEFT_OUT)
    return {**rows, **{name: _rows(tables, name) for name in others}}


def _rows(tables: Mapping[str, pd.DataFrame], name: str) -> Sequence[Row]:
    table = tables[name]
    return Excerpt(table) if name in LISTED else as_rows(table)


class Excerpt(Sequence[Row]):
    """The rows of a long table that a document has room for; its length is the table's."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._rows, self._length = as_rows(table.head(MOST_ROWS)), len(table)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: Any) -> Any:
        return self._rows[index]


def _among(table: pd.DataFrame, column: str, values: set[str]) -> Iterator[Row]:
    yield from as_rows(table[table[column].isin(values)])
