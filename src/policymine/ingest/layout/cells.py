"""The lines of a cell of a table: where a new paragraph begins among them, and a word is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from itertools import pairwise

from policymine.ingest.elements import MAYBE_CUT, PARAGRAPH

ITEM = re.compile(r"(?:[-–—*•▪◦‣●○■□▶➢✓\uf0b7\uf0a7]|\d{1,2}[.)])$")
"""The first word of a line that is an item of a list."""
_STOPS = (".", ",", ":", ";", "-", "–", "?", "!")
_TITLE_LINES = 5
"""A title in a narrow column takes no more lines."""
_ADVANCES = {
    **dict.fromkeys("ijl", 0.22),
    **dict.fromkeys("ft .,:;-", 0.28),
    **dict.fromkeys("ckrsvxyz", 0.48),
    **dict.fromkeys("mwæ", 0.82),
}
_USUAL, _CAPITAL = 0.56, 0.68
_ROUGHLY = 0.04
"""Of the width of a column, what the widths of letters may miss."""
_SPARE = 2
"""Characters by which a word must have fitted, as letters are not equally wide."""


def cell_text(lines: Sequence[str], room: int, width: float) -> str:
    """Return the lines joined by line feeds; a mark before those that open a paragraph.

    Such are the items of a list, and what follows a title. Another mark stands where a word may be
    cut. ``room`` is the length of the longest line of the column, ``width`` the reach of the
    widest one.
    """
    opening = find_items([line.split() for line in lines]) or find_title(
        lines, lambda place: _fits(lines[place - 1], lines[place], room)
    )
    return mark_lines(lines, opening, _cut(lines, width), sign=MAYBE_CUT)


def mark_lines(lines: Sequence[str], opening: Set[int], cut: Set[int], *, sign: str) -> str:
    """Return lines joined by line feeds, those marked that open a paragraph, and end in a cut word.

    ``sign`` is the mark of the latter.
    """
    return "\n".join(
        (PARAGRAPH if n in opening else "") + text + (sign if n in cut else "")
        for n, text in enumerate(lines)
    )


def find_items(lines: Sequence[Sequence[str]]) -> set[int]:
    """Return the lines, given as words, that begin the items of a list; two at least."""
    items = {n for n, words in enumerate(lines) if len(words) > 1 and ITEM.match(words[0])}
    return items if len(items) > 1 else set()


def find_title(lines: Sequence[str], ends: Callable[[int], bool]) -> set[int]:
    """Return the line after a title, if a sentence follows one.

    ``ends`` tells whether a title may end above a line.
    """
    if len(lines) < 2 or not lines[-1].endswith("."):
        return set()
    for place in range(1, min(len(lines), _TITLE_LINES + 1)):
        if lines[place - 1].endswith(_STOPS):
            return set()
        if lines[place][:1].isupper() and ends(place):
            return {place}
    return set()


def reach(line: str) -> float:
    """Return how wide a line is in print, in ems: letters are not alike."""
    return sum(_ADVANCES.get(letter, _CAPITAL if letter.isupper() else _USUAL) for letter in line)


def _cut(lines: Sequence[str], width: float) -> set[int]:
    """Return the lines that one word fills so far that the next letter would not have fitted."""
    return {
        n
        for n, (above, below) in enumerate(pairwise(lines))
        if above.isalpha()
        and above[-1].islower()
        and below[0].islower()
        and width - reach(above) < reach(below[0]) + _ROUGHLY * width
    }


def _fits(above: str, below: str, room: int) -> bool:
    """Tell whether the first word of a line would have fitted on the one above."""
    return len(above) + 1 + len(below.split(maxsplit=1)[0]) <= room - _SPARE
