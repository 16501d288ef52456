"""The sequence of blocks: what only all of it shows, titles, numbered headings, counted bullets."""

from __future__ import annotations

import re
from dataclasses import replace

from policymine.ingest.elements import RawBlock
from policymine.ingest.headings import is_final, is_numbered, is_opener
from policymine.ingest.lists import number_bullets
from policymine.schema.document import BlockKind


def finish(blocks: list[RawBlock]) -> list[RawBlock]:
    """Settle what only the whole sequence of blocks shows."""
    return number_bullets(_numbered_headings(_title_first(blocks)))


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
    """Read ``1. Title`` as a heading where text follows and no sibling stands next to it."""

    def number(place: int) -> int | None:
        if not 0 <= place < len(blocks) or blocks[place].kind is not BlockKind.LIST_ITEM:
            return None
        match = re.fullmatch(r"(?:\d{1,2}\.)?(\d{1,2})[.)]?", blocks[place].marker)
        return int(match[1]) if match else None

    found = list(blocks)
    for place, block in enumerate(blocks[:-1]):
        own = number(place)
        if own is None or len(block.text) > 100 or is_final(block.text):
            continue
        following = blocks[place + 1].kind
        lonely = number(place + 1) != own + 1 and number(place - 1) != own - 1
        if lonely and following in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW):
            found[place] = replace(block, kind=BlockKind.HEADING, level=2)
    return found
