"""The sequence of blocks: what only all of it shows, titles, numbered headings, counted bullets."""

from __future__ import annotations

import re
from dataclasses import replace

from policymine.ingest.articles import number_articles
from policymine.ingest.elements import RawBlock
from policymine.ingest.headings import is_final, is_numbered, is_opener
from policymine.ingest.lists import number_bullets
from policymine.ingest.numbered import join_points, number_paragraphs
from policymine.ingest.recurring import nest_recurring
from policymine.schema.document import BlockKind

_ORDINAL = re.compile(r"(\d{1,2})\.")
"""The marker of a point in the count of sections: ``3.``."""
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?$")
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?$")
"""The markers of sections, and of those below others: ``3.1``."""


def finish(blocks: list[RawBlock], *, shapes: bool = True) -> list[RawBlock]:
    """Settle what only the whole sequence of blocks shows.

    ``shapes`` says whether levels come from the shape of lines.
    """
    counted = _fill_count(_numbered_headings(_title_first(blocks)))
    headed = nest_recurring(_lift_sections(counted) if shapes else counted)
    return number_articles(join_points(number_paragraphs(number_bullets(headed))))


def _lift_sections(blocks: list[RawBlock]) -> list[RawBlock]:
    """Set the sections of a document without chapters beside its other headings: ``5.1``, ``5.2``.

    The shape of their numbers had them one level below a chapter ``5`` that is not there.
    """
    heads = [block for block in blocks if block.kind is BlockKind.HEADING]
    depths = {
        block.marker.rstrip(".").count(".") for block in heads if _SECTION.match(block.marker)
    }
    named = any(is_numbered(block.text) for block in heads)
    if not depths or min(depths) != 1 or named:
        return blocks
    return [
        replace(block, level=block.level - 1)
        if block.kind is BlockKind.HEADING
        and _DOTTED.match(block.marker)
        and block.level == block.marker.rstrip(".").count(".") + 2
        else block
        for block in blocks
    ]


def _title_first(blocks: list[RawBlock]) -> list[RawBlock]:
    """Make the first of the headings that open a document its title (level 1).

    One that opens a part (``Mål 1: …``, ``Baggrund``) is none.
    """
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and not block.marker:
            if not (is_numbered(block.text) or is_opener(block.text)) and all(
                other.level > 1 for other in blocks if other.kind is BlockKind.HEADING
            ):
                blocks[place] = replace(block, level=1)
            break
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > 120 or place > 6:
            break
    return blocks


def _numbered_headings(blocks: list[RawBlock]) -> list[RawBlock]:
    """Read ``1. Title`` as a heading where text or ``1.1`` follows and no sibling is next to it."""

    def number(place: int) -> tuple[str, int] | None:
        if not 0 <= place < len(blocks) or blocks[place].kind is not BlockKind.LIST_ITEM:
            return None
        match = re.fullmatch(r"(\d{1,2}\.)?(\d{1,2})[.)]?", blocks[place].marker)
        return (match[1] or "", int(match[2])) if match else None

    found = list(blocks)
    for place, block in enumerate(blocks[:-1]):
        own = number(place)
        if own is None or len(block.text) > 100 or is_final(block.text):
            continue
        section, count = own
        lonely = number(place + 1) != (section, count + 1) and (
            number(place - 1) != (section, count - 1)
        )
        below = number(place + 1) == (f"{count}.", 1)
        text = blocks[place + 1].kind in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)
        if lonely and (text or below):
            found[place] = replace(block, kind=BlockKind.HEADING, level=2)
    return found


def _fill_count(blocks: list[RawBlock]) -> list[RawBlock]:
    """Read a lone numbered item as a heading where it fills a gap in the count of the headings.

    Its section may begin with a list or a heading below it, and it may be a question.
    """
    found = list(blocks)
    heads = {
        int(block.marker.rstrip(".")): place
        for place, block in enumerate(found)
        if block.kind is BlockKind.HEADING and re.fullmatch(r"\d{1,2}\.?", block.marker)
    }
    gaps = [place for place in range(len(found) - 1) if _may_count(found, place)]
    # Upwards first, so that the last of several lone numbers is held against a heading that stands.
    for place in [*gaps[::-1], *gaps]:
        number = int(found[place].marker.rstrip("."))
        above, below = heads.get(number - 1, place), heads.get(number + 1, place)
        if number not in heads and above <= place <= below and above < below:
            heads[number] = place
            found[place] = replace(found[place], kind=BlockKind.HEADING, level=2)
            _lift_items(found, place + 1)
    return found


def _may_count(blocks: list[RawBlock], place: int) -> bool:
    """Tell whether an item may be a numbered heading: short, alone, something else below it."""
    block, below = blocks[place], blocks[place + 1]
    numbered = block.kind is BlockKind.LIST_ITEM and _ORDINAL.fullmatch(block.marker)
    if not numbered or len(block.text) > 100:
        return False
    closed = is_final(block.text) and not block.text.endswith("?")
    sibling = below.kind is BlockKind.LIST_ITEM and _ORDINAL.fullmatch(below.marker)
    named = below.marker.startswith(block.marker) or is_numbered(below.text)
    deeper = below.kind is not BlockKind.HEADING or named
    return not closed and not sibling and deeper and not _follows_item(blocks, place)


def _follows_item(blocks: list[RawBlock], place: int) -> bool:
    above = blocks[place - 1] if place else None
    number = _ORDINAL.fullmatch(above.marker) if above else None
    item = above is not None and above.kind is BlockKind.LIST_ITEM
    return item and number is not None and int(number[1]) + 1 == int(blocks[place].marker[:-1])


def _lift_items(blocks: list[RawBlock], place: int) -> None:
    """Take out the items below a heading that were read as nested in it."""
    step = blocks[place].level if blocks[place].kind is BlockKind.LIST_ITEM else 0
    while step and place < len(blocks) and blocks[place].kind is BlockKind.LIST_ITEM:
        blocks[place] = replace(blocks[place], level=max(blocks[place].level - step, 0))
        place += 1
