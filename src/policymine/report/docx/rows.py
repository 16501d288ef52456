"""The rows that the Word report shows, out of tables that may hold far more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from policymine.report.docx.writer import Row, Rows
from policymine.report.inputs import as_rows

if TYPE_CHECKING:
    import pandas as pd

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
    return rows | {name: as_rows(tables[name]) for name in others}


def _among(table: pd.DataFrame, column: str, values: set[str]) -> Iterator[Row]:
    yield from as_rows(table[table[column].isin(values)])
