"""Lines and rows in reading order → blocks: headings, paragraphs, list items, table rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policymine.ingest.cut_words import mend_element
from policymine.ingest.elements import Aside, Element, Line, Note, RawBlock, Row
from policymine.ingest.forms import join_forms
from policymine.ingest.header_rows import join_header_rows
from policymine.ingest.headings import ends_open, is_shouted, may_head
from policymine.ingest.hyphens import Vocabulary, join_lines, read_vocabulary
from policymine.ingest.lists import Nesting
from policymine.ingest.markers import (
    Marker,
    find_letter_glyphs,
    parse_counted,
    parse_marker,
    parse_point,
)
from policymine.ingest.matrix import spread_matrices
from policymine.ingest.openblock import Habit, OpenBlock, read_habit
from policymine.ingest.pairs import cut_pairs
from policymine.ingest.sequence import finish
from policymine.ingest.shapes import recurring_labels, shape_level, take_number
from policymine.ingest.tables import TableBuilder
from policymine.ingest.transposed import turn_tables
from policymine.schema.document import BlockKind


@dataclass
class Structure:
    """Builds blocks from lines and rows fed in reading order."""

    vocabulary: Vocabulary
    letters: frozenset[str]
    shapes: bool = True
    habit: Habit = field(default_factory=Habit)
    blocks: list[RawBlock] = field(default_factory=list)
    open: OpenBlock | None = None
    alone: tuple[Marker, Line] | None = None
    nesting: Nesting = field(default_factory=Nesting)
    waiting: list[RawBlock] = field(default_factory=list)
    level: int = 0
    least: int = 0
    marked: int = 0
    again: frozenset[str] = frozenset()
    counts: dict[str, Marker] = field(default_factory=dict)

    def run(self, elements: Sequence[Element]) -> list[RawBlock]:
        """Take all elements and return the blocks."""
        elements = cut_pairs(elements)
        tables = TableBuilder(self.vocabulary, [e for e in elements if isinstance(e, Row)])
        flow = [element for element in elements if isinstance(element, Line | Row)]
        self.again = recurring_labels(flow)
        place = 0
        for element in elements:
            if isinstance(element, Note | Aside):
                self.take_apart(element)
                continue
            if isinstance(element, Row):
                self.close()
                tables.level = self.level
                tables.add(element)
            else:
                if tables.pending:
                    self.blocks.extend(tables.close())
                self.add(element, _line_at(flow, place - 1), _line_at(flow, place + 1))
            place += 1
        self.close()
        self.blocks.extend(tables.close())
        return self.blocks

    def add(self, line: Line, before: Line | None, after: Line | None) -> None:
        """Take the next line; ``before`` and ``after`` are its neighbours in the text."""
        near = after and not after.level and (not after.gap or after.page > line.page)
        follows = after.text if after and near else ""
        marked = parse_marker(line.text, self.letters) or parse_point(line.text, follows)
        last = self.open.marker if self.open else None
        marked = marked or parse_counted(line.text, last, after.text if after else "")
        marked = None if line.level else marked
        counted = marked is not None and self._counts(marked[0])
        if marked and self.open and self.open.runs_on(marked[0], line, counted=counted):
            marked = None
        if marked and not marked[1]:
            self.close()
            self.alone = (marked[0], line)
        elif marked:
            self._begin_item(marked[0], replace(line, text=marked[1]), line)
        elif self.alone:
            marker, first = self.alone
            self._begin_item(marker, line, first)
        elif self.open and not line.level and self.open.continues(line, self.habit):
            self.open.lines.append(line)
        else:
            self._begin_text(line, before, after)

    def _counts(self, marker: Marker) -> bool:
        """Tell whether a marker opens a count or goes on with one of its style."""
        last = self.counts.get(marker.style)
        return marker.opens_count or (last is not None and marker.is_next(last))

    def _begin_item(self, marker: Marker, line: Line, first: Line) -> None:
        self.close()
        self.alone = None
        self.counts[marker.style] = marker
        level = self.nesting.level(marker, first.indent)
        self.open = OpenBlock(BlockKind.LIST_ITEM, [line], marker, level, first.indent)

    def _begin_text(self, line: Line, before: Line | None, after: Line | None) -> None:
        shape = shape_level(line, before, after) if self.shapes and not line.level else 0
        self.marked = line.level or self.marked
        least = max(self.least, min(self.marked + 1, 6) if line.text in self.again else 0)
        level = line.level or (max(shape, least) if shape else 0)
        if level and self.open and self.open.kind is BlockKind.HEADING:
            last = self.open.lines[-1]
            same = self.open.level == level and line.gap == 0 and line.bold == last.bold
            shouted = is_shouted(line.text) and is_shouted(last.text)
            runs_on = line.level or ends_open(last.text) or shouted
            if same and not line.turn and line.page == last.page and runs_on:
                self.open.lines.append(line)
                return
        self.close()
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        self.open = OpenBlock(kind, [line], None, level, line.indent)

    def take_apart(self, element: Note | Aside) -> None:
        """Take a footnote or a box: it stands after the block that it interrupts."""
        if isinstance(element, Note):
            lines = [(line.text, line.page) for line in element.lines]
            text, breaks = join_lines(lines, self.vocabulary)
            page, sign = element.lines[0].page, element.sign
            note = RawBlock(BlockKind.FOOTNOTE, text, page, marker=sign, breaks=breaks)
            self.waiting.extend([note] if text else [])
        else:
            strict = Nesting(self.nesting.strict)
            inner = Structure(self.vocabulary, self.letters, self.shapes, nesting=strict, least=5)
            apart = inner.run(element.elements)
            self.waiting.extend(replace(block, aside=True) for block in apart)
        if self.open is None:
            self._write_waiting()

    def _write_waiting(self) -> None:
        self.blocks.extend(self.waiting)
        self.waiting.clear()

    def close(self) -> None:
        """End the open block."""
        self._close_block()
        self._write_waiting()

    def _close_block(self) -> None:
        block, self.open = self.open, None
        if block is None:
            return
        if block.kind is not BlockKind.LIST_ITEM:
            self.nesting.reset()
        text, breaks = join_lines([(line.text, line.page) for line in block.lines], self.vocabulary)
        marker = block.marker.sign if block.marker else ""
        raw = RawBlock(block.kind, text, block.lines[0].page, block.level, marker, breaks=breaks)
        if block.kind is BlockKind.HEADING and len(block.lines) > 1 and not may_head(text):
            raw = replace(raw, kind=BlockKind.PARAGRAPH, level=0)
        elif block.kind is BlockKind.HEADING:
            raw = take_number(raw)
            self.level = block.level
        if text:
            self.blocks.append(raw)


def find_blocks(
    elements: Sequence[Element], *, shapes: bool = True, strict: bool = False
) -> list[RawBlock]:
    """Turn lines and rows in reading order into blocks.

    ``shapes`` says whether a line's shape alone may make it a heading (not where fonts tell),
    ``strict`` whether items nest by their indentation alone.
    """
    lines = [element.text for element in elements if isinstance(element, Line)]
    cells = [cell for element in elements if isinstance(element, Row) for cell in element.cells]
    vocabulary = read_vocabulary([*lines, *(line for cell in cells for line in cell.split("\n"))])
    mended = join_forms(mend_element(element, vocabulary) for element in elements)
    elements = [*join_header_rows(turn_tables(mended))]
    structure = Structure(
        vocabulary,
        find_letter_glyphs(lines),
        shapes,
        read_habit(elements),
        nesting=Nesting(strict),
    )
    return finish(spread_matrices(structure.run(elements)), shapes=shapes)


def _line_at(elements: Sequence[Line | Row], place: int) -> Line | None:
    """Return the line at a place; a row stands for a line that says nothing about the text."""
    if not 0 <= place < len(elements):
        return None
    element = elements[place]
    if isinstance(element, Line):
        return element
    return Line("\t".join(element.cells) or "|", element.page, gap=1)
