"""Where a table of text that gives one cell a line opens, and which lines name its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policymine.ingest.column_names import is_column_name, is_period, is_plain_name
from policymine.ingest.elements import Element, Line
from policymine.ingest.headings import is_numbered
from policymine.ingest.markers import parse_marker
from policymine.ingest.text.cell_costs import CellLine, outside_costs
from policymine.ingest.text.cell_fit import Fit, fit_cells
from policymine.ingest.text.cell_moves import BAND, OUTSIDE
from policymine.ingest.text.cell_shapes import fields_of, shape_of

_LONGEST_NAME = 45
_FEWEST, _MOST = 3, 9
"""Columns that a table has, for its header to be told from lines of text."""
_UNUSUAL = 1.0
"""The cost of a header that has more than the usual name in it."""
_UNNAMED = (5.0, 1.5, 9.0)
"""The cost of a header that is no usual name of a column: the first, one between, the last."""
_LEFT_OVER, _LEFT_OVER_PLAIN = 5.0, 9.0
"""The cost of a name of a column that stands right below the headers, as if it were a cell."""
_UNTITLED = 5.0
"""The cost of a table without a column that names acts."""
_HEADING = 1.0
"""The cost of a heading over a table."""
_SPARSE = 3.0
"""The cost of a column that most rows have nothing in."""
_TABLE = 3.0
"""The cost of taking lines for a table at all."""
_WINDOW = 60
"""Lines from which is told whether there is a table, and which of them are its headers."""
_FARTHEST = 400
"""Lines that are looked at below a header."""
_TITLE = re.compile(
    r"(?:\w+\s)?(?:\d{1,2}(?:\.\d{1,2})*|[A-H]|[IVX]{1,4})[.:]?\s+(?:[–-]\s)?(\w.*)"
)
_LONGEST_TITLE = 110
_LONGEST = 400
"""Characters of a cell, at most."""
_VALUES = ("date", "number", "nothing", "item", "sentence")


@dataclass(frozen=True)
class CellTable:
    """A table that was found: its lines end before ``end``; ``cost`` is how unlikely it is."""

    headers: tuple[str, ...]
    fit: Fit
    end: int
    cost: float


@dataclass
class TableFinder:
    """Finds the tables among the lines of a document."""

    elements: Sequence[Element]

    def __post_init__(self) -> None:
        self._names = [_is_name(element) for element in self.elements]
        self._titles = _titles(self.elements)

    def table_at(self, place: int) -> CellTable | None:
        """Return the table whose first header stands at a place, or None.

        Where the header below it makes the better table, it is the heading over that.
        """
        table = self._read(place)
        element = self.elements[place]
        if table is None or not isinstance(element, Line) or is_plain_name(element.text):
            return table
        below = self._read(place + 1)
        heading = _HEADING * (1 + self._names[place])
        return None if below and below.cost + heading < table.cost else table

    def _read(self, start: int) -> CellTable | None:
        """Return the likeliest table that opens at a place, if lines are likelier no table."""
        most = _header_length(self.elements, start)
        if sum(self._names[start : start + _FEWEST]) < _FEWEST - 1 or most < _FEWEST:
            return None
        region = self.elements[start : _region_end(self.elements, self._names, start)]
        lines = _cell_lines(region, self._titles)
        head = lines[:_WINDOW]
        counts = range(_FEWEST, min(most, len(head) - 1) + 1)
        tables = [table for count in counts if (table := self._lay(head, start, count))]
        best = min(tables, key=lambda table: table.cost, default=None)
        if best is None or best.cost >= sum(outside_costs(head)):
            return None
        return best if len(head) == len(lines) else self._lay(lines, start, len(best.headers))

    def _lay(self, lines: Sequence[CellLine], start: int, count: int) -> CellTable | None:
        """Return the table of lines whose first so many name its columns, if they may."""
        headers = tuple(line.text for line in lines[:count])
        names = self._names[start : start + count + 1]
        if names[:count].count(False) > (count - 2) // 2 or not _names_acts(headers):
            return None
        fit = fit_cells(lines[count:], headers)
        cost = _TABLE + fit.cost + _header_cost(names, headers) + _SPARSE * _sparse(fit, count)
        cost += _LEFT_OVER_PLAIN * is_plain_name(lines[count].text)
        end = start + count + sum(place != OUTSIDE for place in fit.places)
        return CellTable(headers, fit, end, cost) if _has_rows(fit) else None


def _is_name(element: Element) -> bool:
    return isinstance(element, Line) and not element.level and is_column_name(element.text)


def _titles(elements: Sequence[Element]) -> frozenset[str]:
    """Return the titles of the parts of a document that a number or a label opens."""
    texts = (element.text for element in elements if isinstance(element, Line))
    found = (_TITLE.match(text) for text in texts if len(text) <= _LONGEST_TITLE)
    return frozenset(match[1].casefold() for match in found if match)


def _header_cost(names: Sequence[bool], headers: Sequence[str]) -> float:
    """Return how unlikely headers are; ``names`` tells of each, and of the line below, if usual."""
    count = len(headers)
    first, between, last = _UNNAMED
    cost = first * (not names[0]) + last * (not names[count - 1])
    cost += between * names[1 : count - 1].count(False)
    cost += _UNUSUAL * (count - sum(map(is_plain_name, headers)))
    cost += _UNTITLED * all("title" not in fields_of(header) for header in headers)
    return cost + _LEFT_OVER * any(names[count:])


def _sparse(fit: Fit, count: int) -> int:
    """Return how many columns have cells in fewer than half of the rows."""
    filled = Counter(
        place
        for place, before in zip(fit.places, [BAND, *fit.places], strict=False)
        if place >= 0 and place != before
    )
    most = max(filled.values(), default=0)
    return sum(filled[column] * 2 < most for column in range(count))


def _header_length(elements: Sequence[Element], start: int) -> int:
    """Return how many lines from a place on may be the names of columns."""
    count = 0
    while count < _MOST and start + count < len(elements):
        element = elements[start + count]
        plain = isinstance(element, Line) and not element.level and (not element.gap or not count)
        if not plain or not _may_name(element.text if isinstance(element, Line) else ""):
            break
        count += 1
    return count


def _may_name(text: str) -> bool:
    plain = "\t" not in text and parse_marker(text) is None
    value = shape_of(text) in _VALUES and not (is_period(text) or is_column_name(text))
    return plain and len(text) <= _LONGEST_NAME and not (value or is_numbered(text))


def _names_acts(headers: Sequence[str]) -> bool:
    """Tell whether headers are names that differ, or one thing and its years."""
    years = sum(map(is_period, headers))
    fields = {name for header in headers for name in fields_of(header)} - {"period"}
    differ = len(set(headers)) == len(headers) and not is_period(headers[0])
    return differ and (len(fields) > 1 or years > 1)


def _region_end(elements: Sequence[Element], names: Sequence[bool], start: int) -> int:
    """Return the place before which the table that opens at a place must end."""
    for place in range(start + 1, min(start + _FARTHEST, len(elements))):
        element = elements[place]
        if not isinstance(element, Line) or element.level or "\t" in element.text:
            return place
        if len(element.text) > _LONGEST:
            return place
        if place > start + _FEWEST and _is_header(elements[place : place + _FEWEST], names, place):
            return place
    return min(start + _FARTHEST, len(elements))


def _is_header(elements: Sequence[Element], names: Sequence[bool], place: int) -> bool:
    """Tell whether another header begins: names of columns that do not follow on others."""
    texts = [element.text for element in elements if isinstance(element, Line)]
    fresh = all(names[place : place + _FEWEST]) and not names[place - 1]
    return fresh and len(texts) == _FEWEST and not all(map(is_period, texts))


def _cell_lines(elements: Sequence[Element], titles: frozenset[str]) -> list[CellLine]:
    lines = (element for element in elements if isinstance(element, Line))
    return [CellLine(line.text, line.gap, line.text.casefold() in titles) for line in lines]


def _has_rows(fit: Fit) -> bool:
    """Tell whether lines fill two columns or more."""
    return len({place for place in fit.places if place >= 0}) > 1
