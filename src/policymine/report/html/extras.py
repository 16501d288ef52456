"""The tables that a run may or may not have: the chain, what others do, over time, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policymine.report.html.evidence import Finding
from policymine.report.inputs import ReportInput
from policymine.report.matrix import Cell
from policymine.schema.comparison import Reading

MOST_ROWS_A_UNIT = 60
MOST_WORDS = 12

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Chain:
    """How many of a unit's initiatives have each link of the implementation chain."""

    links: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    missing: Mapping[str, tuple[Row, ...]]


def build_chain(data: ReportInput) -> Chain:
    """Return the chain by unit, and what is missing where."""
    cells: dict[str, dict[str, Cell]] = {}
    for row in data.rows("chain"):
        cell = Cell(
            unit=str(row["unit"]),
            code=str(row["link"]),
            initiatives=int(row["present"] or 0),
            of=int(row["of"] or 0),
            share=row["share"],
            low=row["low"],
            high=row["high"],
            reading=Reading.MENTIONED,
        )
        cells.setdefault(cell.unit, {})[cell.code] = cell
    links = tuple(dict.fromkeys(link for row in cells.values() for link in row))
    rows = ((unit, tuple(row.get(x, Cell(unit, x)) for x in links)) for unit, row in cells.items())
    return Chain(links, tuple(rows), by_unit(data.rows("missing"), MOST_ROWS_A_UNIT))


def by_unit(rows: Iterable[Row], most: int) -> dict[str, tuple[Row, ...]]:
    """Return the first ``most`` rows of each unit."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        found = groups.setdefault(str(row["unit"]), [])
        if len(found) < most:
            found.append(row)
    return {unit: tuple(found) for unit, found in groups.items()}


def build_extras(data: ReportInput, findings: Mapping[str, Finding]) -> dict[str, Any]:
    """Return what the optional sections show; a section without rows is left out."""
    pairs = [row for row in data.rows("shared") if row["finding"] in findings]
    return {
        "chain": build_chain(data),
        "elsewhere": by_unit(data.rows("elsewhere"), MOST_ROWS_A_UNIT),
        "shared": pairs[: 4 * MOST_ROWS_A_UNIT],
        "borrowed": data.rows("borrowed")[:MOST_ROWS_A_UNIT],
        "over_time": by_unit(data.rows("over_time"), 4 * MOST_ROWS_A_UNIT),
        "words": by_unit(data.rows("keyness"), MOST_WORDS),
    }
