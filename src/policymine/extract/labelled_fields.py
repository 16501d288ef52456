"""The fields that labels in the text give an act: in its paragraph, at its end, on lines below it.

``- Etablering af et værested`` and below ``Tovholder: Jobcentret. Frist: 1. maj 2025``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policymine.extract.bracketed import find_bracketed
from policymine.extract.labels import (
    FIELDS,
    TELLING,
    fields_of,
    find_labels,
    is_labelled,
    opens_with_label,
)
from policymine.extract.leads import cue_of, lead_before, lead_text
from policymine.extract.sentences import sentences_of
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document

ITEM, PARAGRAPH = BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
SHARE = 0.5
"""So many items of a list have fields below them, if the fields are theirs and not the list's."""
_WHEN = re.compile(
    r",\s+(?=(?:fra|inden|senest|frem til|i løbet af|ultimo|primo|medio|start|\d+\. |20\d\d))", re.I
)
"""What follows the name in ``Ansvarlig: Jobcentret, 2. kvartal 2024``."""


def labelled_lines(document: Document, number: int) -> list[tuple[str, Anchor]]:
    """Return the labelled lines of a block as (label, value).

    Where lines of a text ran together, a label stands after the end of what goes before it.
    """
    block = document.blocks[number]
    text = document.block_text(block)
    labels = find_labels(text)
    lines = []
    ends = [start for start, _, _ in labels[1:]] + [len(text)]
    for (_, value, label), end in zip(labels, ends, strict=False):
        told = text[value:end].rstrip(" \t\n|–—-·/(,;")
        last = value + len(told if "(" in told else told.rstrip(")"))
        if last > value:
            lines.append((label, document.anchor(number, block.start + value, block.start + last)))
    return lines


def is_plain_item(document: Document, number: int) -> bool:
    """Say whether a block is a list item that does not open with a label."""
    block = document.blocks[number]
    return block.kind is ITEM and not opens_with_label(document.block_text(block))


def lines_below(document: Document, number: int) -> tuple[int, ...]:
    """Return the labelled lines right below a block: paragraphs, or items nested under it."""
    lines: list[int] = []
    level = document.blocks[number].level
    for below, block in enumerate(document.blocks[number + 1 :], start=number + 1):
        line = block.kind is PARAGRAPH or (block.kind is ITEM and block.level > level)
        if line and is_labelled(document.block_text(block)):
            lines.append(below)
        elif block.kind is not BlockKind.FOOTNOTE:
            break
    return tuple(lines)


def _field_values(document: Document, number: int) -> Iterator[tuple[str, Anchor]]:
    for label, value in labelled_lines(document, number):
        said = next((s for s in sentences_of(document, number) if s.end > value.start), None)
        end = min(value.end, said.end) if said else value.end
        length = len(document.text[value.start : end].rstrip(" .,;"))
        if length:
            anchor = document.anchor(number, value.start, value.start + length)
            yield from ((name, anchor) for name in fields_of(label))


def find_inline_fields(document: Document, blocks: Sequence[int]) -> dict[str, Anchor]:
    """Return the fields that labels within some blocks give; each ends with its sentence."""
    fields: dict[str, Anchor] = {}
    for number in blocks:
        for name, anchor in _field_values(document, number):
            if name in FIELDS:
                fields.setdefault(name, anchor)
    who = fields.get("responsible")
    when = _WHEN.search(who.quote) if who else None
    if who and when:
        middle = who.start + when.start(), who.start + when.end()
        fields["responsible"] = document.anchor(who.block, who.start, middle[0])
        fields.setdefault("timeline", document.anchor(who.block, middle[1], who.end))
    return fields


def fields_below(document: Document) -> dict[int, tuple[int, ...]]:
    """Return the blocks that hold an item's fields, by the number of the item.

    Labelled lines below the last item alone belong to what the list is part of, those below a
    single item only where the list is announced as one of acts.
    """
    found: dict[int, tuple[int, ...]] = {}
    for run in _runs(document):
        owners = {item: below for item, below in run.items() if below}
        announced = cue_of(lead_text(document, lead_before(document, next(iter(run)))))
        alone = len(run) == 1 and announced in ("actions", "actions_strong")
        if (len(owners) > 1 and len(owners) >= SHARE * len(run)) or (owners and alone):
            found.update(owners)
    return found


def _runs(document: Document) -> Iterator[dict[int, tuple[int, ...]]]:
    """Yield the lists of a document as items with the labelled lines right below each."""
    run: dict[int, tuple[int, ...]] = {}
    below: tuple[int, ...] = ()
    for number, block in enumerate(document.blocks):
        if number in below or block.kind is BlockKind.FOOTNOTE:
            continue
        below = ()
        if block.kind is ITEM and not is_labelled(document.block_text(block)):
            run[number] = below = lines_below(document, number)
        elif run:
            yield run
            run = {}
    if run:
        yield run


def item_act(
    document: Document, number: int, below: Mapping[int, Sequence[int]]
) -> tuple[Anchor, dict[str, Anchor]]:
    """Return the passage of an item that tells the act, and the fields that labels give it.

    A bracket at its end may give them, too.
    """
    block = document.blocks[number]
    cut, bracketed = find_bracketed(document, number)
    fields = {**bracketed, **find_inline_fields(document, [number, *below.get(number, ())])}
    text = document.block_text(block)
    labels = [start for start, _, label in find_labels(text) if TELLING & set(fields_of(label))]
    act = text[: labels[0]].rstrip(" .;,|–—-·/(") if labels else text[:cut]
    return document.anchor(number, block.start, block.start + len(act or text)), fields
