"""Initiatives described under a heading of their own, with labelled lines below.

``Indsats 3: Fælles indgang`` and then ``Formål: …``, ``Ansvarlig: …``, ``Tidsfrist: …``, as
paragraphs, list items, or headings followed by their text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from policymine.extract.draft import Draft
from policymine.extract.forms import find_owned, names_act, opens_form, tells_several
from policymine.extract.items import names_deed
from policymine.extract.labelled_fields import is_plain_item, labelled_lines
from policymine.extract.labels import (
    ACT_LABEL,
    ACT_NUMBER,
    FIELDS,
    NUMBERING,
    TELLING,
    fields_of,
    goal_label,
    is_labelled,
    is_named,
)
from policymine.extract.legend import labelled_colour, read_legend
from policymine.extract.outline import Place, role_of
from policymine.extract.sentences import sentences_of
from policymine.schema.base import Anchor
from policymine.schema.document import Block, BlockKind, Document
from policymine.schema.finding import Form, State

TITLE_WORDS = 18
"""A line of text of more words is a sentence, and names no act by a label."""


def _has_list(document: Document, blocks: Collection[int]) -> bool:
    """Say whether acts may be listed among some blocks: items that are no labelled lines."""
    return sum(is_plain_item(document, number) for number in blocks) > 1


def _title(document: Document, number: int) -> Anchor:
    text = document.block_text(document.blocks[number])
    found = ACT_LABEL.match(text)
    title = found["title"] if found else NUMBERING.sub("", text)
    return document.anchor_of(number, title.rstrip())


def _is_counted(document: Document, heading: int) -> bool:
    """Say whether a heading that only counts an act stands right above another (``Handling 2``)."""
    above = document.blocks[heading - 1] if heading else None
    return above is not None and ACT_NUMBER.fullmatch(document.block_text(above)) is not None


def _section(document: Document, heading: int) -> list[int]:
    """Return the blocks under a heading, up to the next that is no label itself.

    Under a line of text that names an act only what is labelled belongs to it, and what tells of
    it before the first label.
    """
    line = document.blocks[heading].kind is BlockKind.PARAGRAPH
    blocks, last = list[int](), 0
    for number in range(heading + 1, len(document.blocks)):
        block = document.blocks[number]
        inside = block.kind is not BlockKind.HEADING or (
            not line and _is_field(document, number, heading)
        )
        if not inside or _is_act(block, document):
            break
        blocks.append(number)
        last = len(blocks) if labelled_lines(document, number) else last
    return blocks[:last] if line else blocks


def _is_act(block: Block, document: Document) -> bool:
    """Say whether a paragraph is one line that names an act by its label (``Indsats: Natcafé``)."""
    text = document.block_text(block)
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(text.split()) <= TITLE_WORDS
        and not text.endswith((".", ":"))
        and ACT_LABEL.match(text) is not None
        and not is_labelled(text)
    )


def _is_field(document: Document, number: int, heading: int) -> bool:
    """Say whether a heading is a label in the section of another, alone or with its value.

    A section of an agreement set like a law is none (``§ 1. Parter``), nor is one counted through
    a paper.
    """
    text = document.block_text(document.blocks[number])
    counted = document.blocks[number].marker[:1].isdigit() and not document.blocks[heading].marker
    law = document.blocks[number].marker.startswith("§")
    if law or names_act(text) or names_deed(text) or opens_form(document, number):
        return False
    if counted and not is_named(document.block_text(document.blocks[heading])):
        return False  # "1 Hvorfor en aftale?" below the title of the paper
    if is_labelled(text):
        return True
    deeper = document.blocks[number].level - document.blocks[heading].level
    return bool(fields_of(text)) and (deeper > 0 or (deeper == 0 and role_of(text) != "followup"))


def _fields(document: Document, blocks: Sequence[int], owned: Collection[int]) -> dict[str, Anchor]:
    fields: dict[str, Anchor] = {}
    for number, following in zip(blocks, [*blocks[1:], None], strict=False):
        block = document.blocks[number]
        if number in owned:
            continue
        if block.kind is BlockKind.TABLE_ROW:
            return {}
        lines = [] if is_plain_item(document, number) else labelled_lines(document, number)
        alone = fields_of(document.block_text(block)) if not lines else ()
        below = document.blocks[following] if following is not None else None
        if alone and below is not None and below.kind is not BlockKind.HEADING:
            anchor = document.anchor(following or 0, below.start, below.end)
            lines = [(document.block_text(block), anchor)]
        for label, value in lines:
            for name in fields_of(label):
                if name in FIELDS:
                    fields.setdefault(name, value)
    return fields


def _told_below(document: Document, blocks: Sequence[int]) -> Anchor | None:
    """Return the paragraph without a label that opens a section and tells of its act, or None."""
    for number in blocks[:1]:
        block = document.blocks[number]
        if block.kind is BlockKind.PARAGRAPH and not labelled_lines(document, number):
            return document.anchor(number, block.start, block.end)
    return None


def _may_name_act(document: Document, number: int) -> bool:
    """Say whether a block is a heading and no field, or a line that names an act by its label."""
    block, text = document.blocks[number], document.block_text(document.blocks[number])
    field = not names_act(text) and (fields_of(text) or is_labelled(text))
    heading = block.kind is BlockKind.HEADING and (not field or opens_form(document, number))
    return heading or _is_act(block, document)


def _described(
    document: Document,
    number: int,
    blocks: Sequence[int],
    owned: Collection[int],
    state: State,
    legend: Mapping[str, State],
) -> Draft | None:
    """Return the act that a heading names and the blocks below it describe, or None."""
    title = document.block_text(document.blocks[number])
    fields = _fields(document, blocks, owned)
    named = is_named(title) or _is_counted(document, number)
    if (
        _has_list(document, {*blocks} - {*owned})
        or goal_label(title)
        or ((role_of(title) or tells_several(document, blocks)) and not named)
    ):
        return None
    told = bool(TELLING & set(fields)) and len(fields) > 1
    if not told and (not named or document.blocks[number].kind is BlockKind.PARAGRAPH):
        return None
    if state is State.UNKNOWN:
        state = labelled_colour(document, fields.get("status"), legend)
    below = _told_below(document, blocks)
    if not ACT_NUMBER.fullmatch(title):
        fields = {"activity": below, **fields} if below else fields
        return Draft(Form.HEADING, _title(document, number), fields, heading_state=state)
    if not (below and fields):
        return None
    first = sentences_of(document, below.block)[0]  # the heading only counts what it tells
    act = document.anchor(below.block, first.start, first.end)
    return Draft(Form.PROSE, act, fields, heading_state=state)


def find_labelled(
    document: Document, outline: Sequence[Place], taken: Collection[int] = ()
) -> tuple[list[Draft], set[int]]:
    """Return the initiatives that a heading names, and the blocks that describe them.

    A heading names one by its label and number, or if labelled lines under it say who is to do it
    or when. One with a list of acts under it is a theme, its items are the acts; one that a form's
    label leads into is none. Blocks ``taken`` tell of other acts; they are among those returned.
    """
    drafts: list[Draft] = []
    used = set(taken)
    legend = read_legend(document)
    named = [n for n in reversed(range(len(document.blocks))) if _may_name_act(document, n)]
    sections = {number: _section(document, number) for number in named}
    owned = find_owned(document, outline, sections) - used
    for number, blocks in sections.items():
        if used & set(blocks):
            continue
        if draft := _described(document, number, blocks, owned, outline[number].state, legend):
            drafts.append(draft)
            used |= {number, *blocks}
    return drafts[::-1], used
