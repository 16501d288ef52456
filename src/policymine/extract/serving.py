"""Which goal an act serves: the one its row refers to, or the one in whose section it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from policymine.extract.candidates import Candidate, same_title, title_key
from policymine.extract.draft import Draft
from policymine.extract.labels import goal_label
from policymine.extract.outline import bare, stays_inside
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

_NUMBERED = re.compile(
    r"\W*(?P<number>\d+(?:\.\d+)*|[A-Ha-h](?=[.:)]|$))[.:)]?(?:\s+(?P<title>.*))?", re.S
)
"""A goal referred to by its number: ``2``, ``2. Overgange``, ``1.2 Flere i job``, ``b)``."""

STEM = 4
"""Words of fewer letters tell nothing; two words are alike if one opens the other."""
TELLING = 10
"""One word alone tells which act is meant if it has so many letters."""


def referred(goals: Sequence[Candidate], text: str) -> Candidate | None:
    """Return the goal that a short text refers to: by its title, its number, or a part of it.

    A part counts where all its words stand in the title of one goal and of no other.
    """
    text = " ".join(text.split())
    whole = next((g for g in goals if same_title(g.title, bare(text))), None)
    if whole:
        return whole
    number, title = _parts(text)
    inside = [goal for goal in goals if _holds(goal.title, title)]
    numbered = [goal for goal in goals if number and _number(goal) == number.upper()]
    numbered = [goal for goal in numbered if goal.scope is not None] or numbered
    if len(numbered) == 1 and (not title or numbered[0] in inside):
        return numbered[0]
    return inside[0] if len(inside) == 1 else None


def _parts(text: str) -> tuple[str, str]:
    """Return the number and the words that a text refers to a goal with, either may be empty."""
    if label := goal_label(text):
        return label.number, label.title
    found = _NUMBERED.fullmatch(text)
    return (found["number"], found["title"] or "") if found else ("", text)


def _number(goal: Candidate) -> str:
    return goal.number.rstrip(".").upper()


def _holds(goal: str, title: str) -> bool:
    words = title_key(title).split()
    return bool(words) and set(words) <= set(title_key(goal).split())


def goal_places(
    document: Document, goals: Sequence[Candidate], acts: Collection[int] = ()
) -> list[Candidate | None]:
    """Return for every block the goal in whose section it stands, or None.

    A section ends with the next goal's heading, a heading of a higher level, or one of the same
    level that opens something of its own and is none of the ``acts`` (numbers of blocks). A
    heading that only refers to a goal opens it again.
    """
    places: list[Candidate | None] = []
    current: Candidate | None = None
    level = 0
    scopes = {goal.scope: goal for goal in goals if goal.scope is not None}
    within, closing = set(_within_tables(document)), _closing(document, scopes)
    for number, block in enumerate(document.blocks):
        heading = block.kind is BlockKind.HEADING
        text = document.block_text(block) if heading else ""
        again = _reopened(goals, text) if heading else None
        if number in scopes or again:
            current, level = scopes.get(number, again), block.level if heading else 9
        elif heading and block.level <= level - (number in acts) and number not in within:
            current = None if number in closing or not stays_inside(text) else current
        places.append(current)
    return places


def _closing(document: Document, scopes: Collection[int]) -> set[int]:
    """Return the headings beside those of the goals that stand after the last of them only.

    Where no other goal has one beside it (``Sådan gør vi``), it is no part of the last, either:
    ``Fra plan til handling``.
    """
    heads = [n for n in sorted(scopes) if document.blocks[n].kind is BlockKind.HEADING]
    if len(heads) < 2:
        return set()
    level = document.blocks[heads[-1]].level
    later = enumerate(document.blocks[heads[0] :], start=heads[0])
    headings = {n for n, b in later if b.kind is BlockKind.HEADING and b.level <= level}
    beside = headings - {*heads}
    return beside if all(number > heads[-1] for number in beside) else set()


def _reopened(goals: Sequence[Candidate], heading: str) -> Candidate | None:
    """Return the goal that a heading names again: by its label, its title, or both.

    A label may end it: ``Anbefalinger vedrørende tema 1``.
    """
    label = goal_label(heading)
    for counted in (heading, " ".join(heading.split()[-2:])):
        if (counts := goal_label(counted)) and not counts.title:
            return referred(goals, counted)
    titles = [title for title in (bare(heading), label.title if label else "") if title]
    return next((g for g in goals if any(same_title(g.title, title) for title in titles)), None)


def _within_tables(document: Document) -> Iterator[int]:
    """Yield the headings that part the rows of one table: a cell that spans all columns."""
    runs: dict[int | None, list[int]] = {}
    for number, (above, below) in enumerate(pairwise(document.blocks)):
        opens = above.kind is not BlockKind.TABLE_ROW and below.kind is BlockKind.TABLE_ROW
        if opens:
            runs.setdefault(below.table, []).append(number)
    for above_rows in runs.values():
        if len(above_rows) > 1:
            yield from (n for n in above_rows if document.blocks[n].kind is BlockKind.HEADING)


def goal_of(goals: Sequence[Candidate], places: Sequence[Candidate | None], draft: Draft) -> str:
    """Return the id of the goal a draft serves: its table's column says it, or its section."""
    cell = draft.fields.get("goal")
    found = referred(goals, cell.quote) if cell and draft.goal_title else None
    found = found or places[draft.anchor.block]
    return found.goal().id if found else ""


def goals_of_repeats(drafts: Sequence[Draft], served: Sequence[str]) -> list[str]:
    """Return the goal (its id, or empty) that each act serves.

    A row of a time table outside all goals (``Digital ansøgning``) serves the goal of the act whose
    words hold all of its own (``Ansøgningen digitaliseres``), where that is one goal only.
    """
    told = [(set(_words(d.anchor.quote)), goal) for d, goal in zip(drafts, served, strict=True)]
    found = []
    for draft, (words, goal) in zip(drafts, told, strict=True):
        again = draft.form is Form.TABLE and not goal and _tells(words)
        named = (
            {other for text, other in told if other and _repeats(text, words)} if again else set()
        )
        found.append(named.pop() if len(named) == 1 else goal)
    return found


def _words(text: str) -> list[str]:
    return [word for word in title_key(text).split() if len(word) >= STEM]


def _tells(words: set[str]) -> bool:
    return len(words) > 1 or any(len(word) >= TELLING for word in words)


def _repeats(text: set[str], words: set[str]) -> bool:
    """Say whether each of some words stands in a text, in one form or another."""
    return all(any(w.startswith(o) or o.startswith(w) for o in text) for w in words)
