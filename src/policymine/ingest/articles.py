"""Agreements set like a law: sections that open with ``§ 4.``, and paragraphs with ``Stk. 2.``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from policymine.ingest.elements import RawBlock
from policymine.schema.document import BlockKind

_SECTION = re.compile(
    r"(?P<sign>§\s?(?P<number>\d{1,3}))(?:[.:)]|\s?[–—-])?(?:\s+(?=[»”\"]?[A-ZÆØÅ])|$)"
)
_PART = re.compile(r"(?P<sign>[Ss]tk\.?\s?\d{1,2})(?:[.:)]|\s?[–—-])?\s+(?=[»”\"]?[A-ZÆØÅ])")
_COUNT = 3
"""So many sections that count on from 1 are a document's own; others are cited from a law."""


def opens_part(text: str) -> bool:
    """Tell whether a line opens a part of a section: ``Stk. 2. Kommunen …``."""
    return _PART.match(text) is not None


def number_articles(blocks: list[RawBlock]) -> list[RawBlock]:
    """Split the numbers off sections and parts of a document set like a law.

    A part is running text, though its number was read as that of an item. A section's number that
    stands alone belongs to the heading below it.
    """
    found = [_split_part(block) for block in blocks]
    if not _counts(found):
        return found
    return list(_titled([_split(block, _SECTION) for block in found]))


def _split_part(block: RawBlock) -> RawBlock:
    if block.kind is BlockKind.LIST_ITEM and _PART.match(f"{block.marker} A"):
        return replace(block, kind=BlockKind.PARAGRAPH, level=0)
    return _split(block, _PART) if block.kind is BlockKind.PARAGRAPH else block


def _split(block: RawBlock, opening: re.Pattern[str]) -> RawBlock:
    found = opening.match(block.text) if _may_open(block) else None
    cut = found.end() if found else 0
    if found is None or cut == len(block.text):
        return block
    return block.numbered(found["sign"], cut)


def _may_open(block: RawBlock) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and not block.marker


def _counts(blocks: list[RawBlock]) -> bool:
    """Say whether sections count on from 1."""
    wanted = 1
    for block in blocks:
        found = _SECTION.match(block.text) if _may_open(block) else None
        if found and int(found["number"]) == wanted:
            wanted += 1
    return wanted > _COUNT


def _titled(blocks: list[RawBlock]) -> Iterator[RawBlock]:
    """Yield the blocks; a heading right under a number alone takes it for its own."""
    number = ""
    for block, below in pairwise([*blocks, None]):
        assert block is not None
        alone = _SECTION.fullmatch(block.text) if _may_open(block) else None
        headed = below is not None and below.kind is BlockKind.HEADING and not below.marker
        if alone and headed:
            number = alone["sign"]
            continue
        yield replace(block, marker=number) if number else block
        number = ""
