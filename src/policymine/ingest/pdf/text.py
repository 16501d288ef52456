"""Words on a line of a PDF page → a line of text, its place in characters, the way it is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from policymine.ingest.elements import Line, Row
from policymine.ingest.page import PdfPage, PdfWord, Segment


@dataclass(frozen=True)
class Scale:
    """What lengths on a page are measured by: the size of body text and a character's width."""

    page: PdfPage
    body: float
    unit: float


@dataclass(frozen=True)
class Style:
    """How a line is set: enough to tell headings and footnotes.

    ``runs_in`` says that only the words it opens with are bold, as the end of a run-in title.
    """

    size: float
    bold: bool
    color: str
    top: float
    height: float
    runs_in: bool = False


@dataclass(frozen=True)
class SetLine:
    """A line with the way it is set."""

    line: Line
    style: Style


@dataclass(frozen=True)
class SetAside:
    """A box beside the text, with its own lines and rows."""

    elements: tuple[PageElement, ...]


PageElement = SetLine | Row | SetAside


def char_width(words: Sequence[PdfWord], size: float) -> float:
    """Return the usual width of a character of the body text on a page."""
    widths = [
        (word.right - word.left) / len(word.text)
        for word in words
        if len(word.text) > 2 and abs(word.size - size) < 0.6
    ]
    return max(median(widths), 0.5) if widths else max(size * 0.5, 0.5)


def set_line(
    part: Segment, last: Segment | None, column: tuple[float, float], scale: Scale
) -> SetLine:
    """Return a segment as a line; ``last`` is the one above, ``column`` where lines begin and end.

    Its place is counted in characters.
    """
    page, unit, body = scale.page, scale.unit, scale.body
    size = part.size
    own = unit * max(size, 1.0) / max(body, 1.0)
    gap = 0
    if last is not None:
        space = part.top - last.bottom
        gap = int(space > 0.62 * max(size, body))
    small = size < 0.87 * body
    text = plain_text(part)
    if small and part.top > 0.5 * page.height:
        text = _NOTE_NUMBER.sub(lambda match: match.group().translate(_RAISED), text)
    line = Line(
        text,
        page.number,
        (part.left - column[0]) / unit,
        (part.right - column[0]) / own,
        (column[1] - column[0]) / own,
        gap,
        bold=part.bold,
        small=small,
        turn=last is None,
    )
    color = part.words[0].color if len({word.color for word in part.words}) == 1 else ""
    runs_in = part.words[0].bold and not part.bold
    return SetLine(line, Style(size, part.bold, color, part.top, page.height, runs_in))


def plain_text(part: Segment) -> str:
    """Return the text of a line; small raised digits after a word are marked as superscript."""
    size = part.size
    if not any(word.size < 0.8 * size for word in part.words):
        return part.text
    pieces: list[str] = []
    last: PdfWord | None = None
    for word in part.words:
        text = word.text
        if last and text.isdigit() and len(text) < 4 and word.size < 0.8 * size:
            close = word.left - last.right < 0.3 * size
            if close and word.bottom < last.bottom - 0.08 * size:
                pieces[-1] += text.translate(_RAISED)
                last = word
                continue
        if not last and text.isdigit() and word.size < 0.8 * size and len(part.words) > 1:
            text = text.translate(_RAISED)
        pieces.append(text)
        last = word
    return " ".join(pieces)


_NOTE_NUMBER = re.compile(r"^\d{1,3}(?=\s+[^\W\d_]{2})")
"""The number of a footnote: small print at the foot of a page that opens with it."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
