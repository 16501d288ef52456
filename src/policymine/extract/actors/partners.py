"""Cells and labelled lines that name with whom an act is done: ``Partnere: SIND, PPR``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.labels import find_labels
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import Block, BlockKind, Document

LINE_END = re.compile(r"\n|\.(?:\s|$)|$")


def partner_cells(document: Document) -> Iterator[Anchor]:
    """Yield the passages of a document that a header or a label says name partners."""
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.TABLE_ROW:
            spans = _cells(document, block)
        else:
            spans = _labelled(document, block)
        for start, end in spans:
            if document.text[start:end].strip():
                yield document.anchor(number, start, end)


@cache
def _partners() -> re.Pattern[str]:
    words = read_lexicon("actors")["responsible"]["partner_labels"]
    return re.compile(rf"(?:{'|'.join(words)})\W*", re.IGNORECASE)


def _cells(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the cells below a header of partners, or right of one in a table of two columns."""
    before = ""
    for cell in block.cells:
        if _partners().fullmatch(cell.header.strip()) or _partners().fullmatch(before):
            yield cell.start, cell.end
        else:
            yield from _labelled(document, block, cell.start, cell.end)
        before = document.text[cell.start : cell.end].strip()


def _labelled(
    document: Document, block: Block, start: int | None = None, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield what stands after a label of partners, up to the next label or the end of the line."""
    start, end = block.start if start is None else start, block.end if end is None else end
    labels = find_labels(document.text[start:end])
    stops = [begin for begin, _, _ in labels[1:]] + [end - start]
    for (_, value, label), stop in zip(labels, stops, strict=False):
        if _partners().fullmatch(label):
            last = LINE_END.search(document.text, start + value, start + stop)
            yield start + value, last.start() if last else start + stop
