"""The comparison table as a matrix: units down, codes across."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from policymine.report.inputs import ReportInput
from policymine.schema.comparison import Reading


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
        return known and self.reading in (Reading.MENTIONED, Reading.NOT_MENTIONED)

    def is_below(self, other: Cell) -> bool:
        """Whether the interval of this cell lies wholly below the other's."""
        return self.measured and other.measured and (self.high or 0.0) < (other.low or 0.0)


@dataclass(frozen=True)
class Matrix:
    """The cells by unit and code; every pair has one."""

    units: tuple[str, ...]
    codes: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]

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


def build_matrix(data: ReportInput) -> Matrix:
    """Return the comparison table as a matrix, units in the table's order."""
    codes = data.codebook.code_ids
    rows = data.rows("comparison")
    units = tuple(dict.fromkeys(str(row["unit"]) for row in rows if row["unit"]))
    cells = {(unit, code): Cell(unit, code) for unit in units for code in codes}
    cells.update(_read_cells(rows, codes))
    return Matrix(units, codes, cells)


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
