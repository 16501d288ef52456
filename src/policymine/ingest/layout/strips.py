"""Tables without rules: where text is aligned in columns, as in many PDFs and their text.

A line is seen as words with positions, counted in characters; wide gaps between words cut it into
segments, and columns cut it into cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

WIDE = 1.3
"""Characters between two words from which they stand in two segments."""
SLACK = 1.1
"""Characters by which a word may miss the start of its column."""
_PUSHED = 4.5
"""Characters by which a word of a loose strip may miss it."""


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


def cut(strip: Strip, columns: Sequence[float]) -> tuple[str, ...] | None:
    """Return a cell a column, or None if the words of a strip run across the columns."""
    cells: list[list[Word]] = [[] for _ in columns]
    last = -1
    if not strip.words:
        return None
    groups = strip.segments()
    others = len(groups) > 1
    for number, group in enumerate(groups):
        column = _column(group[0].start, columns)
        if column is None or (number and column <= last):
            return None
        squeezed = _squeezed(group, columns, column) if strip.loose and others else None
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


def _squeezed(group: Sequence[Word], columns: Sequence[float], column: int) -> Word | None:
    """Return the word that opens the next column a little beside where it begins, if one must."""
    if column + 1 >= len(columns) or group[-1].end <= columns[column + 1] + SLACK:
        return None
    edge = columns[column + 1]
    near = [word for word in group[1:] if abs(word.start - edge) < _PUSHED]
    exact = any(abs(word.start - edge) < SLACK for word in near)
    return None if exact else min(near, key=lambda word: abs(word.start - edge), default=None)


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
