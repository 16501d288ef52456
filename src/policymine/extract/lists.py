"""Lists: which of them promise, which announce goals, and which only describe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from policymine.extract.commitment import lead_commitment
from policymine.extract.outline import Place, role_of
from policymine.extract.promises import read_sentence
from policymine.extract.sentences import split_sentences
from policymine.extract.speech import Speech
from policymine.extract.verbs import is_infinitive, verb_forms
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Commitment, State

FINITE = re.compile(
    r"\b(er|har|kan|skal|vil|bliver|får|bør|var|havde|blev|findes|består|modtager|oplever|lever|bor)\b",
    re.IGNORECASE,
)
SHARE = 0.5
"""A list without a cue promises when at least half of its items have the form of a promise."""


@dataclass(frozen=True)
class ItemGroup:
    """The items of one list at one level (numbers of blocks), and what leads into them.

    ``reading`` is what the list does: ``initiatives``, ``goals`` or nothing.
    """

    items: tuple[int, ...]
    lead: int | None
    reading: str
    commitment: Commitment = Commitment.UNKNOWN
    parent: int | None = None


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lexicon = read_lexicon("cues")
    return tuple((g, re.compile("|".join(lexicon[g]), re.IGNORECASE)) for g in lexicon["order"])


def cue_of(text: str) -> str:
    """Return the group of cues that the words before a list belong to, or an empty string."""
    return next((group for group, pattern in _cues() if pattern.search(text)), "")


def form_of(text: str) -> str:
    """Return the form of an item: infinitive, noun, promise, wanted, report, fact or name."""
    words = [word.casefold() for word in re.findall(r"[\w-]+", text)]
    if not words:
        return "name"
    head = (
        words[1]
        if words[0] in ("at", "løbende", "fortsat", "fortsætte", "evt", "også") and len(words) > 1
        else words[0]
    )
    if is_infinitive(head):
        return "infinitive"
    speech = read_sentence(text).speech
    if speech in (Speech.PROMISE, Speech.WANTED, Speech.REPORT):
        return str(speech.value)
    if FINITE.search(" ".join(words[:12])):
        return "fact"
    if words[0] in verb_forms().nouns or re.match(
        r"\w{4,}(else|ering|ning)(en|er|erne)?$", words[0]
    ):
        return "noun"
    return "name"


def _runs(document: Document) -> list[list[int]]:
    """Return the runs of list items, footnotes between them passed over."""
    runs: list[list[int]] = []
    last = -2
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.LIST_ITEM:
            if number != last + 1:
                runs.append([])
            runs[-1].append(number)
        if block.kind in (BlockKind.LIST_ITEM, BlockKind.FOOTNOTE):
            last = number
    return runs


def _levels(document: Document, run: Sequence[int]) -> list[tuple[int | None, list[int]]]:
    """Return the lists in a run as (parent item, items): nested items belong to their parent."""
    lists: list[tuple[int | None, list[int]]] = []
    open_lists: list[tuple[int, int | None, list[int]]] = []
    previous: int | None = None
    for number in run:
        level = document.blocks[number].level
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            parent = previous if open_lists else None
            items: list[int] = []
            open_lists.append((level, parent, items))
            lists.append((parent, items))
        open_lists[-1][2].append(number)
        previous = number
    return lists


def _lead_text(document: Document, lead: int | None) -> str:
    """Return the words that lead into a list: a heading, or the last sentence of a paragraph."""
    if lead is None:
        return ""
    text = document.block_text(document.blocks[lead])
    if document.blocks[lead].kind is BlockKind.HEADING:
        return text.strip()
    start, end = split_sentences(text)[-1] if text.strip() else (0, 0)
    last = text[start:end]
    return last if leads_on(last) or len(text.split()) <= 12 else ""


def leads_on(text: str) -> bool:
    """Say whether a text goes on in what follows: a colon, or no full stop."""
    return not text.rstrip().endswith((".", "!", "?", "…", "”", "»", '"', ")"))


def _by_form(document: Document, items: Sequence[int], *, under_goal: bool) -> str:
    forms = [form_of(document.block_text(document.blocks[item])) for item in items]
    acts = sum(form in ("infinitive", "noun", "promise") for form in forms)
    plain = sum(form in ("fact", "wanted", "report") for form in forms)
    if acts >= SHARE * len(forms):
        return "initiatives"
    wanted = forms.count("wanted")
    if under_goal and wanted > SHARE * len(forms):
        return "goals"
    return "initiatives" if under_goal and plain < SHARE * len(forms) else ""


def _all_promises(document: Document, items: Sequence[int]) -> bool:
    """Say whether every item is a sentence that promises, whatever the words before the list."""
    return all(form_of(document.block_text(document.blocks[item])) == "promise" for item in items)


def _read(
    document: Document, items: Sequence[int], lead: int | None, place: Place, under_goal: bool
) -> str:
    """Return what a list does, by its lead, then its section, then the form of its items."""
    text = _lead_text(document, lead)
    heading = lead is not None and document.blocks[lead].kind is BlockKind.HEADING
    label = role_of(text) if text and not heading and len(text.split()) <= 4 else ""
    if label:  # a paragraph that is a heading in all but its style
        heading, place = True, replace(place, role=label)
    cue = cue_of(text) if text and not heading else ""
    if cue == "examples" or place.role in ("contents", "appendix", "measures"):
        return ""
    if place.state is not State.UNKNOWN and not place.silent:
        return "initiatives"
    if cue == "not_actions":
        return "initiatives" if _all_promises(document, items) else ""
    if cue == "goals_strong":
        return "goals"
    if cue == "actions_strong":
        return "initiatives"
    if place.silent:
        return ""
    if cue == "goals" or (place.role == "goals" and (heading or not text)):
        return "goals"
    if cue == "actions" or place.role == "actions":
        facts = sum(form_of(document.block_text(document.blocks[i])) == "fact" for i in items)
        return "initiatives" if facts < len(items) else ""
    return _by_form(document, items, under_goal=under_goal and not text)


def find_lists(
    document: Document, outline: Sequence[Place], goal_scopes: frozenset[int]
) -> list[ItemGroup]:
    """Return the lists of a document, each with what it does.

    ``goal_scopes`` are the blocks that open a goal's section: a list right under one of them
    needs no further cue.
    """
    groups = []
    for run in _runs(document):
        before = run[0] - 1
        lead = (
            before
            if before >= 0
            and document.blocks[before].kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
            else None
        )
        outer = ""
        for parent, items in _levels(document, run):
            place = outline[items[0]]
            text = _lead_text(document, lead)
            if parent is None:
                under_goal = _in_goal(document, items[0], goal_scopes)
                outer = reading = _read(document, items, lead, place, under_goal)
            else:
                above = "goals" if parent in goal_scopes else outer
                reading = _nested(document, parent, items, above, place)
            commitment = lead_commitment(text) if reading == "initiatives" else Commitment.UNKNOWN
            groups.append(ItemGroup(tuple(items), lead, reading, commitment, parent))
    return _without_heads(groups, goal_scopes)


def _nested(document: Document, parent: int, items: Sequence[int], outer: str, place: Place) -> str:
    """Read a nested list.

    Under a goal or a theme its items are acts; under an act only where the parent opens it with a
    colon and they are acts by form.
    """
    text = document.block_text(document.blocks[parent])
    cue = cue_of(text) if text.rstrip().endswith(":") else ""
    if cue in ("not_actions", "examples") or place.role in ("contents", "appendix", "measures"):
        return ""
    if outer == "goals":
        return "initiatives"
    theme = form_of(text) == "name" and len(text.split()) <= 10
    by_form = _by_form(document, items, under_goal=theme)
    if outer == "initiatives":
        return by_form if text.rstrip().endswith(":") or theme else ""
    return by_form


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


def _in_goal(document: Document, number: int, scopes: frozenset[int]) -> bool:
    """Say whether a block stands in the section of a goal: under its heading or one below it."""
    level = 9
    for above in range(number - 1, -1, -1):
        block = document.blocks[above]
        if above in scopes and (block.kind is not BlockKind.HEADING or block.level <= level):
            return True
        if block.kind is BlockKind.HEADING:
            if block.level <= 1 or (
                block.level < level and level < 9 and not role_of(document.block_text(block))
            ):
                return False
            level = min(level, block.level)
    return False


def is_lead(document: Document, number: int, groups: Sequence[ItemGroup]) -> bool:
    """Say whether a paragraph does no more than lead into a list."""
    text = document.block_text(document.blocks[number])
    return leads_on(text) and any(group.lead == number for group in groups)
