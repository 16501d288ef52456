"""The passages of a document that a name does not reach across: blocks, and lines of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policymine.schema.document import BlockKind, Document

SENTENCE_START = re.compile(r"(?:^|[.!?:;•–]\s+|\n\s*|[\"“»(]\s*)$")

LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Passage:
    """A block, or a line of a cell; offsets are those of the document."""

    block: int
    start: int
    text: str
    kind: BlockKind

    def opens(self, at: int) -> bool:
        """Say whether a sentence begins at ``at`` (an offset into ``text``)."""
        return bool(SENTENCE_START.search(self.text[max(0, at - 4) : at]))


def passages_of(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document, in the order of the text."""
    for number, block in enumerate(document.blocks):
        if block.kind is not BlockKind.TABLE_ROW:
            yield Passage(number, block.start, document.block_text(block), block.kind)
            continue
        for cell in block.cells:
            for line in LINE.finditer(document.text, cell.start, cell.end):
                yield Passage(number, line.start(), line[0], block.kind)
