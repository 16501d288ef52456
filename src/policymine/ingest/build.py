"""Blocks → document: lay out the text, so that every block and cell has its offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from policymine.ingest.elements import PageNote, RawBlock
from policymine.schema.document import Block, BlockKind, Cell, Page

BETWEEN_BLOCKS = "\n\n"
BETWEEN_CELLS = "\t"


@dataclass
class Layout:
    """The text as it grows, the blocks in it, and where each page was first seen."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    length: int = 0

    def write(self, text: str) -> tuple[int, int]:
        """Append text and return its span."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def see(self, page: int, offset: int) -> None:
        """Note that a page is seen at an offset; only the first time counts."""
        self.starts.setdefault(page, offset)

    def add(self, raw: RawBlock) -> None:
        """Append one block."""
        if self.blocks:
            self.write(BETWEEN_BLOCKS)
        self.see(raw.page, self.length)
        if raw.kind is BlockKind.TABLE_ROW:
            self._add_row(raw)
            return
        start, end = self.write(raw.text)
        for at, page in raw.breaks:
            self.see(page, start + at)
        self.blocks.append(
            Block(
                kind=raw.kind,
                start=start,
                end=end,
                page=raw.page,
                level=raw.level,
                marker=raw.marker,
                aside=raw.aside,
            )
        )

    def _add_row(self, raw: RawBlock) -> None:
        start, cells = self.length, []
        for number, (header, text) in enumerate(raw.cells):
            if number:
                self.write(BETWEEN_CELLS)
            first, last = self.write(text)
            cells.append(Cell(header=header, start=first, end=last))
        self.blocks.append(
            Block(
                kind=raw.kind,
                start=start,
                end=self.length,
                page=raw.page,
                cells=tuple(cells),
                table=raw.table or None,
                aside=raw.aside,
            )
        )


def build_layout(
    blocks: Sequence[RawBlock], pages: Sequence[PageNote]
) -> tuple[str, tuple[Block, ...], tuple[Page, ...]]:
    """Return the text of the document, its blocks and its pages.

    A page that begins inside a table row starts where the next block does.
    """
    layout = Layout()
    for raw in blocks:
        layout.add(raw)
    return "".join(layout.parts), tuple(layout.blocks), _build_pages(layout, pages)


def _build_pages(layout: Layout, notes: Sequence[PageNote]) -> tuple[Page, ...]:
    """Return the pages in ascending order of number and of start."""
    known = {note.number: note for note in notes}
    numbers = sorted(known.keys() | layout.starts.keys())
    pages, following = [], layout.length
    for number in reversed(numbers):
        following = min(layout.starts.get(number, following), following)
        note = known.get(number, PageNote(number))
        pages.append(Page(number=number, start=following, quality=note.quality, notes=note.notes))
    if pages:
        pages[-1] = pages[-1].model_copy(update={"start": 0})
    return tuple(reversed(pages))
