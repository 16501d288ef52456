"""Text that runs upwards or downwards, as the headers of narrow columns do → lines with boxes."""

from __future__ import annotations

from dataclasses import replace

from policymine.ingest.page import PdfWord
from policymine.ingest.pdf.glyphs import GAP
from policymine.ingest.pdf.pieces import ABOVE, BELOW, Glyphs
from policymine.ingest.pdf.runs import DOWNWARDS, UPWARDS

_WIDEST_SPACE = 1.2


def turned_lines(glyphs: Glyphs) -> list[PdfWord]:
    """Return the lines of turned text on a page, each as one word that may hold spaces."""
    import numpy as np

    runs, pieces = glyphs.runs, glyphs.pieces
    turned = ((runs.quarters == UPWARDS) | (runs.quarters == DOWNWARDS)) & ~runs.hidden
    lines: list[PdfWord] = []
    for place in np.flatnonzero(turned[pieces.owner]).tolist():
        word = _word(glyphs, place)
        space = _space(lines[-1], word) if lines else None
        if space is None:
            lines.append(word)
            continue
        last = lines[-1]
        between = " " if space > GAP * word.size else ""
        lines[-1] = replace(
            last,
            text=last.text + between + word.text,
            top=min(last.top, word.top),
            bottom=max(last.bottom, word.bottom),
        )
    return lines


def _word(glyphs: Glyphs, place: int) -> PdfWord:
    """Return a piece as a word; along its line it is as long as the glyphs are wide."""
    runs, pieces = glyphs.runs, glyphs.pieces
    start, end, run = (int(column[place]) for column in (pieces.start, pieces.end, pieces.owner))
    x, base = float(pieces.left[place]), float(pieces.base[place])
    length, size = float(pieces.right[place]) - x, float(runs.size[run])
    quarters = int(runs.quarters[run])
    upwards = quarters == UPWARDS
    left, top = (x - ABOVE * size, base - length) if upwards else (x - BELOW * size, base)
    text, bold, color = glyphs.text[start:end], bool(runs.bold[run]), str(runs.color[run])
    return PdfWord(text, left, left + size, top, top + length, size, bold, color, quarters)


def _space(last: PdfWord, word: PdfWord) -> float | None:
    """Return how far a word stands after the last one on its line; None if it is on another."""
    if last.quarters != word.quarters or abs(last.left - word.left) > 0.3 * word.size:
        return None
    upwards = word.quarters == UPWARDS
    space = last.top - word.bottom if upwards else word.top - last.bottom
    return space if -0.5 * word.size < space < _WIDEST_SPACE * word.size else None


def cell_lines(words: list[PdfWord]) -> list[str]:
    """Return the turned lines of a cell in the order in which they are read."""
    upwards = [word for word in words if word.quarters == UPWARDS]
    downwards = [word for word in words if word.quarters == DOWNWARDS]
    ordered = [
        *sorted(upwards, key=lambda word: (round(word.left), -word.bottom)),
        *sorted(downwards, key=lambda word: (-round(word.left), word.top)),
    ]
    return [word.text for word in ordered]
