"""Headers of tables that take two rows: a name over several columns, their own names below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from policymine.ingest.clean import squeeze
from policymine.ingest.column_names import is_period, looks_like_header
from policymine.ingest.elements import Element, Row

_BROKEN_YEAR = re.compile(r"^(20) (\d\d)$")
_LONGEST = 45
_LONGEST_BELOW = 25


def join_header_rows(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements, the two rows of a header as one: ``Færdig i`` over ``2025`` and ``2026``.

    The columns below a common name are then called ``Færdig i 2025`` and ``Færdig i 2026``.
    """
    held: Row | None = None
    above: Element | None = None
    for element in elements:
        joined = None
        if held is not None and isinstance(element, Row) and len(element.cells) == len(held.cells):
            joined = _joined(held, element, above)
        if joined is not None:
            yield joined
            above, held = joined, None
            continue
        if held is not None:
            yield held
            above = held
        held = element if isinstance(element, Row) else None
        if held is None:
            yield element
            above = element
    if held is not None:
        yield held


def _joined(top: Row, below: Row, above: Element | None) -> Row | None:
    """Return two rows as the one header that they make, or None."""
    high = [_one_line(cell) for cell in top.cells]
    low = [_one_line(cell) for cell in below.cells]
    # A name that is merged downwards stands in both rows.
    low = ["" if cell == upper else cell for cell, upper in zip(low, high, strict=True)]
    if looks_like_header(high) and _stands_under(high, low):
        over = [_group(high, place) if cell else "" for place, cell in enumerate(low)]
    elif _begins(top, above) and _is_over(high, low) and looks_like_header(low):
        over = [_group(high, place) if is_period(cell) else "" for place, cell in enumerate(low)]
    else:
        return None
    cells = zip(over, low, top.cells, below.cells, strict=True)
    names = (f"{group} {cell}" if group else lower or upper for group, cell, upper, lower in cells)
    return replace(top, cells=tuple(names), head=True)


def _one_line(cell: str) -> str:
    """Return a cell as one line; a year that a narrow column broke is whole again."""
    return _BROKEN_YEAR.sub(r"\1\2", squeeze(cell))


def _begins(top: Row, above: Element | None) -> bool:
    """Tell whether a row is the first of its table, or of its page."""
    return not isinstance(above, Row) or above.table != top.table or above.page != top.page


def _stands_under(high: Sequence[str], low: Sequence[str]) -> bool:
    """Tell whether a row has short cells only, below names that reach over several columns."""
    filled = [place for place, cell in enumerate(low) if cell]
    under = all(_group(high, place) for place in filled)
    return len(filled) > 1 and under and all(len(cell) <= _LONGEST_BELOW for cell in low)


def _group(high: Sequence[str], place: int) -> str:
    """Return the name over a column that reaches over others, too; empty if there is none."""
    start = next((n for n in range(place, -1, -1) if high[n]), None)
    if start is None or (start == place and (place + 1 >= len(high) or high[place + 1])):
        return ""
    return high[start]


def _is_over(high: Sequence[str], low: Sequence[str]) -> bool:
    """Tell whether a row names nothing but groups of periods in the row below it."""
    filled = [place for place, cell in enumerate(high) if cell]
    short = all(len(cell) <= _LONGEST and not cell.endswith(".") for cell in high)
    return bool(filled) and short and all(is_period(low[place]) for place in filled)
