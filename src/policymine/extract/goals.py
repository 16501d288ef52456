"""Goals: named, gathered or wanted; each once."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from policymine.extract.candidates import Candidate, merge_goals, one_number, same_title, shortened
from policymine.extract.counted_goals import counted_goals, numbered_heads
from policymine.extract.draft import Draft
from policymine.extract.items import PLAIN, form_of
from policymine.extract.labels import COUNT
from policymine.extract.listed_goals import list_goals, told_goals
from policymine.extract.lists import ItemGroup
from policymine.extract.named_goals import by_heading, heading_goals
from policymine.extract.outline import Place, bare
from policymine.extract.serving import goal_places, referred
from policymine.extract.themes import opened_goals, stated_goals, theme_goals, wanted_goals
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

_CODE = re.compile(rf"(?:{COUNT.pattern}|\W*[A-Ha-h]\W*|\s*alle\s*)", re.I)
"""What refers to a goal, or to all, and names none."""


def _scoped(document: Document, goals: list[Candidate]) -> list[Candidate]:
    """Give each goal without a scope the heading that repeats its title, whole or cut short."""
    headings = {
        number: bare(document.block_text(block))
        for number, block in enumerate(document.blocks)
        if block.kind is BlockKind.HEADING
    }
    scoped = []
    for goal in goals:
        others = {n: title for n, title in headings.items() if n != goal.anchor.block}
        same = (n for n, title in others.items() if same_title(title, goal.title))
        short = (n for n, title in others.items() if shortened(title, goal.title))
        heading = next(same, None) or next(short, None)
        if goal.scope is None and heading is not None:
            block = document.blocks[heading]
            again = document.anchor(heading, block.start, block.end)
            goal = replace(goal, scope=heading, also=(*goal.also, again))
        scoped.append(goal)
    return scoped


def scoped_goals(
    document: Document, outline: Sequence[Place], acts: Collection[int]
) -> list[Candidate]:
    """Return the goals that open a section: labelled headings and numbered areas.

    No heading is a goal's name that is one of the ``acts`` (numbers of blocks).
    """
    return merge_goals([*heading_goals(document, outline, acts), *numbered_heads(document)])


def find_goals(
    document: Document,
    outline: Sequence[Place],
    headed: Sequence[Candidate],
    groups: Sequence[ItemGroup],
    acts: Sequence[Draft],
    over: Mapping[int, int],
) -> list[Candidate]:
    """Return the goals of a document, in the order of the text.

    ``headed`` are those that open a section, ``groups`` its lists as read, ``acts`` its
    initiatives, ``over`` the blocks above those of them that stand on cards. The same goal in a
    list and as a heading is one. Where a document names none, its own count, what its sections
    open with, and what its acts are gathered under are asked in turn.
    """
    listed = [*list_goals(document, groups), *told_goals(document)]
    named = [*one_number(listed, headed), *listed]
    told = [goal for goal in _in_columns(acts) if not referred(named, goal.anchor.quote)]
    told = _named_above(document, outline, told, {act.anchor.block for act in acts})
    blocks = [over.get(act.anchor.block, act.anchor.block) for act in acts]
    goals = merge_goals(
        _scoped(document, merge_goals([*named, *told]))
        or counted_goals(document)
        or opened_goals(document, outline, blocks)
        or stated_goals(document)
        or theme_goals(document, blocks)
    )
    wanted = wanted_goals(document, outline, named=bool(goals))
    places = goal_places(document, goals, blocks)
    free = [goal for goal in wanted if not goals or places[goal.anchor.block] is None]
    return sorted(merge_goals([*goals, *free]), key=lambda goal: goal.anchor.start)


def _in_columns(acts: Sequence[Draft]) -> list[Candidate]:
    """Return the goals that a column of a table names, each where it first does."""
    named: dict[str, Anchor] = {}
    for act in acts:
        if act.goal_title and not _is_reference(act.goal_title):
            named.setdefault(act.goal_title, act.fields["goal"])
    return [Candidate("", title, Form.TABLE, anchor) for title, anchor in named.items()]


def _named_above(
    document: Document, outline: Sequence[Place], told: list[Candidate], acts: Collection[int]
) -> list[Candidate]:
    """Return goals that tables state in sentences, one a section, by the headings over them."""
    over = [outline[goal.anchor.block].heading for goal in told]
    if len(told) < 2 or len({*over}) < len(told) or not all(map(_is_sentence, told)):
        return told
    return [by_heading(document, outline[goal.anchor.block], goal, acts) for goal in told]


def _is_sentence(goal: Candidate) -> bool:
    return goal.title.endswith(".") or form_of(goal.title) in {*PLAIN, "promise"}


def _is_reference(cell: str) -> bool:
    """Say whether a cell names no goal but numbers or letters of some: ``2``, ``b``, ``1, 3``."""
    parts = re.split(r"[,/&+]|\bog\b|\bsamt\b", cell)
    return all(_CODE.fullmatch(part) for part in parts)
