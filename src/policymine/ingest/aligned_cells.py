"""The lines of a cell of a table without rules: where a new paragraph begins among them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policymine.ingest.elements import MAYBE_CUT, PARAGRAPH
from policymine.ingest.pdf.cells import ITEM, STOPS

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
    opening = _items(lines) or _title(lines, room)
    cut = _cut(lines, width)
    return "\n".join(
        (PARAGRAPH if n in opening else "") + text + (MAYBE_CUT if n in cut else "")
        for n, text in enumerate(lines)
    )


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


def _items(lines: Sequence[str]) -> set[int]:
    """Return the lines that begin the items of a list, two at least."""
    words = [line.split() for line in lines]
    items = {n for n, own in enumerate(words) if len(own) > 1 and ITEM.match(own[0])}
    return items if len(items) > 1 else set()


def _title(lines: Sequence[str], room: int) -> set[int]:
    """Return the line after a title: the next word would have fitted on the title's last line."""
    if not lines[1:] or not lines[-1].endswith("."):
        return set()
    for place in range(1, min(len(lines), _TITLE_LINES + 1)):
        above, below = lines[place - 1], lines[place]
        if above.endswith(STOPS):
            return set()
        fitted = len(above) + 1 + len(below.split(maxsplit=1)[0]) <= room - _SPARE
        if fitted and below[:1].isupper():
            return {place}
    return set()
