"""Finding what a plan promises: goals, initiatives, and who is to act.

A document's headings give an outline; its lists, tables, labelled sections and sentences are read
in that order, and each block is read by one of them only. The modules, from the small to the whole:

sentences   ``sentences``, ``clauses``, ``verbs``, ``subjects``; by a tagger ``parsed``, ``tagging``
speech      ``speech`` and ``promises`` with ``modals``, ``reports``, ``commitment``: what one does
facts       ``dates``, ``periods``, ``fields``, ``legend``, ``responsible``: when, money, state, who
sections    ``labels``, ``outline``, ``above``: what names goals and acts, and where they stand
tables      ``rows`` with ``action_tables``, ``columns``, ``column_cells``, ``cells``,
            ``time_grid``; ``sheets``, ``boards``, ``act_columns``
words       ``piece_model`` for items, cells and headings, ``sentence_model`` for sentences;
            ``weights``; ``act_training``
lists       ``lists`` with ``levels``, ``leads``, ``items``, ``item_words``; ``listed_acts``,
            ``labelled_fields``, ``bracketed``
described   ``labelled``, ``runin``, ``cards``: acts under titles of their own;
            ``titled`` with ``described``: acts that titles alone tell, by their form;
            ``labelled_records``, ``line_records``: acts in lines, with lines below
prose       ``prose`` with ``prose_acts``, ``anaphors``, ``elsewhere``
acts        ``draft`` with ``titles``, ``own_words``: from a passage with its fields to a record
goals       ``goals`` with ``named_goals``, ``counted_goals``, ``listed_goals``, ``themes``;
            ``candidates``, ``serving``: which are one, and which acts serve them
corrected   ``corrected``: what people say is a finding and what is none
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policymine.extract.candidates import Candidate
from policymine.extract.cards import find_card_lists, over_cards, read_cards
from policymine.extract.corrected import with_corrections
from policymine.extract.draft import Draft
from policymine.extract.goals import find_goals, scoped_goals
from policymine.extract.items import Items
from policymine.extract.labelled import find_labelled
from policymine.extract.labelled_fields import fields_below
from policymine.extract.labelled_records import find_labelled_records
from policymine.extract.leads import is_lead
from policymine.extract.line_records import find_line_records
from policymine.extract.listed_acts import list_acts
from policymine.extract.lists import ItemGroup, find_lists
from policymine.extract.outline import Place, build_outline
from policymine.extract.own_words import with_own_words
from policymine.extract.parsed import Parsed
from policymine.extract.prose import find_prose, tagged_prose
from policymine.extract.rows import find_rows
from policymine.extract.runin import find_runin
from policymine.extract.serving import goal_of, goal_places, goals_of_repeats
from policymine.extract.titled import find_titled
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Corrections, Extraction, Finding, Form, Goal, Initiative

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["extract", "find_findings"]

LONG_SECTION = 12
"""Paragraphs under one heading from which a list there does not speak for the prose around it."""


@dataclass(frozen=True)
class _Labelled:
    """The acts that numbers and labels tell, and the blocks that are read with them.

    ``passed`` are the blocks of the fields that stand ``below`` list items, ``used`` these and all
    blocks of such acts; ``headed`` are the headings that name acts.
    """

    acts: list[Draft]
    passed: set[int]
    used: set[int]
    headed: set[int]
    below: Mapping[int, tuple[int, ...]]


def find_findings(
    document: Document, *, nlp: Language, parsed: Parsed | None = None
) -> tuple[tuple[Goal, ...], tuple[Initiative, ...]]:
    """Return the goals and initiatives of a document, each in the order of the text.

    ``parsed`` is the document as ``nlp`` has read it, where that has been done already.
    """
    parsed = parsed or Parsed(document, nlp)
    outline = build_outline(document)
    labelled = _labelled(document, outline, parsed)
    parsed.want(_items(document, parsed))
    parsed.want(tagged_prose(document, outline, labelled.used))

    items = Items(document, parsed)
    headed = scoped_goals(document, outline, labelled.headed)
    cards = [*find_card_lists(items, labelled.used)]
    groups = [*_lists(items, outline, labelled, headed), *cards]
    acts = [*labelled.acts, *find_rows(document, outline)]
    acts += list_acts(items, groups, outline, labelled.below)
    leads = {g.lead for g in groups if g.lead is not None and is_lead(document, g.lead)}
    used = labelled.used.union(leads, *(group.items for group in cards))
    listed = _sections(document, outline, acts)
    acts += find_prose(document, outline, parsed=parsed, used=used, listed=listed)
    acts = sorted(with_own_words(document, parsed, acts), key=lambda act: act.anchor.start)

    goals = find_goals(document, outline, headed, groups, acts, over_cards(document, cards))
    return tuple(goal.goal() for goal in goals), _initiatives(
        document, goals, read_cards(document, parsed, acts)
    )


def _labelled(document: Document, outline: Sequence[Place], parsed: Parsed) -> _Labelled:
    opened, taken = find_runin(document, outline)
    below = fields_below(document)
    passed = {number for blocks in below.values() for number in blocks}
    named, held = find_labelled_records(document, outline)
    described, used = find_labelled(document, outline, taken | passed | held)
    lines, told = find_line_records(document, outline, used)
    acts, used = [*opened, *named, *described, *lines], used | told
    titled, held = find_titled(document, outline, parsed, used, {a.anchor.block for a in acts})
    headed = {draft.anchor.block for draft in [*described, *titled] if draft.form is Form.HEADING}
    return _Labelled([*acts, *titled], passed, used | held, headed, below)


def _lists(
    items: Items, outline: Sequence[Place], labelled: _Labelled, headed: Sequence[Candidate]
) -> list[ItemGroup]:
    """Return the lists that no labelled act is made of."""
    groups = find_lists(items, outline, goal_places(items.document, headed), labelled.passed)
    return [group for group in groups if not labelled.used & set(group.items)]


def _initiatives(
    document: Document, goals: Sequence[Candidate], acts: Sequence[Draft]
) -> tuple[Initiative, ...]:
    """Return acts as records, each with the goal it serves."""
    places = goal_places(document, goals, {act.anchor.block for act in acts})
    served = goals_of_repeats(acts, [goal_of(goals, places, act) for act in acts])
    return tuple(act.initiative(document, goal) for act, goal in zip(acts, served, strict=True))


def _items(document: Document, parsed: Parsed) -> Iterator[int]:
    """Yield where the sentences of list items begin."""
    for block in document.blocks:
        if block.kind is BlockKind.LIST_ITEM:
            yield from parsed.within(block.start, block.end)


def _sections(document: Document, outline: Sequence[Place], drafts: Sequence[Draft]) -> set[int]:
    """Return the headings above some drafts whose sections are short.

    Where many paragraphs stand under one heading, most headings were not recognised, and prose is
    more than the setting of a list.
    """
    headings = (
        place.heading
        for place, block in zip(outline, document.blocks, strict=True)
        if block.kind is BlockKind.PARAGRAPH
    )
    long = {heading for heading, count in Counter(headings).items() if count > LONG_SECTION}
    return {heading for d in drafts for heading in outline[d.anchor.block].path} - long


def extract(
    document: Document,
    *,
    nlp: Language,
    people: bool = True,
    correct: Callable[[Sequence[Finding]], Corrections] | None = None,
) -> Extraction:
    """Return what a document promises and who is to do it.

    ``nlp`` is a Danish pipeline (``policymine.language.load_nlp``); with ``people`` false, persons
    are left out. ``correct`` tells of the goals and initiatives found what people say of them.
    Every passage of the result equals ``document.text[start:end]``.
    """
    from policymine.extract.actors import find_actors

    parsed = Parsed(document, nlp)
    goals, initiatives = find_findings(document, nlp=nlp, parsed=parsed)
    found = Extraction(document=document.id, goals=goals, initiatives=initiatives)
    if correct is not None:
        found = with_corrections(document, found, correct(found.findings))
    mentions, relations = find_actors(
        document, found.initiatives, nlp=nlp, people=people, parsed=parsed
    )
    return found.model_copy(update={"mentions": mentions, "relations": relations})
