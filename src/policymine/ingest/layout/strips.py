"""Tables without rules: where text is aligned in columns, as in many PDFs and their text.

A line is seen as words with positions, counted in characters; wide gaps between words cut it into
segments, and columns cut it into cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policymine.ingest.headings import starts_lower

WIDE = 1.3
"""Characters between two words from which they stand in two segments."""
SLACK = 1.1
"""Characters by which a word may miss the start of its column."""
_PUSHED, _FAR = 4.5, 7.0
"""Characters by which a word of a loose strip may miss it; one that opens a cell, or a group."""


class Word(NamedTuple):
    """A word and where on its line it stands."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Strip:
    """A line as words; ``loose`` if one that is full pushes those after it out of their columns."""

    words: tuple[Word, ...]
    page: int
    gap: int
    bold: bool = False
    loose: bool = False

    def segments(self) -> list[tuple[Word, ...]]:
        """Return the words in groups that wide gaps divide."""
        groups: list[list[Word]] = []
        for word in self.words:
            if groups and word.start - groups[-1][-1].end < WIDE:
                groups[-1].append(word)
            else:
                groups.append([word])
        return [tuple(group) for group in groups]


def text_of(words: Sequence[Word]) -> str:
    """Return words as text."""
    return " ".join(word.text for word in words)


def cut(strip: Strip, columns: Sequence[float], *, strict: bool = False) -> tuple[str, ...] | None:
    """Return a cell a column, or None if the words of a strip run across the columns.

    ``strict`` says that no words may be far from where their columns begin.
    """
    cells: list[list[Word]] = [[] for _ in columns]
    last = -1
    if not strip.words:
        return None
    groups = strip.segments()
    others = len(groups) > 1
    loose = strip.loose and not strict and len(columns) > 2
    far = _FAR if loose else _PUSHED
    for number, group in enumerate(groups):
        column = _column(group[0].start, columns)
        pushed = far > _PUSHED and number and column == last and _is_pushed(group, columns, last)
        column = last + 1 if pushed else column
        if (
            column is not None
            and strip.loose
            and not strict
            and _opens_next(group, columns, column)
        ):
            column += 1
        if column is None or (number and column <= last):
            return None
        squeezed = _squeezed(group, columns, column, far) if strip.loose and others else None
        for word in group:
            turned = _column(word.start, columns, exact=True)
            if word is squeezed:
                turned = column + 1
            if turned is not None and turned > column:
                column = turned
            elif column + 1 < len(columns) and word.end > columns[column + 1] + SLACK:
                return None
            cells[column].append(word)
        last = column
    return tuple(text_of(cell) for cell in cells)


def _opens_next(group: Sequence[Word], columns: Sequence[float], column: int) -> bool:
    """Tell whether words that run into the next column begin a little left of it, not in theirs."""
    if not column or column + 1 >= len(columns):
        return False
    start, edge = group[0].start, columns[column + 1]
    near = SLACK <= edge - start < _PUSHED <= start - columns[column]
    return near and group[-1].end > edge + SLACK


def _squeezed(
    group: Sequence[Word], columns: Sequence[float], column: int, far: float
) -> Word | None:
    """Return the word that opens the next column a little beside where it begins, if one must.

    One that is ``far`` from there begins with a capital.
    """
    if column + 1 >= len(columns) or group[-1].end <= columns[column + 1] + SLACK:
        return None
    edge = columns[column + 1]
    off = {word: abs(word.start - edge) for word in group[1:] if abs(word.start - edge) < far}
    if any(miss < SLACK for miss in off.values()):
        return None
    near = [word for word, miss in off.items() if miss < _PUSHED]
    opening = [word for word in off if not starts_lower(word.text)]
    first = [word for word in near if word in opening] or near or opening
    return min(first, key=lambda word: off[word], default=None)


def _is_pushed(group: Sequence[Word], columns: Sequence[float], last: int) -> bool:
    """Tell whether words stand a little left of the column after the last one that has some."""
    return last + 1 < len(columns) and 0 < columns[last + 1] - group[0].start < _FAR


def _column(start: float, columns: Sequence[float], *, exact: bool = False) -> int | None:
    """Return the column a word stands in: the last one that starts before it."""
    before = [n for n, left in enumerate(columns) if left <= start + SLACK]
    if not before:
        return None
    if exact and abs(columns[before[-1]] - start) > SLACK:
        return None
    return before[-1]


def runs_across(strip: Strip, columns: Sequence[float]) -> bool:
    """Tell whether a loose strip is one piece over several columns: a sub-heading, not cells."""
    (first, *others) = strip.segments() or [()]
    if not strip.loose:
        return False
    opens = bool(first) and abs(first[0].start - columns[0]) < SLACK
    return opens and not others and len(columns) > 1 and columns[1] < first[-1].end
