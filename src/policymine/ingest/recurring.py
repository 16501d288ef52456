"""Headings that stand again under each theme: they part the themes, and are no theme themselves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from policymine.ingest.elements import RawBlock
from policymine.schema.document import BlockKind

DEEPEST = 6


def nest_recurring(blocks: list[RawBlock]) -> list[RawBlock]:
    """Set headings that recur under others of their level one level below them.

    ``I Nordby`` and ``I Sydby`` under every theme, set like the themes' own names. A paragraph that
    reads like one of them is another.
    """
    names = _names(blocks)
    once = _once(blocks) if names else {}
    levels = {name: places[0][1] for name, places in names.items() if _parts(once, places)}
    if not levels:
        return blocks
    found: list[RawBlock] = []
    above = 0
    for block in blocks:
        level = levels.get(_key(block), 0)
        if level and block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and not block.aside:
            block, above = replace(block, kind=BlockKind.HEADING, level=level + 1), level
        elif block.kind is BlockKind.HEADING and block.level <= above:
            above = 0
        elif block.kind is BlockKind.HEADING and above:
            block = replace(block, level=min(block.level + 1, DEEPEST))
        found.append(block)
    return found


def _key(block: RawBlock) -> str:
    return "" if block.marker else block.text.rstrip(":").casefold()


def _names(blocks: Sequence[RawBlock]) -> dict[str, list[tuple[int, int]]]:
    """Return the places and levels of each heading without a number that stands more than once."""
    names: dict[str, list[tuple[int, int]]] = {}
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and not block.aside and _key(block):
            names.setdefault(_key(block), []).append((place, block.level))
    return {name: places for name, places in names.items() if len(places) > 1}


def _parts(once: Mapping[int, Sequence[int]], places: Sequence[tuple[int, int]]) -> bool:
    """Say whether a heading stands at one level, each time under another that stands but once."""
    ((_, level), *_) = places
    if not 1 < level < DEEPEST or any(other != level for _, other in places):
        return False
    single = once.get(level, [])
    starts = [-1, *(place for place, _ in places)]
    return all(bisect_right(single, a) < bisect_left(single, b) for a, b in pairwise(starts))


def _once(blocks: Sequence[RawBlock]) -> dict[int, list[int]]:
    """Return the places of the headings that stand only once at their level, by level."""
    heads = [(n, block) for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    texts = [(block.level, _key(block) or block.text) for _, block in heads]
    counts = Counter(texts)
    found: dict[int, list[int]] = {}
    for (place, _), (level, text) in zip(heads, texts, strict=True):
        if counts[level, text] == 1:
            found.setdefault(level, []).append(place)
    return found
