"""What stands before a list, and what it says about the items."""

from __future__ import annotations

from policymine.extract.sentences import split_sentences
from policymine.extract.speech import says
from policymine.resources import read_patterns
from policymine.schema.document import BlockKind, Document

SHORT = 12
"""A paragraph of so many words may lead into a list though it ends in a full stop."""
LABEL = 4
"""One of no more words is a heading in all but its style."""
CLOSED = (".", "!", "?", "…", "”", "»", '"', ")")


def cue_of(text: str) -> str:
    """Return the group of cues that the words before a list belong to, or an empty string."""
    return next((group for group, pattern in read_patterns("cues") if pattern.search(text)), "")


def tells_done(text: str) -> bool:
    """Say whether a lead breaks off where it is to say what was done: ``I 2024 har vi:``."""
    return any(pattern.search(text) for _, pattern in read_patterns("cues", "reports"))


def leads_on(text: str) -> bool:
    """Say whether a text goes on in what follows: a colon, or no full stop."""
    return not text.rstrip().endswith(CLOSED)


def leads_to_list(document: Document, number: int, end: int) -> bool:
    """Say whether the sentence of block ``number`` that ends at ``end`` goes on in list items."""
    block, below = document.blocks[number], document.blocks[number + 1 : number + 2]
    last = end == block.end and bool(below) and below[0].kind is BlockKind.LIST_ITEM
    return last and leads_on(document.block_text(block))


def is_lead(document: Document, number: int) -> bool:
    """Say whether a block is one sentence that leads into what follows, and no more."""
    text = document.block_text(document.blocks[number])
    return leads_on(text) and len(split_sentences(text)) < 2


def goes_on(document: Document, number: int, text: str) -> bool:
    """Say whether a promise of ours stands right below a list (``Vi vil …``): one more act."""
    above = document.blocks[number - 1].kind if number else None
    return above in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) and says("ours", text)


def lead_before(document: Document, number: int) -> int | None:
    """Return the heading or paragraph right before block ``number``, or None.

    A box between them is passed over; a list in a box has its lead there.
    """
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH)
    blocks, lead = document.blocks, number - 1
    while lead > 0 and blocks[lead].aside and not blocks[number].aside:
        lead -= 1
    return lead if number and blocks[lead].kind in kinds else None


def lead_text(document: Document, lead: int | None) -> str:
    """Return the words that lead into a list: a heading, or the last sentence of a paragraph.

    One that is over with a full stop does if it announces something (``Vi gør følgende.``), or is
    a few words: ``Ingen i målgruppen er ensomme.`` says nothing of the list below it.
    """
    if lead is None:
        return ""
    text = document.block_text(document.blocks[lead])
    if document.blocks[lead].kind is BlockKind.HEADING:
        return text.strip()
    start, end = split_sentences(text)[-1] if text.strip() else (0, 0)
    last = text[start:end]
    return last if leads_on(last) or _announces(text) else ""


def _announces(text: str) -> bool:
    """Say whether a short paragraph leads into a list though it ends in a full stop."""
    words, closed = len(text.split()), dict(read_patterns("cues", "closed"))
    return words <= LABEL or (words <= SHORT and closed["announcing"].search(text) is not None)
