"""Goals that open a section: named by a label, or by their place in a count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from policymine.extract.boxed_goals import names_above
from policymine.extract.candidates import Candidate, merge_goals, same_title
from policymine.extract.columns import is_labelled
from policymine.extract.labels import GOAL_LABEL, is_named, label_noun
from policymine.extract.outline import Place, bare, role_of
from policymine.extract.sentences import split_sentences
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

_TOLD = re.compile(
    r"[\w ]+ [\dIVX.]+ (?:er|har|blev|bliver|skal|vil|kan|går|nås|sættes|i|på|og|fra)\b"
)
"""What is told of a goal by its number, and no title: ``Tema 2 er i gang på alle skoler``."""


def labelled_goal(document: Document, number: int) -> Candidate | None:
    """Return the goal that a heading names by its label (``Mål 2: …``), or None."""
    block = document.blocks[number]
    text = document.block_text(block)
    found = GOAL_LABEL.match(text)
    if not found or _TOLD.match(text):
        return None
    title = (found["numbered"] if found["number"] else found["named"]) or ""
    title = title.strip().rstrip(":").strip()
    if not title:
        return _titled_below(document, number, found["number"])
    anchor = document.anchor_of(number, title)
    place, label = found["number"] or "", label_noun(found["label"])
    return Candidate(place, title, Form.HEADING, anchor, scope=number, label=label)


def _is_labelled_line(text: str) -> bool:
    """Say whether a paragraph is one line that names a goal by its label."""
    found = GOAL_LABEL.match(text)
    titled = found and (found["numbered"] if found["number"] else found["named"])
    return bool(titled) and len(split_sentences(text)) == 1


def _titled_below(document: Document, number: int, label: str) -> Candidate | None:
    """Return the goal whose title stands in the block after a bare ``Mål 2``."""
    if number + 1 >= len(document.blocks):
        return None
    block = document.blocks[number + 1]
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return None
    text = document.block_text(block)
    if len(text.split()) > 30:
        return None
    anchor = document.anchor(number + 1, block.start, block.end)
    return Candidate(label, text.rstrip(":"), Form.HEADING, anchor, scope=number)


def heading_goals(
    document: Document, outline: Sequence[Place], acts: Collection[int] = ()
) -> list[Candidate]:
    """Return the goals that headings and short paragraphs name by a label (``Delmål 1.2 …``).

    A line ``Mål: …`` alone in its section says what is wanted; its heading is the goal's name,
    unless it is one of the ``acts`` (numbers of blocks).
    """
    found: list[Candidate] = []
    above = names_above(document)
    for number, block in enumerate(document.blocks):
        short = block.kind is BlockKind.PARAGRAPH and _is_labelled_line(document.block_text(block))
        heading = block.kind is BlockKind.HEADING
        if (heading or short) and outline[number].role not in ("contents", "measures"):
            goal = above.get(number) or labelled_goal(document, number)
            if goal and not _is_part(goal):
                found.append(goal)
    lines = [goal for goal in found if _is_line(document, goal)]
    counts = Counter(outline[goal.anchor.block].heading for goal in lines)
    alone = {g.anchor.block for g in lines if counts[outline[g.anchor.block].heading] == 1}
    return [
        _by_heading(document, outline[goal.anchor.block], goal, acts)
        if goal.anchor.block in alone
        else goal
        for goal in found
    ]


def _is_line(document: Document, goal: Candidate) -> bool:
    """Say whether a goal is a line that says what is wanted (``Mål: …``), with a number in full."""
    block = document.blocks[goal.anchor.block]
    says = re.match(
        r"(?!del)[\w ]*(?:mål(?:sætning)?|ambition|sigtelinje|løfte|pejlemærke|forpligtelse)"
        rf"\s*{goal.number}\s*:",
        document.block_text(block),
        re.I,
    )
    told = not goal.number or goal.anchor.quote.endswith(".")
    return block.kind is BlockKind.PARAGRAPH and told and says is not None


def _by_heading(
    document: Document, place: Place, goal: Candidate, acts: Collection[int]
) -> Candidate:
    """Return a goal that a line states as the one that the heading of its section names."""
    number = place.heading
    if number is None or number in acts or not any(_heads(document, n) for n in range(number)):
        return goal
    text = document.block_text(document.blocks[number])
    if role_of(text) or is_named(text) or is_labelled(text) or text.endswith("?"):
        return goal
    named = labelled_goal(document, number) or _head(document, number)
    return replace(named, number=goal.number or named.number, also=(goal.anchor,))


def _heads(document: Document, number: int) -> bool:
    return document.blocks[number].kind is BlockKind.HEADING


def _is_part(goal: Candidate) -> bool:
    """Say whether what follows a label only names a part of a section (``Mål 2: Indsatser``).

    After a number, more than one word is a title, whatever role its words would have alone.
    """
    part = role_of(goal.title) in ("actions", "measures", "background")
    return part and not (goal.number and len(goal.title.split()) > 1)


def numbered_heads(document: Document) -> list[Candidate]:
    """Return the areas that a document numbers from 1 and puts lists under.

    They stand as headings or as items that head a nested list, in phrases and not in sentences.
    """
    runs: list[list[int]] = []
    for number, block in enumerate(document.blocks):
        found = re.search(r"(\d+)[.)]?$", block.marker)
        if not found or block.kind not in (BlockKind.HEADING, BlockKind.LIST_ITEM):
            continue
        if int(found[1]) == 1:
            runs.append([])
        if runs and int(found[1]) == len(runs[-1]) + 1:
            runs[-1].append(number)
    heads: list[Candidate] = []
    for run in runs:
        kinds = {document.blocks[number].kind for number in run}
        leading = [number for number in run if _leads_list(document, number)]
        phrases = [n for n in run if len(document.block_text(document.blocks[n]).split()) <= 12]
        if (
            len(run) > 2
            and BlockKind.LIST_ITEM in kinds
            and len(leading) > 0.6 * len(run)
            and phrases == run
        ):
            heads.extend(
                replace(_head(document, number), number=str(place))
                for place, number in enumerate(run, start=1)
            )
    return heads


def _leads_list(document: Document, number: int) -> bool:
    block, below = document.blocks[number], document.blocks[number + 1 : number + 2]
    items = bool(below) and below[0].kind is BlockKind.LIST_ITEM
    return items and (block.kind is BlockKind.HEADING or below[0].level > block.level)


def _head(document: Document, number: int) -> Candidate:
    block = document.blocks[number]
    place = block.marker.strip("().: §")
    anchor = document.anchor(number, block.start, block.end)
    form = Form.HEADING if block.kind is BlockKind.HEADING else Form.LIST
    return Candidate(place, anchor.quote.rstrip(":"), form, anchor, scope=number)


def scoped_goals(
    document: Document, outline: Sequence[Place], acts: Collection[int] = ()
) -> list[Candidate]:
    """Return the goals that open a section: labelled headings and numbered areas.

    No heading is a goal's name that is one of the ``acts`` (numbers of blocks).
    """
    return merge_goals([*heading_goals(document, outline, acts), *numbered_heads(document)])


def repeated_names(document: Document, goals: Sequence[Candidate]) -> frozenset[int]:
    """Return the headings that name a goal again, as a summary of its acts does (their numbers)."""
    return frozenset(
        number
        for number, block in enumerate(document.blocks)
        if block.kind is BlockKind.HEADING
        and any(
            number > goal.anchor.block and same_title(goal.title, bare(document.block_text(block)))
            for goal in goals
        )
    )
