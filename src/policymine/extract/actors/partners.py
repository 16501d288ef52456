"""Cells and labelled lines that name with whom an act is done: ``Partnere: SIND, PPR``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from policymine.extract.actors.cells import names_inside, read_pieces
from policymine.extract.actors.names import Name
from policymine.extract.labels import find_labels
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import Block, BlockKind, Document
from policymine.schema.finding import ActorType, Sector

SENTENCE = re.compile(r"[.!?]\s")
LINE_END = re.compile(r"\n|\.(?:\s|$)|$")


def find_partners(document: Document, found: Sequence[Name]) -> Iterator[Name]:
    """Yield the actors that cells and lines of partners name beside those already found there.

    They may be anybody; what is no list of names ("Alle spørges. De svarer") is not read.
    """
    for anchor in _partner_cells(document):
        if SENTENCE.search(anchor.quote):
            continue
        for name in read_pieces(anchor, names_inside(anchor, found)):
            unit = name.type is ActorType.UNIT
            unknown = replace(name, type=ActorType.UNKNOWN, sector=Sector.UNKNOWN, own=False)
            yield unknown if unit else name


def _partner_cells(document: Document) -> Iterator[Anchor]:
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
