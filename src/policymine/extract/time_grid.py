"""Time plans drawn as a grid: a column a year or quarter, and marks in those of each act."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from policymine.extract.cells import cell_text
from policymine.extract.dates import parse_timeline
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import Document

Days = tuple[date, date]
"""The first and last day of a period."""

_MARK = re.compile(r"(?:[xX×✓✔✗✘√●•■▪◼⬛☒☑*+]\s?){1,2}|ja", re.IGNORECASE)


@cache
def _period() -> re.Pattern[str]:
    part = read_lexicon("layout")["tables"]["part_of_year"]
    return re.compile(rf"(?:^|\s)(?:{part}\s*)?20\d\d$", re.IGNORECASE)


def read_grid(document: Document, rows: Sequence[int]) -> dict[int, Days]:
    """Return the columns (by place) of a table's time grid, each with its first and last day.

    Columns of years that hold amounts or targets are none: two or more with nothing but marks are.
    """
    headers = [cell.header for cell in document.blocks[rows[0]].cells]
    grid: dict[int, Days] = {}
    for place, header in enumerate(headers):
        days = period_of(header)
        cells = [_mark(document, row, place) for row in rows]
        if days and all(_MARK.fullmatch(cell) for cell in cells if cell):
            grid[place] = days
    marked = any(_mark(document, row, place) for row in rows for place in grid)
    return grid if len(grid) > 1 and marked else {}


def period_of(text: str) -> Days | None:
    """Return the first and last day of the year or quarter that a header names, or None."""
    found = _period().search(text.strip())
    first, last = parse_timeline(found.group()) if found else (None, None)
    return (first, last) if first and last else None


def read_marks(
    document: Document, number: int, grid: Mapping[int, Days]
) -> tuple[Anchor, Days] | None:
    """Return the last mark of a row in a time grid, and the days from the first to the last."""
    marked = [place for place in sorted(grid) if _mark(document, number, place)]
    if not marked:
        return None
    cell = document.blocks[number].cells[marked[-1]]
    days = (min(grid[place][0] for place in marked), max(grid[place][1] for place in marked))
    return document.anchor(number, cell.start, cell.end), days


def _mark(document: Document, row: int, place: int) -> str:
    """Return what stands in a cell, where it is more than a dash for nothing."""
    return cell_text(document, row, place).strip(" \n-–")
