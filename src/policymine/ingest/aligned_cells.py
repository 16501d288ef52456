"""The lines of a cell of a table without rules: where a new paragraph begins among them."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.ingest.elements import PARAGRAPH
from policymine.ingest.pdf_cells import ITEM, STOPS

_TITLE_LINES = 5
"""A title in a narrow column takes no more lines."""
_SPARE = 2
"""Characters by which a word must have fitted, as letters are not equally wide."""


def cell_text(lines: Sequence[str], room: int) -> str:
    """Return the lines joined by line feeds; a mark before those that open a paragraph.

    Such are the items of a list, and what follows a title. ``room`` is the length of the longest
    line of the column.
    """
    opening = _items(lines) or _title(lines, room)
    return "\n".join(PARAGRAPH + text if n in opening else text for n, text in enumerate(lines))


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
