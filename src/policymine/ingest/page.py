"""A page of a PDF as an engine sees it: words with boxes, tables, coloured boxes, pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from policymine.ingest.elements import PageNote

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, counted from the top left corner of the page."""


def area(box: Box) -> float:
    """Return the area of a box in square points; 0 for one that is turned inside out."""
    left, top, right, bottom = box
    return max(right - left, 0.0) * max(bottom - top, 0.0)


@dataclass(frozen=True)
class PdfWord:
    """A word on a page, with the size of its font and what sets it off.

    ``quarters`` says how often it is turned clockwise, ``piece`` which of the pieces of text that a
    tagged PDF numbers it belongs to (-1: none).
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    color: str = ""
    quarters: int = 0
    piece: int = -1

    @property
    def middle(self) -> float:
        """Return the height of the word's middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class PdfTable:
    """A table: its box, and row by row the boxes of its cells (None where merged).

    One of a single column is a form: a label and its value a cell.

    ``pieces`` are those that its cells hold (none if it is ruled), and ``heads`` how many of its
    first rows are headers, where the PDF says so.
    """

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]
    pieces: tuple[tuple[frozenset[int], ...], ...] = ()
    heads: int = 0


@dataclass(frozen=True)
class Mark:
    """What is drawn as small as a list glyph: its box, and the glyph that it looks like."""

    box: Box
    glyph: str = "•"


@dataclass(frozen=True)
class PdfPage:
    """What stands on one page.

    ``turned`` is what runs upwards or downwards, a line a word; ``marks`` are drawn as
    small as a list glyph, ``links`` are the boxes that can be clicked.
    """

    number: int
    width: float
    height: float
    words: tuple[PdfWord, ...]
    tables: tuple[PdfTable, ...] = ()
    boxes: tuple[Box, ...] = ()
    image_share: float = 0.0
    notes: tuple[str, ...] = ()
    turned: tuple[PdfWord, ...] = ()
    marks: tuple[Mark, ...] = ()
    links: tuple[Box, ...] = ()


@dataclass(frozen=True)
class PdfSheets:
    """The pages of a document, how well each was read, and the title in its properties.

    ``warnings`` are sentences for the user about how they were read.
    """

    pages: tuple[PdfPage, ...]
    title: str = ""
    grades: tuple[PageNote, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Segment:
    """Words side by side on one line without a wide gap between them, or a float with a box.

    ``alone`` says that what else stands on the line is another one.
    """

    words: tuple[PdfWord, ...]
    left: float
    right: float
    top: float
    bottom: float
    table: int | None = field(default=None)
    alone: bool = False

    @property
    def box(self) -> Box:
        """Return the box around it."""
        return self.left, self.top, self.right, self.bottom

    @cached_property
    def text(self) -> str:
        """Return the words as text."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def size(self) -> float:
        """Return the font size of most of the text."""
        return usual_size(self.words)

    @cached_property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(word.bold for word in self.words) and bool(self.words)


def usual_size(parts: Collection[PdfWord | Segment]) -> float:
    """Return the font size of most of the text of words or segments; 0 if there is none."""
    sizes = {part.size for part in parts}
    if len(sizes) < 2:
        return sizes.pop() if sizes else 0.0
    totals = dict.fromkeys(sizes, 0)
    for part in parts:
        totals[part.size] += len(part.text)
    return max(totals, key=lambda size: (totals[size], size))


def segment_of(words: Sequence[PdfWord]) -> Segment:
    """Return words as one segment with the box around them."""
    return Segment(
        tuple(words),
        min([word.left for word in words]),
        max([word.right for word in words]),
        min([word.top for word in words]),
        max([word.bottom for word in words]),
    )


def inside(word: PdfWord, box: Box) -> bool:
    """Tell whether the middle of a word lies in a box."""
    left, top, right, bottom = box
    across, down = word.left + word.right, word.top + word.bottom
    return 2 * left <= across <= 2 * right and 2 * top <= down <= 2 * bottom


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes overlap by more than a point."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 1


def in_rows(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes row by row, each row from the left."""
    return sorted(boxes, key=lambda box: (round(box[1] / _SAME_ROW), box[0]))


def group_lines(words: Iterable[PdfWord]) -> list[list[PdfWord]]:
    """Group words that stand on the same line, from top to bottom, each from left to right.

    A line of large print in one column reaches over two lines of the column beside it: what stands
    below a word of a line is on the next one.
    """
    lines: list[list[PdfWord]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        head, foot = word.top, word.bottom
        for place in range(len(lines) - 1, max(len(lines) - 4, -1), -1):
            top, bottom = spans[place]
            overlap = (foot if foot < bottom else bottom) - (head if head > top else top)
            level = abs(head - top) < _LEVEL and abs(foot - bottom) < _LEVEL
            if overlap > 0.5 * min(bottom - top, foot - head) and (
                level or not any(_is_below(word, other) for other in lines[place])
            ):
                lines[place].append(word)
                if foot - head > bottom - top:
                    spans[place] = (head, foot)
                break
        else:
            lines.append([word])
            spans.append((head, foot))
    return [sorted(line, key=_left) for line in lines]


_left = attrgetter("left")
_SAME_ROW = 12.0
_LEVEL = 2.0
"""Words whose tops and bottoms are no farther apart than this are on one line in any case."""


def _is_below(word: PdfWord, other: PdfWord) -> bool:
    """Tell whether a word stands below another one, and not beside it."""
    across = min(word.right, other.right) - max(word.left, other.left)
    overlap = min(word.bottom, other.bottom) - max(word.top, other.top)
    return across > 1.0 and overlap < 0.5 * min(word.bottom - word.top, other.bottom - other.top)
