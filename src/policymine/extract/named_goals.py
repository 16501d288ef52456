"""Goals that open a section, named by a label: ``Mål 2: Et trygt hjem``.

The name stands in the label's line, in the block below it (``Mål 2`` / ``Et trygt hjem``), or above
it, where a box holds no more than the label and what is wanted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from policymine.extract.candidates import Candidate, goal_at
from policymine.extract.labels import GOAL_WORD, GoalLabel, goal_label
from policymine.extract.outline import Place, names_topic, role_of
from policymine.extract.sentences import split_sentences
from policymine.schema.document import BlockKind, Document

_TOLD = re.compile(
    r"[\w ]+ [\dIVX.]+ (?:er|har|blev|bliver|skal|vil|kan|går|nås|sættes|i|på|og|fra)\b"
)
"""What is told of a goal by its number, and no title: ``Tema 2 er i gang på alle skoler``."""
_WANTING = ("mål", "målsætning", "ambition", "sigtelinje", "løfte", "pejlemærke", "forpligtelse")
"""Labels of what is wanted; the others (``Tema``, ``Spor``) name an area."""
LONGEST = 30
"""A block of more words below a label is no title."""
TEXTS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})


def labelled_goal(document: Document, number: int) -> Candidate | None:
    """Return the goal that a block names by its label, in its line or below it, or None."""
    text = document.block_text(document.blocks[number])
    label = goal_label(text)
    if label is None or _TOLD.match(text):
        return None
    return titled(document, number, label.title.rstrip(":"), label.number, label.noun)


def titled(document: Document, number: int, title: str, count: str, noun: str) -> Candidate | None:
    """Return the goal of a label with its title, or with the one in the block below, or None."""
    if title:
        return goal_at(document, number, title, count=count, label=noun)
    below = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    if below is None or below.kind not in TEXTS:
        return None
    short = len(document.block_text(below).split()) <= LONGEST
    return goal_at(document, number + 1, count=count, label=noun) if short else None


def heading_goals(
    document: Document, outline: Sequence[Place], acts: Collection[int] = ()
) -> list[Candidate]:
    """Return the goals that headings and short paragraphs name by a label (``Delmål 1.2 …``).

    A line ``Mål: …`` alone in its section says what is wanted; its heading is the goal's name,
    unless it is one of the ``acts`` (numbers of blocks).
    """
    found: list[Candidate] = []
    above = _names_above(document)
    for number, block in enumerate(document.blocks):
        line = block.kind is BlockKind.PARAGRAPH and _is_line(document.block_text(block))
        heading = block.kind is BlockKind.HEADING
        if (heading or line) and outline[number].role not in ("contents", "measures"):
            goal = above.get(number) or labelled_goal(document, number)
            if goal and not _is_part(goal):
                found.append(goal)
    lines = [goal for goal in found if _says_wanted(document, goal)]
    counts = Counter(outline[goal.anchor.block].heading for goal in lines)
    alone = {g.anchor.block for g in lines if counts[outline[g.anchor.block].heading] == 1}
    return [
        by_heading(document, outline[goal.anchor.block], goal, acts)
        if goal.anchor.block in alone
        else goal
        for goal in found
    ]


def _is_line(text: str) -> bool:
    """Say whether a paragraph is one line that names a goal by its label."""
    label = goal_label(text)
    return label is not None and bool(label.title) and len(split_sentences(text)) == 1


def _says_wanted(document: Document, goal: Candidate) -> bool:
    """Say whether a goal is a line that says what is wanted (``Mål: …``), with a number in full."""
    block = document.blocks[goal.anchor.block]
    label = document.text[block.start : goal.anchor.start].rstrip()
    wanting = goal.label.endswith(_WANTING) and not goal.label.startswith("del")
    told = not goal.number or goal.anchor.quote.endswith(".")
    return block.kind is BlockKind.PARAGRAPH and told and wanting and label.endswith(":")


def by_heading(
    document: Document, place: Place, goal: Candidate, acts: Collection[int]
) -> Candidate:
    """Return a goal that is stated in a section as the one that the section's heading names.

    It stays as it is below the document's title, one of the ``acts`` or no topic.
    """
    number = place.heading
    if number is None or number in acts or not names_topic(document, number):
        return goal
    if all(block.kind is not BlockKind.HEADING for block in document.blocks[:number]):
        return goal  # the heading is the document's title
    named = labelled_goal(document, number) or goal_at(document, number)
    return replace(named, number=goal.number or named.number, also=(goal.anchor,))


def _is_part(goal: Candidate) -> bool:
    """Say whether what follows a label only names a part of a section (``Mål 2: Indsatser``).

    After a number, more than one word is a title, whatever role its words would have alone.
    """
    part = role_of(goal.title) in ("actions", "measures", "background")
    return part and not (goal.number and len(goal.title.split()) > 1)


def _names_above(document: Document) -> dict[int, Candidate]:
    """Return the goals whose names stand over their labels, by the number of the label's block.

    ``Et trygt hjem`` / ``MÅL 2`` / ``Flere borgere bor i egen bolig.``: every label that stands
    over a sentence stands right under a heading, too. Where one does not, a chapter's heading may
    be what stands there.
    """
    goals: dict[int, Candidate | None] = {}
    for number, block in enumerate(document.blocks[:-1]):
        label, below = _bare_label(document.block_text(block)), document.blocks[number + 1]
        box = block.kind in TEXTS and below.kind is BlockKind.PARAGRAPH
        if label and box and document.block_text(below).endswith("."):
            wanted = document.anchor(number + 1, below.start, below.end)
            goals[number] = None
            if number and names_topic(document, number - 1):
                goal = labelled_goal(document, number - 1) or goal_at(
                    document, number - 1, count=label.number, label=label.noun
                )
                goals[number] = replace(goal, also=(wanted,))
    named = {number: goal for number, goal in goals.items() if goal}
    return named if len(named) > 1 and len(named) == len(goals) else {}


def _bare_label(text: str) -> GoalLabel | None:
    """Return a label that stands alone, with or without a number: ``MÅL 2``, ``PEJLEMÆRKE``."""
    if GOAL_WORD.fullmatch(text):
        return GoalLabel(text.rstrip(":").casefold(), "", "")
    label = goal_label(text)
    return label if label and label.number and not label.title else None
