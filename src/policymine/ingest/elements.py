"""What readers hand over before there is a document: lines, rows, and blocks without offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from policymine.schema.document import BlockKind


@dataclass(frozen=True)
class Line:
    """One line as it stands on a page; lengths are counted in characters of the body text.

    ``indent`` is where it begins and ``end`` where it ends, ``room`` where the lines of its column
    end (0 if lines are not broken to a width), ``gap`` the number of blank lines above it,
    ``level`` a heading level that mark-up or font gives it, ``small`` whether it is set
    smaller, ``turn`` whether it is the first of a column, ``plain`` that it is set as body text
    where headings are set off.
    """

    text: str
    page: int = 1
    indent: float = 0.0
    end: float = 0.0
    room: float = 0.0
    gap: int = 0
    level: int = 0
    bold: bool = False
    small: bool = False
    turn: bool = False
    plain: bool = False


PARAGRAPH = "\f"
"""Before a line of a cell that opens a paragraph, where the reader sees it."""
CUT = "\ufdd0"
"""After a line of a cell that a word fills to the end, where the next may be the rest of it.

A word longer than its cell is wide is cut without a hyphen. The sign is one that no text holds.
"""
MAYBE_CUT = "\ufdd1"
"""The same where the width of the cell is known roughly: only the words tell."""


@dataclass(frozen=True)
class Row:
    """One row of a table as it stands on a page; ``head`` if the format says it holds headers.

    ``table`` tells tables apart where the reader knows where one ends (0: it does not). ``whole``
    says that the format knows rows: none goes on in the next, and the lines of a cell stay lines.
    ``band`` says that one cell takes the whole width, ``merged`` which cells go on from above,
    ``fact`` that it is a label and its value.
    """

    cells: tuple[str, ...]
    page: int = 1
    gap: int = 0
    head: bool = False
    bold: bool = False
    table: int = 0
    whole: bool = False
    band: bool = False
    merged: tuple[bool, ...] = ()
    fact: bool = False


@dataclass(frozen=True)
class Note:
    """A footnote between lines that it does not belong to: its sign and its own lines."""

    sign: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Aside:
    """A box beside the text: its lines and rows; the text goes on around it."""

    elements: tuple[Line | Row, ...]


Element = Line | Row | Note | Aside


def flat(elements: Iterable[Element]) -> Iterator[Line | Row]:
    """Yield lines and rows, those in boxes in their place."""
    for element in elements:
        if isinstance(element, Line | Row):
            yield element
        elif isinstance(element, Aside):
            yield from element.elements


@dataclass(frozen=True)
class RawBlock:
    """A block before the document's text is laid out.

    ``breaks`` lists where inside its text a new page begins: (offset, page). Table rows have
    ``cells`` (header, text) instead of a text. ``aside`` says that it stands in a box.
    """

    kind: BlockKind
    text: str = ""
    page: int = 1
    level: int = 0
    marker: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    table: int = 0
    breaks: tuple[tuple[int, int], ...] = ()
    aside: bool = False

    def numbered(self, marker: str, cut: int) -> RawBlock:
        """Return the block with a marker instead of the first ``cut`` characters of its text."""
        breaks = tuple((max(at - cut, 0), page) for at, page in self.breaks)
        return replace(self, marker=marker, text=self.text[cut:], breaks=breaks)


@dataclass(frozen=True)
class PageNote:
    """How well one page was read (0 to 1) and why."""

    number: int
    quality: float = 1.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a reader found in a file: blocks in reading order, pages, and what the file says.

    ``title`` comes from the file's properties; ``warnings`` are sentences for the user, ``status``
    is ``partial`` if some of it could not be read, and ``remedy`` then says what to do.
    """

    blocks: Sequence[RawBlock]
    pages: Sequence[PageNote] = (PageNote(1),)
    title: str = ""
    encoding: str = ""
    quality: float = 1.0
    status: str = "ok"
    remedy: str = ""
    warnings: tuple[str, ...] = field(default=())
