"""A document's blocks cut at the marks, so that marks may begin anywhere and overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from policymine.report.sources.marks import Mark
from policymine.schema.document import Block, BlockKind, Document


@dataclass(frozen=True)
class Piece:
    """A run of text under one mark or none, the anchors that begin in it, the codes that end."""

    text: str
    mark: Mark | None
    anchors: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A block as the page shows it: its kind, page and level, and its cells cut into pieces."""

    kind: str
    page: int
    level: int
    cells: tuple[tuple[Piece, ...], ...]


def build_parts(document: Document, marks: Sequence[Mark]) -> list[tuple[str, tuple[Part, ...]]]:
    """Return the blocks of a document in runs of one kind and page, as lists and tables need."""
    anchored: set[str] = set()
    parts = [_part(document, block, marks, anchored) for block in document.blocks]
    runs = groupby(parts, key=lambda part: (part.kind, part.page))
    return [(kind, tuple(run)) for (kind, _), run in runs]


def _part(document: Document, block: Block, marks: Iterable[Mark], anchored: set[str]) -> Part:
    spans = [(cell.start, cell.end) for cell in block.cells] or [(block.start, block.end)]
    near = [mark for mark in marks if mark.start < block.end and mark.end > block.start]
    return Part(
        kind=block.kind.value,
        page=block.page,
        level=block.level if block.kind is BlockKind.HEADING else min(block.level, 3),
        cells=tuple(tuple(_cut(document.text, *span, near, anchored)) for span in spans),
    )


def _cut(
    text: str, start: int, end: int, marks: Iterable[Mark], anchored: set[str]
) -> Iterator[Piece]:
    """Yield the pieces of ``text[start:end]``; the shortest of several marks is shown."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    borders = {start, end}
    for mark in inside:
        borders |= {max(mark.start, start), min(mark.end, end)}
    for left, right in pairwise(sorted(borders)):
        over = [mark for mark in inside if mark.start < right and mark.end > left]
        fresh = [mark.anchor for mark in over if mark.anchor not in anchored]
        anchored.update(fresh)
        codes = (code for mark in over if right == min(mark.end, end) for code in mark.codes)
        shown = min(over, key=lambda mark: (mark.end - mark.start, mark.id), default=None)
        yield Piece(text[left:right], shown, tuple(fresh), tuple(dict.fromkeys(codes)))
