"""The passages of a document that a name does not reach across.

They are blocks and lines of a cell, cut where a label stands: ``Ansvarlig: PPR | Frist: | juni``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from policymine.extract.labels import find_labels
from policymine.schema.document import BlockKind, Document

SENTENCE_START = re.compile(r"(?:^|[.!?:;•–]\s+|\n\s*|[\"“»(]\s*)$")

LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Passage:
    """A block or a line of a cell, as far as a label; offsets are those of the document."""

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
            yield from _unlabelled(
                Passage(number, block.start, document.block_text(block), block.kind)
            )
            continue
        for cell in block.cells:
            for line in LINE.finditer(document.text, cell.start, cell.end):
                yield from _unlabelled(Passage(number, line.start(), line[0], block.kind))


def _unlabelled(passage: Passage) -> Iterator[Passage]:
    """Yield the parts of a passage before, in and after its labels."""
    cuts = {cut for begin, value, _ in find_labels(passage.text) for cut in (begin, value)}
    for start, end in pairwise(sorted({0, *cuts, len(passage.text)})):
        yield replace(passage, start=passage.start + start, text=passage.text[start:end])
