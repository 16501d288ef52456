"""Numbered paragraphs: running text whose paragraphs are counted, as in agreements and minutes.

``5.3 Afdelingen indkalder til et møde. Kommunen deltager.`` reads like an item of a list, but is a
paragraph of several sentences, each of which says its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.elements import RawBlock
from policymine.schema.document import BlockKind

_POINT = re.compile(r"\d{1,2}\.\d{1,2}\.?")
"""A number that names its section, too: ``5.3``."""
_OPENING = re.compile(r"(\d{1,2}\.\d{1,2})\.?\s+(?=[»”\"]?[A-ZÆØÅ])")
_COUNT = re.compile(r"(\d{1,3})[.)]?")
_NEXT = re.compile(r"[^\W\d_]{3,}[)»”\"]*[.?!]\s+[»”\"]?[A-ZÆØÅ]")
"""Where a second sentence begins."""
_STEP = 2
"""By how much the number of a paragraph is higher than that of the one before, at most."""
SEVERAL = 0.3
"""Paragraphs of text have more than one sentence at least in this share, items of a list rarely."""
MOST = 0.5
"""Where paragraphs are numbered, at least this share of the running text is."""


def number_paragraphs(blocks: list[RawBlock]) -> list[RawBlock]:
    """Read numbered items as paragraphs where a document numbers its running text.

    Most of its text stands in them, many have several sentences, and their count names the section
    or runs on from one section into the next. Items below them are a list of their own.
    """
    opened = [_take_point(block) for block in blocks]
    points = [n for n, block in enumerate(opened) if _is_point(block)]
    if _are_paragraphs(opened, points):
        return _lift_lists(opened, set(points))
    counted = _counted(blocks)
    return _lift_lists(blocks, set(counted)) if _are_paragraphs(blocks, counted) else blocks


def _take_point(block: RawBlock) -> RawBlock:
    """Split the number off a paragraph that opens with one: ``5.3 Parterne aftaler følgende:``."""
    found = _OPENING.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
    return block.numbered(found[1], found.end()) if found else block


def _is_item(block: RawBlock) -> bool:
    return block.kind is BlockKind.LIST_ITEM and not block.aside


def _is_point(block: RawBlock) -> bool:
    numbered = _POINT.fullmatch(block.marker) is not None
    return numbered and not block.aside and block.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)


def _counted(blocks: Sequence[RawBlock]) -> list[int]:
    """Return the items that count on from 1 below more than one heading, or none.

    A number may be missing, since a page break or a glyph beside it was read in its place.
    """
    places: list[int] = []
    last = 0
    for place, block in enumerate(blocks):
        found = _COUNT.fullmatch(block.marker) if _is_item(block) else None
        number = int(found[1]) if found else 0
        if number == 1:
            places = []
        if number and (number == 1 or (places and last < number <= last + _STEP)):
            places.append(place)
            last = number
    heads = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    between = sum(any(a < n < b for n in heads) for a, b in itertools.pairwise(places))
    return places if between > 1 else []


def _are_paragraphs(blocks: Sequence[RawBlock], places: Sequence[int]) -> bool:
    """Say whether numbered items are the running text of a document."""
    texts = [blocks[place].text for place in places]
    several = sum(_NEXT.search(text) is not None for text in texts)
    length = sum(map(len, texts))
    others = sum(
        len(block.text)
        for place, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH and place not in places
    )
    most = length >= MOST * (length + others)
    return several > 1 and several >= SEVERAL * len(texts) and most


def _lift_lists(blocks: Sequence[RawBlock], numbered: set[int]) -> list[RawBlock]:
    """Make numbered items paragraphs, and what was nested below each a list that begins anew."""
    found: list[RawBlock] = []
    step: int | None = None
    for place, block in enumerate(blocks):
        if place in numbered:
            block, step = replace(block, kind=BlockKind.PARAGRAPH, level=0), None
        elif block.kind is BlockKind.LIST_ITEM:
            step = block.level if step is None else min(step, block.level)
            block = replace(block, level=block.level - step)
        found.append(block)
    return found


def join_points(blocks: list[RawBlock]) -> list[RawBlock]:
    """Read paragraphs that open with a point's number as items where they count on in a list.

    ``1.3 Digital booking`` has no full stop to tell it from a heading; its neighbours ``1.2`` and
    ``1.4`` do. A heading between two points ends the count.
    """
    opened = [_take_point(block) for block in blocks]
    numbers = [_place(block) for block in opened]
    runs = {n for n, (a, b) in enumerate(itertools.pairwise(numbers)) if a and b and _next(a, b)}
    counted = runs | {n + 1 for n in runs}
    return [
        replace(opened[n], kind=BlockKind.LIST_ITEM, level=0)
        if n in counted and block.kind is BlockKind.PARAGRAPH and not block.marker
        else block
        for n, block in enumerate(blocks)
    ]


def _place(block: RawBlock) -> tuple[int, int] | None:
    """Return the section and the place in it that a point's number tells: ``5.3``."""
    if not _is_point(block):
        return None
    section, place = block.marker.rstrip(".").split(".")
    return int(section), int(place)


def _next(point: tuple[int, int], other: tuple[int, int]) -> bool:
    return other == (point[0], point[1] + 1)
