"""Text that runs upwards or downwards, as the headers of narrow columns do → lines with boxes."""

from __future__ import annotations

from dataclasses import replace

from policymine.ingest.page import PdfWord
from policymine.ingest.pdf.glyphs import GAP
from policymine.ingest.pdf.pieces import Glyphs

_ABOVE, _BELOW = 0.79, 0.21
_UPWARDS, _DOWNWARDS = 3, 1
_WIDEST_SPACE = 1.2


def turned_lines(glyphs: Glyphs) -> list[PdfWord]:
    """Return the lines of turned text on a page, each as one word that may hold spaces."""
    lines: list[PdfWord] = []
    pieces = glyphs.pieces
    places = [n for n, run in enumerate(pieces.owner.tolist()) if _is_turned(glyphs, run)]
    for place in places:
        text = glyphs.text[int(pieces.start[place]) : int(pieces.end[place])]
        word = _word(glyphs, place, text)
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


def _is_turned(glyphs: Glyphs, run: int) -> bool:
    return glyphs.runs[run].quarters in (_UPWARDS, _DOWNWARDS) and not glyphs.runs[run].hidden


def _word(glyphs: Glyphs, place: int, text: str) -> PdfWord:
    """Return a piece as a word; along its line it is as long as the glyphs are wide."""
    run = glyphs.runs[int(glyphs.pieces.owner[place])]
    x, y = float(glyphs.pieces.left[place]), float(glyphs.pieces.base[place])
    length = float(glyphs.pieces.right[place]) - x
    if run.quarters == _UPWARDS:
        left, top = x - _ABOVE * run.size, y - length
    else:
        left, top = x - _BELOW * run.size, y
    quarters = run.quarters or 0
    return PdfWord(
        text, left, left + run.size, top, top + length, run.size, run.bold, run.color, quarters
    )


def _space(last: PdfWord, word: PdfWord) -> float | None:
    """Return how far a word stands after the last one on its line; None if it is on another."""
    if last.quarters != word.quarters or abs(last.left - word.left) > 0.3 * word.size:
        return None
    upwards = word.quarters == _UPWARDS
    space = last.top - word.bottom if upwards else word.top - last.bottom
    return space if -0.5 * word.size < space < _WIDEST_SPACE * word.size else None


def cell_lines(words: list[PdfWord]) -> list[str]:
    """Return the turned lines of a cell in the order in which they are read."""
    upwards = [word for word in words if word.quarters == _UPWARDS]
    downwards = [word for word in words if word.quarters == _DOWNWARDS]
    ordered = [
        *sorted(upwards, key=lambda word: (round(word.left), -word.bottom)),
        *sorted(downwards, key=lambda word: (-round(word.left), word.top)),
    ]
    return [word.text for word in ordered]
