"""Goals named by the heading over a box that holds no more than a label and what is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policymine.extract.candidates import Candidate
from policymine.extract.columns import is_labelled
from policymine.extract.labels import GOAL_LABEL, GOAL_WORD, is_named, label_noun
from policymine.extract.outline import bare, role_of
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form


def names_above(document: Document) -> dict[int, Candidate]:
    """Return the goals whose names stand over their numbers, by the number of the label's block.

    ``Et trygt hjem`` / ``MÅL 2`` / ``Flere borgere bor i egen bolig.``: every label that stands
    over a sentence stands right under a heading, too. Where one does not, a chapter's heading may
    be what stands there.
    """
    boxes = list(_boxes(document))
    names = {number: _name(document, number, label, wanted) for number, label, wanted in boxes}
    goals = {number: goal for number, goal in names.items() if goal}
    return goals if len(goals) > 1 and len(goals) == len(names) else {}


def boxed_themes(document: Document) -> list[Candidate]:
    """Return the themes whose names stand over a label without a number and what is wanted.

    ``Et trygt hjem`` / ``PEJLEMÆRKE`` / ``Alle har et sted at bo.``: two or more.
    """
    found: list[Candidate] = []
    for number, block in enumerate(document.blocks[1:-1], start=1):
        label = document.block_text(block)
        above, below = document.blocks[number - 1], document.blocks[number + 1]
        if above.kind is not BlockKind.HEADING or below.kind is not BlockKind.PARAGRAPH:
            continue
        title = bare(document.block_text(above))
        if GOAL_WORD.fullmatch(label) and not (
            role_of(title) or is_labelled(title) or is_named(title)
        ):
            wanted = document.anchor(number + 1, below.start, below.end)
            anchor = document.anchor_of(number - 1, title)
            found.append(
                Candidate("", title, Form.HEADING, anchor, scope=number - 1, also=(wanted,))
            )
    return found if len(found) > 1 else []


def _boxes(document: Document) -> Iterator[tuple[int, re.Match[str], Anchor]]:
    """Yield the labels that have a number and no title, with the sentence under each."""
    for number, block in enumerate(document.blocks[:-1]):
        label = GOAL_LABEL.match(document.block_text(block))
        below = document.blocks[number + 1]
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or not label:
            continue
        if not label["number"] or label["numbered"].strip():
            continue
        if below.kind is BlockKind.PARAGRAPH and document.block_text(below).endswith("."):
            yield number, label, document.anchor(number + 1, below.start, below.end)


def _name(
    document: Document, number: int, label: re.Match[str], wanted: Anchor
) -> Candidate | None:
    """Return the goal that the heading right over a label names, or None."""
    above = document.blocks[number - 1] if number else None
    if above is None or above.kind is not BlockKind.HEADING:
        return None
    text = document.block_text(above)
    title = bare(text)
    if role_of(text) or GOAL_LABEL.match(text) or is_named(text) or is_labelled(text) or not title:
        return None
    anchor = document.anchor_of(number - 1, title)
    place, noun = label["number"], label_noun(label["label"])
    return Candidate(
        place, title, Form.HEADING, anchor, scope=number - 1, also=(wanted,), label=noun
    )
