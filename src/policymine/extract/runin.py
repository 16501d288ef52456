"""Initiatives told in paragraphs that open with a number or a label, and a title of their own.

``Indsats 4: Natcafé. Huset holder åbent … Ansvarlig: Værestedet. Frist: maj 2024.``
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policymine.extract.commitment import read_commitment
from policymine.extract.draft import Draft
from policymine.extract.items import opening_title
from policymine.extract.labelled_fields import find_inline_fields, lines_below
from policymine.extract.labels import ACT_LABEL, TELLING, is_named, opens_with_label
from policymine.extract.outline import Place
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document, Kind
from policymine.schema.finding import Commitment, Form, State

TITLE_WORDS = 9
"""An opening of more words is no title."""


@dataclass(frozen=True)
class RunIn:
    """A paragraph with a title: what tells the act, its fields, and the labelled lines below it."""

    title: str
    told: Anchor
    fields: dict[str, Anchor]
    blocks: tuple[int, ...]
    bare: bool
    """Whether it opens with neither a number nor a label."""

    @property
    def labelled(self) -> bool:
        """Whether a label says who is to do it, or when."""
        return bool(TELLING & set(self.fields))


def find_runin(document: Document, outline: Sequence[Place]) -> tuple[list[Draft], set[int]]:
    """Return the initiatives that titled paragraphs tell, and the blocks that hold them.

    Two or more whose labels say who is to do it or when are acts, and so are the others that stand
    under one heading with them. One without number or label right below a heading that it has to
    itself tells of the act that the heading names.
    """
    found = list(_paragraphs(document))
    near = Counter(outline[act.blocks[0]].heading for act in found)
    cards = {heading + 1 for heading, acts in near.items() if heading is not None and acts == 1}
    found = [act for act in found if not (act.bare and act.blocks[0] in cards)]
    told = [outline[act.blocks[0]].heading for act in found if act.labelled]
    acts = [act for act in found if len(told) > 1 and outline[act.blocks[0]].heading in told]
    drafts = [_draft(document, outline[act.blocks[0]], act) for act in acts]
    return drafts, {number for act in acts for number in act.blocks}


def _paragraphs(document: Document) -> Iterator[RunIn]:
    for number, block in enumerate(document.blocks):
        text = document.block_text(block)
        named = ACT_LABEL.match(text) if is_named(text) else None
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        start = named.start("title") if named else 0
        title = opening_title(text[start:], words=TITLE_WORDS)
        if title:
            blocks = (number, *lines_below(document, number))
            fields = find_inline_fields(document, blocks)
            told = document.anchor(number, block.start + start, block.end)
            bare = not (named or block.marker)
            if bare and (opens_with_label(text) or not title[0][:1].isupper()):
                continue  # a label that opens any paragraph
            if not bare or TELLING & set(fields):  # a short sentence may open any paragraph
                yield RunIn(title[0].rstrip("."), told, fields, blocks, bare)


def _draft(document: Document, place: Place, act: RunIn) -> Draft:
    commitment = read_commitment(act.told.quote)
    return Draft(
        Form.LIST,
        act.told,
        act.fields,
        title=act.title,
        heading_state=place.state,
        default=Commitment.SKAL if commitment is Commitment.UNKNOWN else commitment,
        reported=document.kind is Kind.STATUS and place.state not in (State.UNKNOWN, State.PLANNED),
    )
