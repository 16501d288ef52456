"""Goals: named, gathered or wanted; each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from policymine.extract.candidates import Candidate, merge_goals, one_number, same_title, shortened
from policymine.extract.counted_goals import counted_goals, numbered_heads
from policymine.extract.listed_goals import list_goals, told_goals
from policymine.extract.lists import ItemGroup
from policymine.extract.named_goals import heading_goals
from policymine.extract.outline import Place, bare
from policymine.extract.serving import goal_places, referred
from policymine.extract.themes import opened_goals, stated_goals, theme_goals, wanted_goals
from policymine.schema.document import BlockKind, Document


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
    acts: Sequence[int],
    extra: Sequence[Candidate] = (),
) -> list[Candidate]:
    """Return the goals of a document, in the order of the text.

    ``headed`` are those that open a section, ``groups`` its lists as read, ``acts`` the blocks that
    hold initiatives, ``extra`` goals found elsewhere (in a column of a table). The same goal in a
    list and as a heading is one.
    """
    listed = [*list_goals(document, groups), *told_goals(document)]
    named = [*one_number(listed, headed), *listed]
    extra = [goal for goal in extra if not referred(named, goal.anchor.quote)]
    goals = merge_goals(_scoped(document, merge_goals([*named, *extra])))
    goals = goals or merge_goals(counted_goals(document))
    goals = goals or merge_goals(opened_goals(document, outline, acts))
    goals = goals or merge_goals(stated_goals(document, outline)) or theme_goals(document, acts)
    wanted = wanted_goals(document, outline, named=bool(goals))
    places = goal_places(document, goals)
    free = [goal for goal in wanted if not goals or places[goal.anchor.block] is None]
    return sorted(merge_goals([*goals, *free]), key=lambda goal: goal.anchor.start)
