"""Where a table whose cells stand below each other opens, and which cells name its columns."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile

from policymine.ingest.column_names import is_period, is_plain_name
from policymine.ingest.headings import is_numbered
from policymine.ingest.markers import parse_marker
from policymine.ingest.text.cell_blocks import Cell
from policymine.ingest.text.cell_fit import fit_cells, outside_cost
from policymine.ingest.text.cell_moves import OUTSIDE, UNKNOWN
from policymine.ingest.text.cell_shapes import fields_of

_LONGEST_NAME = 45
_FEWEST, _MOST = 3, 9
"""Columns that a table has, for its header to be told from lines of text."""
_UNNAMED = 6.0
"""The cost of a first or last column whose name is no usual one."""
_WINDOW = 60
"""Cells from which is told whether there is a table, and which of them are its headers."""
_AFTER = 20
"""Cells that are read below a table, at least, before it is said to end."""
_VALUES = ("date", "number", "count", "counted", "nothing", "item", "sentence")


@dataclass(frozen=True)
class CellTable:
    """A table that was found: its header, the cells below it, and the place of each of them.

    It ends before ``end`` among all cells; ``cost`` is how much less likely it is than no table.
    """

    header: Sequence[Cell]
    cells: Sequence[Cell]
    places: Sequence[int]
    end: int
    cost: float

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the names of its columns."""
        return tuple(cell.text for cell in self.header)


def table_at(cells: Sequence[Cell], place: int) -> CellTable | None:
    """Return the table whose first header stands at a place, or None.

    Where the header below it makes the better table, it is the heading over that.
    """
    table = _read(cells, place)
    if table is None:
        return None
    if not is_plain_name(cells[place].text):
        below = _read(cells, place + 1)
        if below and below.cost < table.cost:
            return None
    size, count = _WINDOW, len(table.header)
    while table and table.places.count(OUTSIDE) < _AFTER and len(table.cells) + count == size:
        size *= 2
        table = _lay(cells, place, count, size)
    return table


def _read(cells: Sequence[Cell], start: int) -> CellTable | None:
    """Return the likeliest table that opens at a place, if its cells are likelier no table."""
    if sum(cell.named for cell in cells[start : start + _FEWEST]) < _FEWEST - 1:
        return None
    counts = range(_FEWEST, _header_length(cells, start) + 1)
    tables = [table for count in counts if (table := _lay(cells, start, count, _WINDOW))]
    best = min(tables, key=lambda table: table.cost, default=None)
    return best if best and best.cost < 0 else None


def _lay(cells: Sequence[Cell], start: int, count: int, size: int) -> CellTable | None:
    """Return the table that so many names of columns open, if they may, from so many cells."""
    header = cells[start : start + count]
    headers = tuple(cell.text for cell in header)
    held = {name if name != "period" else text for text in headers for name in fields_of(text)}
    if sum(not cell.named for cell in header) > (count - 2) // 2 or len(held) < 2:
        return None
    places = _places_below(cells, start, count, size)
    apart = _are_apart(cells, start)
    below = [replace(cells[n], gap=UNKNOWN) if apart else cells[n] for n in places]
    if not below:
        return None
    fit = fit_cells(below, headers)
    if len({place for place in fit.places if place >= 0}) < 2:
        return None
    taken = sum(place != OUTSIDE for place in fit.places)
    end = [*places, places[-1] + 1][taken]
    unnamed = _UNNAMED * sum(not cell.named for cell in (header[0], header[-1]))
    cost = unnamed + fit.cost - sum(map(outside_cost, [*header, *below]))
    return CellTable(header, below, fit.places, end, cost)


def _header_length(cells: Sequence[Cell], start: int) -> int:
    """Return how many cells from a place on may be the names of columns."""
    apart = _are_apart(cells, start)
    near = cells[start : start + _MOST]
    names = (_may_name(cell) and (cell.gap <= apart or not n) for n, cell in enumerate(near))
    return len([*takewhile(bool, names)])


def _are_apart(cells: Sequence[Cell], start: int) -> bool:
    """Tell whether a blank line parts the cells of a table, as it does the names of its columns."""
    return any(cell.gap for cell in cells[start + 1 : start + 2])


def _may_name(cell: Cell) -> bool:
    value = cell.shape in _VALUES and not (is_period(cell.text) or cell.named)
    plain = not cell.barred and parse_marker(cell.text) is None
    return plain and len(cell.text) <= _LONGEST_NAME and not (value or is_numbered(cell.text))


def _places_below(cells: Sequence[Cell], start: int, count: int, size: int) -> list[int]:
    """Return where the cells below a header are, so many with it: up to one that is in no table.

    The names of another's columns are in another; where its own come again they are left out.
    """
    names = [_key(cell.text) for cell in cells[start : start + count]]
    found: list[int] = []
    known: set[str] = set()
    place = start + count
    while place < len(cells) and len(found) + count < size and not cells[place].barred:
        again = _again(cells, place, names)
        if again:
            place += again
            continue
        if place > start + _FEWEST and _is_header(cells, place, names, known):
            break
        found.append(place)
        known.add(cells[place].text)
        place += 1
    return found


def _again(cells: Sequence[Cell], place: int, names: Sequence[str]) -> int:
    """Return how many cells from a place on name columns again: on another page, or not all."""
    near = cells[place : place + len(names)]
    count = len([*takewhile(lambda cell: _key(cell.text) in names, near)])
    turned = near[0].page != cells[place - 1].page
    return count if count > 1 and (turned or _key(near[0].text) != names[0]) else 0


def _key(text: str) -> str:
    """Return the name of a column for comparison: it may be broken elsewhere on another page."""
    return "".join(text.split()).casefold()


def _is_header(cells: Sequence[Cell], place: int, names: Sequence[str], known: Set[str]) -> bool:
    """Tell whether another header begins: names of columns that do not follow on others.

    What is ``known`` as a cell further up is no name, but beside ``names`` of the header above.
    """
    near = cells[place : place + _FEWEST]
    fresh = all(cell.named for cell in near) and not cells[place - 1].named
    again = any(_key(cell.text) in names for cell in near)
    plain = (cell.text for cell in near if is_plain_name(cell.text))
    return fresh and len(near) == _FEWEST and any(again or text not in known for text in plain)
