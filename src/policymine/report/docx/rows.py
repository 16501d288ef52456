"""The rows that the Word report shows, out of tables that may hold far more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from policymine.report.docx.writer import MOST_ROWS, Row, Rows
from policymine.report.findings import counted_ids
from policymine.report.inputs import ReportInput
from policymine.report.matrix import compared_rows
from policymine.report.places import Places

LISTED = frozenset({"documents", "shared", "borrowed"})
"""Tables that a chapter shows as they are, as far as there is room."""
LEFT_OUT = frozenset({"actors", "mentions", "missing", "distance", "clusters", "keywords"})
"""Tables that no chapter shows."""


def read_rows(data: ReportInput) -> Rows:
    """Return the rows of each table; of findings and their codings, those that count."""
    counted = counted_ids(data)
    rows: dict[str, Sequence[Row]] = {
        name: list(data.each(name, id=counted)) for name in ("goals", "initiatives")
    }
    findings = {row["id"] for row in rows["initiatives"]}
    rows["comparison"] = compared_rows(data)
    rows["codings"] = list(data.each("codings", finding=findings))
    places = Places(data)
    for name in ("goals", "initiatives"):
        rows[name] = [{**row, "where": places.say(row)} for row in rows[name]]
    rows["over_time"] = _by_turns(data.each("over_time"))
    for name in data.tables:
        if name not in rows and name not in LEFT_OUT:
            rows[name] = _first(data, name) if name in LISTED else data.rows(name)
    if "elsewhere" in rows:
        rows["elsewhere"] = [{**row, "where": places.say(row)} for row in rows["elsewhere"]]
    return rows


class Excerpt(Sequence[Row]):
    """The rows of a long table that a document has room for; its length is the table's."""

    def __init__(self, rows: Sequence[Row], length: int) -> None:
        self._rows, self._length = rows, length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: Any) -> Any:
        return self._rows[index]


def _first(data: ReportInput, name: str) -> Excerpt:
    """Return the first rows of a table."""
    rows = list(islice(data.each(name), MOST_ROWS))
    return Excerpt(rows, sum(map(len, data.parts(name))))


def _by_turns(rows: Iterable[Row]) -> Excerpt:
    """Return the first rows of each unit, so that no unit takes the room of the others."""
    first: dict[str, list[Row]] = {}
    length = 0
    for row in rows:
        length += 1
        mine = first.setdefault(str(row["unit"]), [])
        if len(mine) < MOST_ROWS:
            mine.append(row)
    most = max(MOST_ROWS // max(len(first), 1), 1)
    return Excerpt([row for mine in first.values() for row in mine[:most]], length)
