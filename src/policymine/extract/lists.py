"""Lists: which of them promise, which announce goals, and which only describe."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from policymine.extract.candidates import Candidate
from policymine.extract.commitment import lead_commitment
from policymine.extract.item_words import LIKELY_UNDER, by_words
from policymine.extract.items import SHARE, Items
from policymine.extract.labels import is_milestone
from policymine.extract.leads import cue_of, lead_before, lead_text, tells_done
from policymine.extract.levels import details_in, list_levels, list_runs
from policymine.extract.outline import Place, role_of
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Commitment, State

LEAD_WORDS = 4
"""A paragraph of so many words over a list is a heading in all but its style."""
NOWHERE = frozenset({"contents", "appendix", "measures"})
"""Roles of sections whose lists are never acts."""


@dataclass(frozen=True)
class ItemGroup:
    """The items of one list at one level (numbers of blocks), and what leads into them.

    ``reading`` is what the list does: ``initiatives``, ``goals`` or nothing; ``done`` says that its
    acts are reported by lead and items together (``Vi har: ansat …``).
    """

    items: tuple[int, ...]
    lead: int | None
    reading: str
    commitment: Commitment = Commitment.UNKNOWN
    parent: int | None = None
    done: bool = False


def _read(
    items: Items,
    numbers: Sequence[int],
    lead: int | None,
    place: Place,
    under_goal: bool,
    beside: float,
) -> str:
    """Return what a list does, by its lead, then its section, then the words of its items."""
    text = lead_text(items.document, lead)
    heading = lead is not None and items.document.blocks[lead].kind is BlockKind.HEADING
    told = cue_of(text) if text and not heading else ""
    short = bool(text) and len(text.split()) <= LEAD_WORDS
    label = role_of(text) if short and not heading and told != "goals_strong" else ""
    if label:  # a paragraph that is a heading in all but its style
        heading, place = True, replace(place, role=label)
    cue = "" if heading else told
    if _is_done(items, numbers, text):
        return "initiatives"
    if cue in ("watched", "examples") or place.role in NOWHERE:
        return ""
    if place.state is not State.UNKNOWN and not place.silent:
        return "initiatives"
    if cue == "not_actions" or (cue == "pointed" and place.role != "actions"):
        promised = all(items.form(number) == "promise" for number in numbers)
        return "initiatives" if promised else ""
    if cue == "goals_strong":
        return "goals"
    if cue == "actions_strong":
        return "initiatives"
    if place.silent:
        return ""
    if cue == "goals" or (place.role == "goals" and (heading or not text)):
        return "goals"
    if cue == "actions" or place.role == "actions" or is_milestone(text):
        right_below = heading and (role_of(text) == "actions" or is_milestone(text))
        return "initiatives" if right_below or items.likely(numbers) >= LIKELY_UNDER else ""
    under_goal = under_goal and (heading or not text)
    return by_words(items, numbers, under_goal=under_goal, beside=beside)


def _is_done(items: Items, numbers: Sequence[int], lead: str) -> bool:
    """Say whether the items of a list go on with what its lead says was done."""
    done = (items.opens_done(number) for number in numbers)
    return tells_done(lead) and sum(done) >= SHARE * len(numbers)


def find_lists(
    items: Items,
    outline: Sequence[Place],
    goals: Sequence[Candidate | None],
    passed: Collection[int] = (),
) -> list[ItemGroup]:
    """Return the lists of a document, each with what it does.

    ``goals`` are those in whose sections the blocks stand, or None: a list there needs no further
    cue. Blocks that are ``passed`` over hold fields of the items above them, and a sentence alone
    under each of several items tells what it is.
    """
    document = items.document
    heads = frozenset(goal.scope for goal in goals if goal and goal.scope is not None)
    groups = []
    runs = [*list_runs(document, passed)]
    sections = _by_section(items, outline, runs)
    for run in runs:
        lead = lead_before(document, run[0])
        beside = sections[outline[run[0]].path[:-1]]
        outer = ""
        levels = list_levels(document, run)
        details = details_in(document, levels)
        for parent, numbers in levels:
            place = outline[numbers[0]]
            if details & {*numbers}:
                continue
            if parent is None:
                under_goal = goals[numbers[0]] is not None
                outer = reading = _read(items, numbers, lead, place, under_goal, beside)
            else:
                above = "goals" if parent in heads else outer
                reading = _nested(items, parent, numbers, above, place)
            text = lead_text(document, lead) if reading == "initiatives" else ""
            done = parent is None and _is_done(items, numbers, text)
            firm = lead_commitment(text)
            groups.append(ItemGroup(tuple(numbers), lead, reading, firm, parent, done))
    return _alike(document, outline, _without_heads(groups, heads))


def _by_section(
    items: Items, outline: Sequence[Place], runs: Sequence[Sequence[int]]
) -> Mapping[tuple[int, ...], float]:
    """Return how likely the outermost items of all lists tell acts, by what is over their sections.

    Once for all lists: each of them asks.
    """
    blocks = items.document.blocks
    sections: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for run in runs:
        outermost = (number for number in run if blocks[number].level == blocks[run[0]].level)
        sections[outline[run[0]].path[:-1]].extend(outermost)
    return {over: items.likely(numbers) for over, numbers in sections.items()}


def _nested(items: Items, parent: int, numbers: Sequence[int], outer: str, place: Place) -> str:
    """Read a nested list.

    Under a goal or a theme its items are acts; under an act only where the parent opens it with a
    colon and they are acts by form.
    """
    text = items.text(parent)
    opens = text.rstrip().endswith(":")
    cue = cue_of(text) if opens else ""
    if cue in ("not_actions", "pointed", "watched", "examples") or place.role in NOWHERE:
        return ""
    if outer == "goals":
        return "initiatives"
    theme = items.form(parent) == "name" and len(text.split()) <= 10
    told = by_words(items, numbers, under_goal=theme)
    return told if outer != "initiatives" or opens or theme else ""


def _without_heads(groups: list[ItemGroup], goals: frozenset[int]) -> list[ItemGroup]:
    """Take out of lists of acts the items that only head a nested one, and those that are goals."""
    heads = {group.parent for group in groups if group.reading == "initiatives"} - {None}
    kept = [
        replace(group, items=tuple(item for item in group.items if item not in heads | goals))
        if group.reading == "initiatives"
        else group
        for group in groups
    ]
    return [group for group in kept if group.items]


def _alike(
    document: Document, outline: Sequence[Place], groups: Sequence[ItemGroup]
) -> list[ItemGroup]:
    """Return lists with those made acts that share their lead with more lists of acts.

    ``I Nordby`` under each theme; two items of one theme may not show what they are. A section that
    says by its role that it tells no acts keeps them out.
    """
    leads = [_shared_lead(document, group) for group in groups]
    votes: Counter[str] = Counter()
    for lead, group in zip(leads, groups, strict=True):
        votes[lead] += 1 if group.reading == "initiatives" else -1
    return [
        replace(group, reading="initiatives")
        if lead and votes[lead] > 0 and not (group.reading or outline[group.items[0]].role)
        else group
        for lead, group in zip(leads, groups, strict=True)
    ]


def _shared_lead(document: Document, group: ItemGroup) -> str:
    """Return the heading or the few words right above a list, or an empty string."""
    if group.lead is None or group.parent is not None:
        return ""
    block = document.blocks[group.lead]
    text = document.block_text(block).casefold().rstrip(":")
    heads = block.kind is BlockKind.HEADING or len(text.split()) <= LEAD_WORDS
    return text if heads and not text.endswith(".") else ""
