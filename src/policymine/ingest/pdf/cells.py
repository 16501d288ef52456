"""The text of a cell of a ruled table: its lines, and where a new paragraph begins among them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from policymine.ingest.elements import CUT
from policymine.ingest.layout.cells import ITEM, find_items, find_title, mark_lines
from policymine.ingest.page import PdfWord, group_lines, segment_of
from policymine.ingest.pdf.text import plain_text
from policymine.ingest.pdf.turned import cell_lines

_POINTS = ",.;:)"
_ADVANCES = {**dict.fromkeys(f"fijlrt{_POINTS}", 0.8), **dict.fromkeys("ckvxyzs", 1.0)}
_ADVANCES |= dict.fromkeys("mw", 1.75)
_USUAL = 1.25
"""Letters take no more room than this many times what those of their cell do on average."""


def cell_text(words: Sequence[PdfWord], end: float | None = None, *, sign: str = CUT) -> str:
    """Return the lines of a cell joined by line feeds; a mark before those that open a paragraph.

    Such are the items of a list, and what follows a title. Another mark stands where a word may be
    cut, the ``sign``; ``end`` is how far to the right the lines may run.
    """
    upright = [word for word in words if not word.quarters]
    lines = group_lines(upright)
    texts = [plain_text(segment_of(line)) for line in lines]
    words_of = [[word.text for word in line] for line in lines]
    opening = find_items(words_of) or find_title(texts, _title_ends(lines))
    cut = set() if end is None else _cut(lines, end)
    marked = [mark_lines(texts, opening, cut, sign=sign)] if texts else []
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


def _title_ends(lines: Sequence[Sequence[PdfWord]]) -> Callable[[int], bool]:
    """Return what tells whether a title may end above a line of a cell.

    It is bold, or the next word would have fitted.
    """
    room = max((_width(line) for line in lines), default=0.0)

    def ends(place: int) -> bool:
        above, below = lines[place - 1], lines[place]
        bold = all(word.bold for line in lines[:place] for word in line) and not below[0].bold
        return bold or _width(above) + above[-1].size / 3 + below[0].right - below[0].left <= room

    return ends


def _width(line: Sequence[PdfWord]) -> float:
    return line[-1].right - line[0].left
