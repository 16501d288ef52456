"""A chapter a unit: what it is compared on, its goals and initiatives, what others do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from policymine.report.docx.writer import Row, Rows, Writer
from policymine.report.matrix import FEWEST_TO_JUDGE
from policymine.schema.comparison import Reading

MOST_OF_OTHERS = 3
"""Initiatives of others that are named for each code on which a unit is thin."""
COUNTS = ("goals", "initiatives", "completed", "abandoned", "uncoded")


def write_unit(writer: Writer, unit: Row, rows: Rows) -> None:
    """Write the chapter of one unit."""
    labels = writer.labels
    writer.heading(str(unit["unit"]), 1)
    if not unit["documents"]:
        writer.text("unit_none")
        if unit["others"]:
            writer.text("unit_kinds", documents=unit["others"])
        return
    counts = {key: unit[key] for key in COUNTS}
    basis = labels.value("basis", unit["basis"])
    writer.text("unit_basis", keep=True, basis=basis, documents=unit["documents"])
    if unit["reading"] == Reading.BADLY_READ:
        writer.text("unit_badly", keep=True)
    writer.text("unit_counts", keep=bool(unit["goals"] or unit["initiatives"]), **counts)
    if int(unit["initiatives"]) >= FEWEST_TO_JUDGE and 2 * unit["uncoded"] > unit["initiatives"]:
        writer.text("unit_field", keep=True, **counts)
    mine = {
        table: [row for row in rows[table] if row["unit"] == unit["unit"]]
        for table in ("goals", "initiatives")
    }
    if mine["goals"]:
        writer.heading(labels.text("docx", "goals"), 2)
        writer.columns(mine["goals"], ("number", "title", "where"))
    if mine["initiatives"]:
        writer.heading(labels.text("docx", "initiatives"), 2)
        coded = _with_codes(mine["initiatives"], rows["codings"])
        writer.columns(coded, ("title", "codes", "responsible", "state", "commitment", "where"))
    if others := _closest([row for row in rows["elsewhere"] if row["unit"] == unit["unit"]]):
        writer.heading(labels.text("docx", "elsewhere"), 2)
        writer.text("elsewhere_text")
        writer.columns(others, ("code", "other", "title", "actors", "state", "where"))


def _closest(rows: Iterable[Row]) -> list[Row]:
    """Return the first rows of each code, which are the closest to the unit's own goals."""
    seen: Counter[str] = Counter()
    shown = []
    for row in rows:
        seen[row["code"]] += 1
        if seen[row["code"]] <= MOST_OF_OTHERS:
            shown.append(row)
    return shown


def _with_codes(initiatives: Iterable[Row], codings: Iterable[Row]) -> list[Row]:
    codes: dict[str, list[str]] = {}
    for coding in codings:
        if coding["assigned"]:
            codes.setdefault(coding["finding"], []).append(coding["code"])
    return [{**row, "codes": "; ".join(codes.get(row["id"], ()))} for row in initiatives]
