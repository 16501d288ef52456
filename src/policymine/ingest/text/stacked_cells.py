"""Cells of a table one after the other → rows: to which column each belongs by what it looks like.

The best way through the columns is found by dynamic programming (Viterbi): a cell stands in a
column right of the last one, or begins the next row, or goes on in the same column. Empty cells
and a look that the column has not otherwise cost.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policymine.ingest import lexicon
from policymine.ingest.column_names import field_of
from policymine.ingest.headings import is_final, is_state

NUMBER = re.compile(r"(?:[A-ZÆØÅ]{1,2}[-.]?)?\d{1,2}(?:[.-]\d{1,2}){0,2}\.?")
_NUMBERED = re.compile(rf"{NUMBER.pattern}\s+\S")
_MONEY = re.compile(r"(?:[-–—]|-?[\d.,]+|.*\b(?:t?kr|mio|mill)\b.*|.*\b(?:ramme|udgift|pulje).*)")
_LOOKS = ("number", "numbered", "state", "date", "money", "sentence", "name")
_ROLES = {
    "number": ("number",),
    "title": ("name", "numbered"),
    "activity": ("sentence",),
    "need": ("sentence",),
    "responsible": ("name",),
    "timeline": ("date",),
    "money": ("money",),
    "status": ("state", "sentence"),
}
_EXPECTED = 12
"""Cells that a column is taken to have had already, as its name says."""
_EMPTY = 2.0
_SAME = 3.0
_MOST_EMPTY = 2
_NEVER = 9.0
"""A number of a row outside its column, or anything else in it."""
_UNNUMBERED = 4.0
"""The second cell of a row that should have a number and has none."""


@dataclass(frozen=True)
class Alignment:
    """The column of each cell, and what a cell costs.

    ``surprise`` is the cost by what the columns are called, ``cost`` by what stands in them, too.
    """

    columns: Sequence[int]
    surprise: float
    cost: float


def align(headers: Sequence[str], cells: Sequence[str]) -> Alignment:
    """Return the columns of cells; there is one cell at least, and two headers.

    A cell whose column is not right of the last one's begins a row, unless it is the same one.
    """
    looks = [_look(cell) for cell in cells]
    numbered = field_of(headers[0]) == "number"
    counts = [_expected(header) for header in headers]
    columns, surprise = _best(looks, counts, numbered=numbered)
    for column, look in zip(columns, looks, strict=True):
        counts[column][look] += 1
    columns, cost = _best(looks, counts, numbered=numbered)
    return Alignment(columns, surprise / len(cells), cost / len(cells))


def _look(cell: str) -> str:
    """Return what a cell looks like."""
    text = cell.strip()
    if NUMBER.fullmatch(text):
        return "number"
    if _NUMBERED.match(text) and not _date().search(text[:30]):
        return "numbered"
    if is_state(text.rstrip(".")) and len(text) < 50:
        return "state"
    if len(text) <= 32 and _date().search(text):
        return "date"
    if len(text) <= 60 and _MONEY.fullmatch(text.casefold()):
        return "money"
    return "sentence" if is_final(text) or len(text) > 100 else "name"


@cache
def _date() -> re.Pattern[str]:
    part = lexicon.signs("tables", "part_of_year")
    words = lexicon.alternatives("tables", "times")
    return re.compile(rf"\b20\d\d\b|{part}|\b(?:{words})\b", re.IGNORECASE)


def _expected(header: str) -> dict[str, float]:
    """Return how often a column is taken to have shown each look before any cell is read."""
    counts = dict.fromkeys(_LOOKS, 0.5)
    for look in (found := _ROLES.get(field_of(header), ())):
        counts[look] += _EXPECTED / len(found)
    return counts


def _costs(counts: dict[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {look: -math.log(count / total) for look, count in counts.items()}


def _keep_numbers(costs: Sequence[dict[str, float]]) -> None:
    """Keep the numbers of rows in the first column, and all else out of it."""
    for look in _LOOKS:
        costs[0][look] += 0.0 if look.startswith("number") else _NEVER
    for cost in costs[1:]:
        cost["number"] += _NEVER


def _best(
    looks: Sequence[str], counts: Sequence[dict[str, float]], *, numbered: bool
) -> tuple[list[int], float]:
    """Return the cheapest columns for cells of these looks, and the cost of all."""
    costs = [_costs(count) for count in counts]
    if numbered:
        _keep_numbers(costs)
    width = len(costs)
    first = [column * _EMPTY for column in range(width)]
    first[1] += _UNNUMBERED if numbered else 0.0
    paths: list[list[int]] = []
    best = [first[column] + costs[column][looks[0]] for column in range(width)]
    for look in looks[1:]:
        came, found = [], []
        for column in range(width):
            ways = [best[last] + _step(last, column, first) for last in range(width)]
            last = min(range(width), key=ways.__getitem__)
            came.append(last)
            found.append(ways[last] + costs[column][look])
        paths.append(came)
        best = found
    ends = [cost + _rest(width - 1 - column) for column, cost in enumerate(best)]
    columns = [min(range(width), key=ends.__getitem__)]
    for came in reversed(paths):
        columns.append(came[columns[-1]])
    return columns[::-1], min(ends)


def _step(last: int, column: int, first: Sequence[float]) -> float:
    """Return what it costs that a cell in one column follows a cell in another.

    ``first`` is what it costs that a row begins in a column.
    """
    if column == last:
        return _SAME
    if column > last:
        return (column - last - 1) * _EMPTY
    return _rest(len(first) - 1 - last) + first[column]


def _rest(empty: int) -> float:
    """Return what it costs that the last cells of a row are empty: they may stand elsewhere."""
    return min(empty, _MOST_EMPTY) * _EMPTY
