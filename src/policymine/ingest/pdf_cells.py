"""The text of a cell of a ruled table: its lines, and where a new paragraph begins among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policymine.ingest.elements import PARAGRAPH
from policymine.ingest.page import PdfWord, group_lines, segment_of
from policymine.ingest.pdf_text import plain_text
from policymine.ingest.pdf_turned import cell_lines

_ITEM = re.compile(r"(?:[-–—*•▪◦‣●○■□▶➢✓\uf0b7\uf0a7]|\d{1,2}[.)])$")
"""The first word of a line that is an item of a list."""
_STOPS = (".", ",", ":", ";", "-", "–", "?", "!")
_TITLE_LINES = 3
"""A title takes no more lines."""


def cell_text(words: Sequence[PdfWord]) -> str:
    """Return the lines of a cell joined by line feeds; a mark before those that open a paragraph.

    Such are the items of a list, and what follows a title.
    """
    upright = [word for word in words if not word.quarters]
    lines = group_lines(upright)
    texts = [plain_text(segment_of(line)) for line in lines]
    opening = _items(lines) or _title(lines, texts)
    marked = [PARAGRAPH + text if n in opening else text for n, text in enumerate(texts)]
    return "\n".join([*marked, *cell_lines([word for word in words if word.quarters])])


def _items(lines: Sequence[Sequence[PdfWord]]) -> set[int]:
    """Return the lines that begin the items of a list, two at least."""
    items = {n for n, line in enumerate(lines) if len(line) > 1 and _ITEM.match(line[0].text)}
    return items if len(items) > 1 else set()


def _title(lines: Sequence[Sequence[PdfWord]], texts: Sequence[str]) -> set[int]:
    """Return the line after a title: bold, or ended where the next word would have fitted."""
    if len(lines) < 2 or not texts[-1].endswith("."):
        return set()
    room = max(_width(line) for line in lines)
    for place in range(1, min(len(lines), _TITLE_LINES + 1)):
        above, below = lines[place - 1], lines[place]
        set_off = all(word.bold for line in lines[:place] for word in line) and not below[0].bold
        space = above[-1].size / 3
        fitted = _width(above) + space + below[0].right - below[0].left <= room
        if texts[place - 1].endswith(_STOPS):
            return set()
        if (set_off or fitted) and texts[place][:1].isupper():
            return {place}
    return set()


def _width(line: Sequence[PdfWord]) -> float:
    return line[-1].right - line[0].left
