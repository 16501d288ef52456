"""Lines and rows in reading order → blocks: headings, paragraphs, list items, table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policymine.ingest import lexicon
from policymine.ingest.elements import Aside, Element, Line, Note, RawBlock, Row
from policymine.ingest.headings import (
    ends_open,
    heading_level,
    is_deliberate,
    is_final,
    is_numbered,
    is_shouted,
    may_head,
    starts_lower,
)
from policymine.ingest.hyphens import Vocabulary, join_lines, read_vocabulary
from policymine.ingest.lists import (
    Marker,
    Nesting,
    find_letter_glyphs,
    number_bullets,
    parse_marker,
)
from policymine.ingest.tables import TableBuilder
from policymine.schema.document import BlockKind

_HEADING_NUMBER = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.)\s+(?=[^\W\d_]|[\"'”»„])(?!%|pct|procent|år\b)"
)


@dataclass
class Open:
    """The block that lines are being added to."""

    kind: BlockKind
    lines: list[Line]
    marker: Marker | None = None
    level: int = 0
    indent: float = 0.0


@dataclass
class Structure:
    """Builds blocks from lines and rows fed in reading order."""

    vocabulary: Vocabulary
    letters: frozenset[str]
    shapes: bool = True
    margin: float = 0.0
    tight: bool = False
    blocks: list[RawBlock] = field(default_factory=list)
    open: Open | None = None
    alone: tuple[Marker, Line] | None = None
    nesting: Nesting = field(default_factory=Nesting)
    waiting: list[RawBlock] = field(default_factory=list)

    def run(self, elements: Sequence[Element]) -> list[RawBlock]:
        """Take all elements and return the blocks."""
        rows = TableBuilder(self.vocabulary, elements)
        flow = [element for element in elements if isinstance(element, Line | Row)]
        place = 0
        for element in elements:
            if isinstance(element, Note | Aside):
                self.take_apart(element)
                continue
            if isinstance(element, Row):
                self.close()
                rows.add(element)
            else:
                if rows.pending:
                    self.blocks.extend(rows.close())
                self.add(element, _line_at(flow, place - 1), _line_at(flow, place + 1))
            place += 1
        self.close()
        self.blocks.extend(rows.close())
        return self.blocks

    def add(self, line: Line, before: Line | None, after: Line | None) -> None:
        """Take the next line; ``before`` and ``after`` are its neighbours in the text."""
        marked = None if line.level else parse_marker(line.text, self.letters)
        if marked and self._runs_on(marked[0], line):
            marked = None
        if marked and not marked[1]:
            self.close()
            self.alone = (marked[0], line)
        elif marked:
            self._begin_item(marked[0], replace(line, text=marked[1]), line)
        elif self.alone:
            marker, first = self.alone
            self._begin_item(marker, line, first)
        elif self.open and not line.level and self.continues(self.open, line):
            self.open.lines.append(line)
        else:
            self._begin_text(line, before, after)

    def _runs_on(self, marker: Marker, line: Line) -> bool:
        """Tell whether what looks like a marker is a number or a dash inside a sentence."""
        if self.open is None or line.gap:
            return False
        last = self.open.lines[-1]
        open_number = self.open.marker.number if self.open.marker else None
        if marker.number is not None and open_number is not None:
            return marker.number != open_number + 1 and not is_final(last.text)
        if marker.number is not None or marker.style[:1] in "ai":
            return ends_open(last.text) and not is_deliberate(last, line)
        dash = marker.style in "-–—−+"
        other = self.open.marker is None or self.open.marker.style != marker.style
        return dash and other and not is_final(last.text) and not is_deliberate(last, line)

    def _begin_item(self, marker: Marker, line: Line, first: Line) -> None:
        self.close()
        self.alone = None
        level = self.nesting.level(marker, first.indent)
        self.open = Open(BlockKind.LIST_ITEM, [line], marker, level, first.indent)

    def _begin_text(self, line: Line, before: Line | None, after: Line | None) -> None:
        level = line.level or (heading_level(line, before, after) if self.shapes else 0)
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
        self.open = Open(kind, [line], None, level, line.indent)

    def continues(self, block: Open, line: Line) -> bool:
        """Tell whether a line without a marker goes on with the open block."""
        last = block.lines[-1]
        if block.kind is BlockKind.HEADING:
            logo = line.text.casefold() in lexicon.words("headings", "logo")
            shouted = is_shouted(last.text) and is_shouted(line.text)
            split = ends_open(last.text) and (starts_lower(line.text) or shouted)
            return line.gap == 0 and not line.turn and line.page == last.page and (split or logo)
        if line.small != last.small:
            return False
        turned = line.page != last.page or line.turn
        unfinished = not is_final(last.text)
        if unfinished and (starts_lower(line.text) or self._must_go_on(block, line)):
            return True
        if turned and unfinished and not is_deliberate(last, line) and not line.bold:
            return True
        hanging = block.kind is BlockKind.LIST_ITEM and self._hangs(block, line)
        if line.gap and not turned:
            return hanging and not line.bold
        if hanging and not turned:
            return True
        if is_deliberate(last, line) or turned:
            return starts_lower(line.text) and not line.gap and bool(line.room)
        if block.kind is BlockKind.LIST_ITEM and self.tight and is_final(last.text):
            return False
        indented = line.indent >= last.indent + 1.9 and len(block.lines) > 1
        return not (indented and is_final(last.text) and block.kind is BlockKind.PARAGRAPH)

    def _must_go_on(self, block: Open, line: Line) -> bool:
        """Tell whether the open block stops in the middle of a sentence before this line."""
        last = block.lines[-1]
        if is_numbered(line.text) or (line.gap and is_deliberate(last, line)):
            return False
        half = len(block.lines) > 1 and block.lines[-2].text.endswith("-")
        return ends_open(last.text) and not (half and " " not in last.text)

    def _hangs(self, block: Open, line: Line) -> bool:
        """Tell whether a line is set in under the text of an item."""
        step = 0.9 if line.gap else 1.9
        return line.indent >= block.indent + step and line.indent > self.margin

    def take_apart(self, element: Note | Aside) -> None:
        """Take a footnote or a box: it stands after the block that it interrupts."""
        if isinstance(element, Note):
            lines = [(line.text, line.page) for line in element.lines]
            text, breaks = join_lines(lines, self.vocabulary)
            page, sign = element.lines[0].page, element.sign
            note = RawBlock(BlockKind.FOOTNOTE, text, page, marker=sign, breaks=breaks)
            self.waiting.extend([note] if text else [])
        else:
            inner = Structure(self.vocabulary, self.letters, self.shapes)
            self.waiting.extend(inner.run(element.elements))
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
        if block.kind is BlockKind.HEADING and len(block.lines) > 1 and not may_head(text):
            block.kind, block.level = BlockKind.PARAGRAPH, 0
        elif block.kind is BlockKind.HEADING:
            marker, text, breaks = _take_number(text, breaks)
        if text:
            page = block.lines[0].page
            raw = RawBlock(block.kind, text, page, block.level, marker, breaks=breaks)
            self.blocks.append(raw)


def _take_number(
    text: str, breaks: tuple[tuple[int, int], ...]
) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    """Split the section number off a heading; a year is none."""
    match = _HEADING_NUMBER.match(text)
    if match is None:
        return "", text, breaks
    cut = match.end()
    return match[1], text[cut:], tuple((max(at - cut, 0), page) for at, page in breaks)


def find_blocks(elements: Sequence[Element], *, shapes: bool = True) -> list[RawBlock]:
    """Turn lines and rows in reading order into blocks.

    ``shapes`` says whether a line's shape alone may make it a heading (not where fonts tell).
    """
    lines = [element.text for element in elements if isinstance(element, Line)]
    cells = [cell for element in elements if isinstance(element, Row) for cell in element.cells]
    vocabulary = read_vocabulary([*lines, *cells])
    structure = Structure(
        vocabulary, find_letter_glyphs(lines), shapes, _margin(elements), _is_tight(elements)
    )
    return finish(structure.run(elements))


def _margin(elements: Sequence[Element]) -> float:
    """Return the indentation that most lines have."""
    counts = Counter(round(line.indent) for line in elements if isinstance(line, Line))
    return float(counts.most_common(1)[0][0]) if counts else 0.0


def _is_tight(elements: Sequence[Element]) -> bool:
    """Tell whether there are hardly any blank lines, so that none can be missed after a list."""
    lines = [element for element in elements if isinstance(element, Line)]
    return len(lines) > 20 and sum(line.gap > 0 for line in lines) < 0.05 * len(lines)


def _line_at(elements: Sequence[Line | Row], place: int) -> Line | None:
    """Return the line at a place; a row stands for a line that says nothing about the text."""
    if not 0 <= place < len(elements):
        return None
    element = elements[place]
    if isinstance(element, Line):
        return element
    return Line("\t".join(element.cells) or "|", element.page, gap=1)


def finish(blocks: list[RawBlock]) -> list[RawBlock]:
    """Settle what only the whole sequence of blocks shows."""
    return number_bullets(_numbered_headings(_title_first(blocks)))


def _title_first(blocks: list[RawBlock]) -> list[RawBlock]:
    """Make the first of the headings that open a document its title (level 1)."""
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and not block.marker:
            if not is_numbered(block.text) and all(
                other.level > 1 for other in blocks if other.kind is BlockKind.HEADING
            ):
                blocks[place] = replace(block, level=1)
            break
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > 120 or place > 6:
            break
    return blocks


def _numbered_headings(blocks: list[RawBlock]) -> list[RawBlock]:
    """Read ``1. Title`` as a heading where text follows and no sibling stands next to it."""

    def number(place: int) -> int | None:
        if not 0 <= place < len(blocks) or blocks[place].kind is not BlockKind.LIST_ITEM:
            return None
        match = re.fullmatch(r"(\d{1,2})[.)]", blocks[place].marker)
        return int(match[1]) if match else None

    found = list(blocks)
    for place, block in enumerate(blocks[:-1]):
        own = number(place)
        if own is None or len(block.text) > 100 or is_final(block.text):
            continue
        following = blocks[place + 1].kind
        lonely = number(place + 1) != own + 1 and number(place - 1) != own - 1
        if lonely and following in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW):
            found[place] = replace(block, kind=BlockKind.HEADING, level=2)
    return found
