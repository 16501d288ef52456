"""The comparison table as a matrix: units down, codes across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from policymine.report.inputs import ReportInput
from policymine.report.near import PERHAPS, find_near
from policymine.report.wording import Wording
from policymine.schema.comparison import Reading

FEWEST_TO_JUDGE = 3
"""Initiatives below which it says nothing about a plan's field that most of them have no code."""


@dataclass(frozen=True)
class Cell:
    """How much of a unit's plan serves a code, and how sure that is.

    ``share`` is the share of ``initiatives`` among the ``of`` initiatives that count.
    """

    unit: str
    code: str
    goals: int = 0
    initiatives: int = 0
    share: float | None = None
    low: float | None = None
    high: float | None = None
    of: int = 0
    reading: str = Reading.NO_PLAN

    @property
    def measured(self) -> bool:
        """Whether the cell has a share with its interval, so that it can be drawn."""
        known = None not in (self.share, self.low, self.high)
        return known and self.reading in (Reading.MENTIONED, Reading.NOT_MENTIONED, PERHAPS)

    def is_below(self, other: Cell) -> bool:
        """Whether the interval of this cell lies wholly below the other's."""
        return self.measured and other.measured and (self.high or 0.0) < (other.low or 0.0)


@dataclass(frozen=True)
class Matrix:
    """The cells by unit and code; every pair has one.

    ``done`` counts the initiatives of each unit that are completed or abandoned: no share has them.
    ``uncoded`` counts those that a share is over and that serve no code.
    """

    units: tuple[str, ...]
    codes: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    done: Mapping[str, int] = field(default_factory=dict)
    uncoded: Mapping[str, int] = field(default_factory=dict)

    @property
    def compared(self) -> tuple[str, ...]:
        """The units that have a plan; the cells of the others say that they have none."""
        return tuple(
            unit
            for unit in self.units
            if any(cell.reading != Reading.NO_PLAN for cell in self.row(unit))
        )

    def row(self, unit: str) -> tuple[Cell, ...]:
        """Return the cells of a unit in the order of the codes."""
        return tuple(self.cells[unit, code] for code in self.codes)

    def column(self, code: str) -> tuple[Cell, ...]:
        """Return the cells of a code in the order of the units."""
        return tuple(self.cells[unit, code] for unit in self.units)

    def total(self, unit: str) -> int:
        """Return the number of initiatives the shares of a unit are shares of."""
        return max((cell.of for cell in self.row(unit)), default=0)

    def is_elsewhere(self, unit: str) -> bool:
        """Whether most of a unit's initiatives serve no code: its plan may be of another field."""
        total = self.total(unit)
        return total >= FEWEST_TO_JUDGE and 2 * self.uncoded.get(unit, 0) > total

    @property
    def counted(self) -> int:
        """The number of initiatives that all shares together are shares of."""
        return sum(map(self.total, self.units))

    @property
    def left_out(self) -> int:
        """The number of initiatives of all units that are completed or abandoned."""
        return sum(self.done.values())


def build_matrix(data: ReportInput) -> Matrix:
    """Return the comparison table as a matrix, units in the table's order."""
    codes = data.codebook.code_ids
    rows = compared_rows(data)
    units = tuple(dict.fromkeys(str(row["unit"]) for row in rows if row["unit"]))
    cells = {(unit, code): Cell(unit, code) for unit in units for code in codes}
    cells.update(_read_cells(rows, codes))
    about = {str(row["unit"]): row for row in data.rows("units")}
    done = {unit: _done(row) for unit, row in about.items()}
    uncoded = {unit: int(row["uncoded"] or 0) for unit, row in about.items()}
    return Matrix(units, codes, cells, done, uncoded)


def say_counts(matrix: Matrix, say: Wording, key: str) -> str:
    """Return which initiatives shares are over: how many, and how many are left out."""
    counted = say.count("initiative", matrix.counted)
    if not matrix.left_out:
        return say(f"{key}_all", counted=counted)
    return say(key, counted=counted, ended=say.count("ended", matrix.left_out))


def compared_rows(data: ReportInput) -> list[dict[str, Any]]:
    """Return the rows of the comparison, where a near miss is not called silence.

    The table itself keeps what the contract says; for people the reading is then ``PERHAPS``.
    """
    near = find_near(data)
    return [
        row | {"reading": PERHAPS} if (row["unit"], row["code"]) in near else row
        for row in data.rows("comparison")
    ]


def _done(row: Mapping[str, Any]) -> int:
    return int(row["completed"] or 0) + int(row["abandoned"] or 0)


def _read_cells(
    rows: list[dict[str, Any]], codes: tuple[str, ...]
) -> Iterator[tuple[tuple[str, str], Cell]]:
    for row in rows:
        if row["unit"] and row["code"] in codes:
            cell = Cell(
                unit=str(row["unit"]),
                code=str(row["code"]),
                goals=int(row["goals"] or 0),
                initiatives=int(row["initiatives"] or 0),
                share=row["share"],
                low=row["low"],
                high=row["high"],
                of=int(row.get("of") or 0),
                reading=str(row["reading"] or Reading.NO_PLAN),
            )
            yield (cell.unit, cell.code), cell
