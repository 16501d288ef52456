"""Fields of a list item: on lines below it, in items nested under it, or at its own end.

``- Etablering af et værested`` and below ``Tovholder: Jobcentret. Frist: 1. maj 2025``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policymine.extract.columns import TELLING, fields_of, find_labels, is_labelled
from policymine.extract.inline_fields import find_inline_fields
from policymine.extract.leads import cue_of, lead_before, lead_text
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document

ITEM, PARAGRAPH = BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
SHARE = 0.5
"""So many items of a list have fields below them, if the fields are theirs and not the list's."""


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
    """Yield the lists of a document as items with the labelled blocks right below each."""
    run: dict[int, tuple[int, ...]] = {}
    owner: int | None = None
    for number, block in enumerate(document.blocks):
        labelled = is_labelled(document.block_text(block))
        nested = owner is not None and block.level > document.blocks[owner].level
        if owner is not None and labelled and (block.kind is PARAGRAPH or nested):
            run[owner] = (*run[owner], number)
        elif block.kind is ITEM and not labelled:
            run[number] = ()
            owner = number
        elif block.kind is not BlockKind.FOOTNOTE:
            if run:
                yield run
            run, owner = {}, None
    if run:
        yield run


def item_act(
    document: Document, number: int, below: Mapping[int, Sequence[int]]
) -> tuple[Anchor, dict[str, Anchor]]:
    """Return the passage of an item that tells the act, and the fields that labels give it."""
    block = document.blocks[number]
    fields = find_inline_fields(document, [number, *below.get(number, ())])
    text = document.block_text(block)
    labels = [start for start, _, label in find_labels(text) if TELLING & set(fields_of(label))]
    act = text[: labels[0]].rstrip(" .;,|–—-·/(") if labels else text
    return document.anchor(number, block.start, block.start + len(act or text)), fields
