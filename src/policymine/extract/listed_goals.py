"""Goals in lists that are announced as goals: each by its name, and what is wanted after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policymine.extract.candidates import Candidate
from policymine.extract.items import opening_title
from policymine.extract.labels import goal_label
from policymine.extract.leads import lead_text
from policymine.extract.lists import ItemGroup
from policymine.extract.outline import bare
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

NAME_WORDS = 10
"""An opening of more words is no name."""


def list_goals(document: Document, groups: Sequence[ItemGroup]) -> list[Candidate]:
    """Return the items of lists that are announced as goals."""
    found = []
    for group in groups:
        for item in group.items if group.reading == "goals" else ():
            block = document.blocks[item]
            text = document.block_text(block)
            label = goal_label(text)
            title = (label.title if label else bare(text)) or text
            number = (label.number if label else "") or block.marker.strip("().: ")
            noun = label.noun if label else lead_text(document, group.lead).casefold()
            anchor, name = document.anchor_of(item, title), _name(title).rstrip(".;,:")
            number = number if number[:1].isalnum() else ""
            found.append(Candidate(number, name, Form.LIST, anchor, label=noun))
    return found


def told_goals(document: Document) -> list[Candidate]:
    """Return goals that paragraphs tell, each with its number and name, and then what is wanted.

    ``Spor A: Job først. Alle skal have …``, two or more with one label.
    """
    found = []
    for number, block in enumerate(document.blocks):
        text = document.block_text(block)
        label = goal_label(text) if block.kind is BlockKind.PARAGRAPH else None
        if label and label.number and (name := _name(label.title)) != label.title:
            anchor = document.anchor_of(number, name)
            found.append(Candidate(label.number, name, Form.PROSE, anchor, label=label.noun))
    numbers = Counter(label for label, _ in {(goal.label, goal.number) for goal in found})
    return [goal for goal in found if numbers[goal.label] > 1]


def _name(text: str) -> str:
    """Return the name that an item opens with before it says what is wanted, or all of it."""
    title = opening_title(text, words=NAME_WORDS)
    return title[0].rstrip(".") if title else text
