"""Where on a page of a PDF tables without rules are: lines that keep to the white between columns.

A line with the names of columns opens one, as do a label with its value beside it and, where
nothing names them, three cells side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from policymine.ingest.column_names import are_names, is_plain_name, looks_like_header
from policymine.ingest.headings import starts_lower
from policymine.ingest.page import Segment
from policymine.ingest.pdf.area import Area, Kind
from policymine.ingest.pdf.white import (
    LEAST,
    White,
    all_whites,
    begun,
    count_near,
    lay_over,
    pieces_of,
    printed,
    reach_over,
    row_whites,
    runs_on,
    whites_of,
)

_LARGER = 1.15
_FARTHEST = 4.0
"""Sizes of print that a line stands below the one above in the same table at most."""
_MOST_ACROSS = 2
_SAME_LEFT = 3.0
_FEWEST_PLAIN = 3
_CLOSE = 1.7


def areas_at(
    levels: Sequence[Segment], place: int, wide: float, floor: int, tried: Set[Kind]
) -> Iterator[Area]:
    """Yield the lines of a table that opens with one, as what it may be and has not been ``tried``.

    ``wide`` is the white between words that part two cells; the lines before ``floor`` are taken.
    """
    pieces = pieces_of(levels[place], wide)
    names = [piece.text for piece in pieces]
    labelled = is_plain_name(names[0]) and not (len(names) > 1 and all(map(is_plain_name, names)))
    if len(pieces) == 1 and not labelled:
        return
    whites = row_whites(levels, place, wide)
    if labelled and whites and Kind.SHEET not in tried:
        for count in sorted({len(whites), 1}, reverse=True):
            yield _grow(levels, place, whites[:count], wide, Kind.SHEET, floor)
    if len(names) > 1 and _names(levels, place, names):
        if Kind.NAMED not in tried:
            yield _grow(levels, place, whites_of(levels[place], wide), wide, Kind.NAMED)
    elif len(whites) + 1 >= _FEWEST_PLAIN and Kind.PLAIN not in tried:
        yield _grow(levels, place, whites, wide, Kind.PLAIN, floor)


def rest_at(levels: Sequence[Segment], broken: Sequence[float], wide: float) -> Area | None:
    """Return the lines on top of a page that go on with a table that the page before breaks off.

    ``broken`` is where its columns begin. Some of its cells begin there.
    """
    whites = [White(((start - LEAST, start - LEAST / 3),)) for start in broken[1:]]
    if not levels or not whites or lay_over(whites, levels[0]) is None:
        return None
    area = _grow(levels, 0, whites, wide, Kind.REST)
    lefts = [left for line in area.levels for left, _ in printed(line)]
    return area if all(count_near(start, lefts) for start in broken) else None


def _names(levels: Sequence[Segment], place: int, names: Sequence[str]) -> bool:
    """Tell whether a line holds the names of columns: usual ones, or set off from what follows.

    Larger print is that of headings side by side.
    """
    if len(names) == 2 and (any(map(starts_lower, names)) or names[0].endswith("-")):
        return False
    below = levels[place + 1 : place + 3]
    if below and levels[place].size > _LARGER * below[0].size:
        return False
    set_off = levels[place].bold and not any(line.bold for line in below)
    return looks_like_header(names) or (len(names) > 2 and set_off and are_names(names))


def _grow(
    levels: Sequence[Segment],
    place: int,
    whites: list[White],
    wide: float,
    kind: Kind,
    floor: int = 0,
) -> Area:
    """Return the lines around one as far as they keep to white.

    One that runs across, as a title of rows does, is among them if a row comes below it.
    """
    named = kind is Kind.NAMED
    size = levels[min(place + named, len(levels) - 1)].size
    left, last, end = levels[place].left, levels[place], place + 1
    across: list[int] = []
    pending: list[int] = []
    lone: list[int] = []
    for n in range(place + 1, len(levels)):
        line, pieces = levels[n], pieces_of(levels[n], wide)
        far = line.bottom - last.bottom > _FARTHEST * size
        again = named and _names(levels, n, [piece.text for piece in pieces])
        if line.size > _LARGER * size or far or again:
            break
        rest, last = lay_over(whites, line), line
        if rest is None or (len(pieces) == 1 and reach_over(line, rest) > 1):
            beside = len(pieces) == 1 and abs(line.left - left) < _SAME_LEFT
            if kind is Kind.SHEET or not beside or len(pending) == _MOST_ACROSS:
                break
            pending.append(n)
        elif not pending or len(pieces) > 1:
            across, pending = [*across, *pending], []
            left, end = min(left, line.left), n + 1
            if named and len(pieces) == 1 and line.left - left < _SAME_LEFT:
                lone.append(n)  # it may run across, and say nothing of the columns
            else:
                whites = rest
    across += [n for n in lone if runs_on(levels[n], levels[place:end], whites)]
    start = place if named else _start(levels, place, whites, wide, floor)
    return _area(kind, levels, range(start, end), across, whites)


def _area(
    kind: Kind, levels: Sequence[Segment], kept: range, across: Sequence[int], whites: list[White]
) -> Area:
    """Return the lines of a page that are kept; without names, all white in them parts columns."""
    if kind in (Kind.SHEET, Kind.PLAIN):
        whites = all_whites([levels[n] for n in kept if n not in across], whites)
    bands = frozenset(n - kept.start for n in across)
    return Area(kind, kept.start, tuple(levels[n] for n in kept), bands, tuple(whites))


def _start(
    levels: Sequence[Segment], place: int, whites: Sequence[White], wide: float, floor: int
) -> int:
    """Return where lines above one begin that keep to white as well.

    What stands over several columns without a gap stands close, and begins a word in each.
    """
    while place > floor:
        above, line = levels[place - 1], levels[place]
        apart = (line.bottom - above.bottom) / line.size
        far = apart > _FARTHEST or above.size > _LARGER * line.size
        if far or lay_over(whites, above) is None:
            break
        pieces = pieces_of(above, wide)
        over = sum(reach_over(piece, whites) for piece in pieces)
        if over and (apart > _CLOSE or over > sum(begun(above, white) for white in whites)):
            break
        place -= 1
    return place
