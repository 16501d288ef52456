"""The text of a cell of a ruled table: its lines, and where a new paragraph begins among them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from policymine.ingest.elements import CUT, PARAGRAPH
from policymine.ingest.page import PdfWord, group_lines, segment_of
from policymine.ingest.pdf.text import plain_text
from policymine.ingest.pdf.turned import cell_lines

ITEM = re.compile(r"(?:[-–—*•▪◦‣●○■□▶➢✓\uf0b7\uf0a7]|\d{1,2}[.)])$")
"""The first word of a line that is an item of a list."""
STOPS = (".", ",", ":", ";", "-", "–", "?", "!")
_TITLE_LINES = 3
"""A title takes no more lines."""
_POINTS = ",.;:)"
_ADVANCES = {**dict.fromkeys(f"fijlrt{_POINTS}", 0.8), **dict.fromkeys("ckvxyzs", 1.0)}
_ADVANCES |= dict.fromkeys("mw", 1.75)
_USUAL = 1.25
"""Letters take no more room than this many times what those of their cell do on average."""


def cell_text(words: Sequence[PdfWord], end: float | None = None) -> str:
    """Return the lines of a cell joined by line feeds; a mark before those that open a paragraph.

    Such are the items of a list, and what follows a title. Another mark stands where a word may be
    cut; ``end`` is how far to the right the lines may run.
    """
    upright = [word for word in words if not word.quarters]
    lines = group_lines(upright)
    texts = [plain_text(segment_of(line)) for line in lines]
    opening = _items(lines) or _title(lines, texts)
    cut = set() if end is None else _cut(lines, end)
    marked = [
        (PARAGRAPH if n in opening else "") + text + (CUT if n in cut else "")
        for n, text in enumerate(texts)
    ]
    return "\n".join([*marked, *cell_lines([word for word in words if word.quarters])])


def _cut(lines: Sequence[Sequence[PdfWord]], end: float) -> set[int]:
    """Return the lines that one word fills so far that the next letter would not have fitted."""
    words = [word for line in lines for word in line]
    letters = sum(len(word.text) for word in words)
    unit = sum(word.right - word.left for word in words) / max(letters, 1)
    return {
        n
        for n, (above, below) in enumerate(itertools.pairwise(lines))
        if (len(above) == 1 or (len(above) == 2 and ITEM.match(above[0].text)))
        and above[-1].text[-1].islower()
        and (below[0].text[0].islower() or below[0].text[0] in _POINTS)
        and end - above[-1].right < _ADVANCES.get(below[0].text[0], _USUAL) * unit
    }


def _items(lines: Sequence[Sequence[PdfWord]]) -> set[int]:
    """Return the lines that begin the items of a list, two at least."""
    items = {n for n, line in enumerate(lines) if len(line) > 1 and ITEM.match(line[0].text)}
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
        if texts[place - 1].endswith(STOPS):
            return set()
        if (set_off or fitted) and texts[place][:1].isupper():
            return {place}
    return set()


def _width(line: Sequence[PdfWord]) -> float:
    return line[-1].right - line[0].left
