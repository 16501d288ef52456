"""What the words of an act tell beside the act: who is to do it, and how firmly it is promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policymine.extract.commitment import plain_commitment
from policymine.extract.draft import Draft
from policymine.extract.parsed import Parsed
from policymine.extract.responsible import find_responsible
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Commitment, Form


def with_own_words(document: Document, parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """Give acts what their own words tell: who is to do them, and how firmly they are promised."""
    parsed.want(at for d in drafts for at in parsed.within(d.anchor.start, d.anchor.end))
    return [
        replace(
            draft, fields=_fields(document, parsed, draft), default=_rung(document, parsed, draft)
        )
        for draft in drafts
    ]


def _fields(document: Document, parsed: Parsed, draft: Draft) -> dict[str, Anchor]:
    """Return an act's fields with who is to do it; in a row the cell of its column says who."""
    if draft.form is Form.TABLE or "responsible" in draft.fields:
        return draft.fields
    passages = (draft.anchor, *_first_below(document, draft))
    named = (find_responsible(document, parsed, passage) for passage in passages)
    who = next((anchor for anchor in named if anchor), None)
    return {**draft.fields, "responsible": who} if who else draft.fields


def _rung(document: Document, parsed: Parsed, draft: Draft) -> Commitment:
    in_row = document.blocks[draft.anchor.block].kind is BlockKind.TABLE_ROW
    if in_row and draft.default is Commitment.UNKNOWN:
        return plain_commitment(draft.anchor.quote, parsed.tags(draft.anchor.start))
    return draft.default


def _first_below(document: Document, draft: Draft) -> list[Anchor]:
    """Return the paragraph right under a heading that names an act."""
    number = draft.anchor.block + 1
    if draft.form is not Form.HEADING or number >= len(document.blocks):
        return []
    block = document.blocks[number]
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    return [document.anchor(number, block.start, block.end)]
