"""What may be the cells of a table in plain text: lines, or blocks of lines where they are broken.

Word and LibreOffice write a cell's paragraph as one line, and a blank line for an empty cell;
``pdftotext`` breaks it at the cell's width, and parts it from the next by a blank line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise, zip_longest

from policymine.ingest.column_names import is_column_name
from policymine.ingest.elements import Element, Line
from policymine.ingest.headings import ends_open, is_numbered, starts_lower
from policymine.ingest.openings import opens_time
from policymine.ingest.text.cell_shapes import ROW_NUMBER, shape_of
from policymine.ingest.text.width import UNBROKEN, blocks_of, runs_over

_WIDEST = 0.7
"""Of the width of the text, what most lines of a cell take at most."""
_LONG = 100
"""From how many characters on such a cell is rather a paragraph of text."""
_TITLE = re.compile(
    r"(?:\w+\s)?(?:\d{1,2}(?:\.\d{1,2})*|[A-H]|[IVX]{1,4})[.:]?\s+(?:[–-]\s)?(\w.*)"
)
_LONGEST_TITLE = 110
_TIME = 25
"""Characters of a time."""


@dataclass(frozen=True)
class Cell:
    """What may be a cell of a table, or a paragraph of one; ``gap`` counts the blank lines above.

    ``barred`` says that it is none, ``broken`` that its lines were broken to a width, and
    ``titled`` that its text is the title of a part of the document.
    """

    elements: tuple[Element, ...]
    text: str = ""
    gap: int = 0
    barred: bool = False
    broken: bool = False
    titled: bool = False

    @property
    def lines(self) -> list[Line]:
        """Return its lines."""
        return [element for element in self.elements if isinstance(element, Line)]

    @property
    def page(self) -> int:
        """Return the page on which it begins."""
        return next((line.page for line in self.lines), 0)

    @cached_property
    def shape(self) -> str:
        """Return what it looks like."""
        shape = shape_of(self.text)
        return "counted" if self.titled and shape in ("short", "long") else shape

    @cached_property
    def size(self) -> float:
        """Return the logarithm of its length."""
        return math.log(len(self.text) + 1)

    @property
    def long(self) -> bool:
        """Tell whether it is as long as a paragraph of text."""
        return not self.broken and len(self.text) > _LONG

    @cached_property
    def named(self) -> bool:
        """Tell whether it is a usual name of a column."""
        return not self.barred and is_column_name(self.text)


def read_cells(elements: Sequence[Element]) -> list[Cell]:
    """Return all elements as cells, those that can be none barred."""
    lines = [element for element in elements if isinstance(element, Line)]
    width = _text_width(lines) if any(line.room for line in lines) else 0
    titles = _titles(lines)
    cells: list[Cell] = []
    for is_line, group in groupby(elements, key=lambda element: isinstance(element, Line)):
        if not is_line:
            cells.extend(Cell((element,), barred=True) for element in group)
            continue
        run = [element for element in group if isinstance(element, Line)]
        blocks = _blocks(run) if width else ((line,) for line in run)
        cells.extend(_cell(block, width, titles) for block in blocks)
    return cells


def _cell(block: Sequence[Line], width: float, titles: frozenset[str]) -> Cell:
    text = text_of(block)
    # What large print seems to make a heading may be a cell whose lines are broken.
    marked = any(
        (line.level and not line.room) or "\t" in line.text or "|" in line.text for line in block
    )
    lengths = sorted(len(line.text) for line in block)
    prose = 0 < _WIDEST * width < lengths[len(lengths) // 2]
    titled = text.casefold() in titles
    return Cell(tuple(block), text, block[0].gap, marked or prose, width > 0, titled)


def _text_width(lines: Sequence[Line]) -> float:
    """Return the width of a text whose lines are broken: that of the longest that runs over.

    What a divided word held together is two of its lines.
    """
    over = [line.end - line.indent for line, below in pairwise(lines) if runs_over(line, below)]
    single = [width for width in over if width <= UNBROKEN]
    return max(single or over, default=max(line.end - line.indent for line in lines))


def _titles(lines: Sequence[Line]) -> frozenset[str]:
    """Return the titles of the parts of a document that a number or a label opens."""
    found = (_TITLE.match(line.text) for line in lines if len(line.text) <= _LONGEST_TITLE)
    return frozenset(match[1].casefold() for match in found if match)


def _blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Cut lines into blocks: at blank lines, before a number of a row, a theme, a time, a name."""
    blocks = [*blocks_of(lines)]
    for block, below in zip_longest(blocks, blocks[1:]):
        start = 0
        for place in range(1, len(block)):
            if _opens(block[place:], block[start:place], below):
                yield block[start:place]
                start = place
        yield block[start:]


def _opens(lines: Sequence[Line], above: Sequence[Line], below: Sequence[Line] | None) -> bool:
    """Tell whether a line opens a cell though it stands right below others.

    ``lines`` are it and the rest of its block, ``below`` is the next block.
    """
    line = lines[0]
    if ROW_NUMBER.fullmatch(line.text) or is_numbered(line.text):
        return True
    if len(above) < 3 and is_numbered(text_of(above)) and not starts_lower(line.text):
        return True
    open_above = ends_open(above[-1].text) or shape_of(above[-1].text) == "date"
    if _is_time(lines) and not open_above:
        return True
    named = below is not None and is_column_name(below[0].text)
    return len(lines) == 1 and named and is_column_name(line.text) and line.text[:1].isupper()


def _is_time(lines: Sequence[Line]) -> bool:
    """Tell whether lines say when, and nothing more: ``1. kvartal`` / ``2026``."""
    text = text_of(lines)
    return len(text) <= _TIME and opens_time(text)


def text_of(lines: Sequence[Line]) -> str:
    """Return lines as one."""
    return " ".join(line.text for line in lines)
