"""Goals in the making, and when two of them are the same goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from policymine.extract.outline import bare
from policymine.schema.base import Anchor, content_id
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form, Goal

SAME = 88.0
"""Token similarity (rapidfuzz ratio, 0–100) from which two titles name one goal; a slip of spelling
keeps it, another word does not."""


@dataclass(frozen=True)
class Candidate:
    """A goal in the making: ``scope`` is the heading block that opens its section, if any.

    ``label`` is the word before its number (``delmål``), or what leads into the list it stands in.
    """

    number: str
    title: str
    form: Form
    anchor: Anchor
    scope: int | None = None
    also: tuple[Anchor, ...] = ()
    label: str = ""

    def goal(self) -> Goal:
        """Return the finished record."""
        return Goal(
            id=content_id("g", self.anchor.document, self.anchor.start, self.anchor.quote),
            number=self.number,
            title=self.title,
            form=self.form,
            anchor=self.anchor,
            also=self.also,
        )


def goal_at(
    document: Document,
    number: int,
    title: str = "",
    *,
    count: str = "",
    label: str = "",
    also: tuple[Anchor, ...] = (),
) -> Candidate:
    """Return the goal that a block names, or some words of it, and that opens a section there."""
    block = document.blocks[number]
    anchor = document.anchor_of(number, title or bare(document.block_text(block)))
    form = Form.LIST if block.kind is BlockKind.LIST_ITEM else Form.HEADING
    return Candidate(count, anchor.quote, form, anchor, scope=number, also=also, label=label)


def title_key(title: str) -> str:
    """Return a title for comparing: lower case, letters and digits only."""
    return " ".join(re.findall(r"\w+", title.casefold()))


def same_title(one: str, other: str) -> bool:
    """Say whether two titles name the same goal, but for spelling."""
    a, b = title_key(one), title_key(other)
    return bool(a and b) and (a == b or fuzz.ratio(a, b) >= SAME)


def shortened(title: str, goal: str) -> bool:
    """Say whether a title is a goal's own, cut short: some words of it, in their order."""
    a, b = title_key(title), title_key(goal)
    return len(a.split()) > 1 and len(a) > 11 and f" {a} " in f" {b} "


def merge_goals(goals: Sequence[Candidate]) -> list[Candidate]:
    """Return goals with those of one title, or of one number and a like title, made one."""
    merged: list[Candidate] = []
    for goal in sorted(goals, key=lambda g: g.anchor.start):
        twin = next(
            (i for i, other in enumerate(merged) if same_title(other.title, goal.title)), None
        )
        if twin is None:
            merged.append(goal)
            continue
        first = merged[twin]
        merged[twin] = replace(
            first,
            number=first.number or goal.number,
            scope=goal.scope if first.scope is None else first.scope,
            also=(
                *first.also,
                *([goal.anchor] if goal.anchor not in first.also else []),
                *goal.also,
            ),
        )
    return merged


def one_number(listed: Sequence[Candidate], headed: Sequence[Candidate]) -> list[Candidate]:
    """Return headings with the titles of the list that announces them, number by number.

    ``Delmål A: …`` in a list and ``Delmål A: …`` over a section are one goal in other words, where
    either has each number once and all that the other has.
    """
    titles = {goal.number: goal for goal in listed if goal.number}
    numbers = [goal.number for goal in headed if goal.number]
    if len(titles) < 2 or len(titles) != len(listed) or sorted(titles) != sorted(numbers):
        return list(headed)
    return [
        replace(goal, title=titles[goal.number].title)
        if goal.number and goal.label and goal.label in titles[goal.number].label
        else goal
        for goal in headed
    ]
