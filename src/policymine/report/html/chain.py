"""The implementation chain: which links each finding has, and how many of a unit's have each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policymine.report.html.rows import Row, by_unit, count_by_unit
from policymine.report.inputs import ReportInput
from policymine.report.matrix import Cell
from policymine.schema.comparison import Reading

MOST_MISSING, MOST_OF_MANY = 60, 15
"""Rows that a unit's list of what is missing shows, and how many where there are many units; all
of them stand in the workbook."""
MANY_UNITS = 40


@dataclass(frozen=True)
class Chain:
    """How many of a unit's initiatives have each link of the implementation chain.

    ``missing`` lists the first findings that lack a link, ``missing_in_all`` counts them all.
    """

    links: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    missing: Mapping[str, tuple[Row, ...]]
    missing_in_all: Mapping[str, int]


def build_chain(data: ReportInput) -> Chain:
    """Return the chain by unit, and what is missing where."""
    cells: dict[str, dict[str, Cell]] = {}
    for row in data.each("chain"):
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
    most = MOST_OF_MANY if len(cells) > MANY_UNITS else MOST_MISSING
    lacking = by_unit(data.each("missing"), most)
    return Chain(links, tuple(rows), lacking, count_by_unit(data.each("missing")))
