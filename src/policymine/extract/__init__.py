"""Finding what a plan promises: goals, initiatives, and who is to act.

A document's headings give an outline; its lists, tables, labelled sections and sentences are read
in that order, and each block is read by one of them only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from policymine.extract.candidates import Candidate
from policymine.extract.commitment import plain_commitment
from policymine.extract.draft import Draft
from policymine.extract.goals import find_goals
from policymine.extract.item_fields import fields_below, item_act
from policymine.extract.items import Items
from policymine.extract.labelled import find_labelled
from policymine.extract.lists import ItemGroup, find_lists, is_lead, without
from policymine.extract.named_goals import repeated_names, scoped_goals
from policymine.extract.outline import Place, build_outline
from policymine.extract.parsed import Parsed
from policymine.extract.prose import find_prose, tagged_prose
from policymine.extract.repeats import goals_of_repeats
from policymine.extract.responsible import find_responsible
from policymine.extract.rows import find_rows
from policymine.extract.runin import find_runin
from policymine.extract.serving import goal_of, goal_places
from policymine.extract.speech import says
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document, Kind
from policymine.schema.finding import Commitment, Extraction, Form, Goal, Initiative, State

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["extract", "find_findings"]

LONG_SECTION = 12
"""Paragraphs under one heading from which a list there does not speak for the prose around it."""


def _list_drafts(
    items: Items,
    groups: list[ItemGroup],
    outline: tuple[Place, ...],
    below: Mapping[int, tuple[int, ...]],
) -> list[Draft]:
    document = items.document
    drafts = []
    for group in groups:
        for number in group.items if group.reading == "initiatives" else ():
            anchor, fields = item_act(document, number, below)
            place = outline[number]
            if says("procedural", anchor.quote) or says("quoted", anchor.quote):
                continue
            if place.tells_process(anchor.quote):
                continue
            state = place.state
            told = document.kind is Kind.STATUS and state not in (State.UNKNOWN, State.PLANNED)
            default = group.commitment
            if default is Commitment.UNKNOWN:
                default = plain_commitment(*items.told(number))
            drafts.append(
                Draft(
                    Form.LIST,
                    anchor,
                    fields,
                    heading_state=state,
                    default=default,
                    reported=told or items.form(number) == "report",
                )
            )
    return drafts


def _items(document: Document, parsed: Parsed) -> Iterator[int]:
    """Yield where the sentences of list items begin."""
    for block in document.blocks:
        if block.kind is BlockKind.LIST_ITEM:
            yield from parsed.within(block.start, block.end)


def find_findings(
    document: Document, *, nlp: Language, parsed: Parsed | None = None
) -> tuple[tuple[Goal, ...], tuple[Initiative, ...]]:
    """Return the goals and initiatives of a document, each in the order of the text.

    ``parsed`` is the document as ``nlp`` has read it, where that has been done already.
    """
    parsed = parsed or Parsed(document, nlp)
    outline = build_outline(document)
    opened, taken = find_runin(document, outline)
    below = {n: blocks for n, blocks in fields_below(document).items() if n not in taken}
    passed = {number for blocks in below.values() for number in blocks}
    described, used = find_labelled(document, outline, taken | passed)
    headings = scoped_goals(document, outline, {draft.anchor.block for draft in described})
    prosaic = document.kind is not Kind.FRAMEWORK or bool(document.units)
    parsed.want(_items(document, parsed))
    parsed.want(tagged_prose(document, outline, used) if prosaic else ())
    scopes = frozenset(goal.scope for goal in headings if goal.scope is not None)
    scopes |= repeated_names(document, headings)
    items = Items(document, parsed)
    groups = without(find_lists(items, outline, scopes, passed), taken)
    groups = [g for g in groups if not used & set(g.items)]
    rows, columns = find_rows(document, outline)
    listed = [*opened, *described, *rows, *_list_drafts(items, groups, outline, below)]
    prose: list[Draft] = []
    if prosaic:
        leads = {n for n in range(len(document.blocks)) if is_lead(document, n, groups)}
        sections = _sections(document, outline, listed)
        prose = find_prose(document, outline, parsed=parsed, used=used | leads, listed=sections)
    extra = [Candidate("", title, Form.TABLE, anchor) for title, anchor in columns.items()]
    listed, prose = _told(document, parsed, listed), _told(document, parsed, prose)
    acts = [draft.anchor.block for draft in [*listed, *prose]]
    goals = find_goals(document, outline, groups, acts, extra)
    drafts = sorted([*listed, *prose], key=lambda draft: draft.anchor.start)
    places = goal_places(document, goals)
    served = goals_of_repeats(drafts, [goal_of(goals, places, draft) for draft in drafts])
    records = tuple(d.initiative(document, goal) for d, goal in zip(drafts, served, strict=True))
    return tuple(goal.goal() for goal in goals), records


def _told(document: Document, parsed: Parsed, drafts: list[Draft]) -> list[Draft]:
    """Give acts what their own words tell: who is to do them, and how firmly they are promised.

    In a row the cell of its column says who.
    """
    told = []
    parsed.want(at for d in drafts for at in parsed.within(d.anchor.start, d.anchor.end))
    for draft in drafts:
        cells = draft.form is Form.TABLE or "responsible" in draft.fields
        passages = [] if cells else [draft.anchor, *_first_below(document, draft)]
        named = (find_responsible(document, parsed, passage) for passage in passages)
        who = next((anchor for anchor in named if anchor), None)
        fields = {**draft.fields, "responsible": who} if who else draft.fields
        default = draft.default
        in_row = document.blocks[draft.anchor.block].kind is BlockKind.TABLE_ROW
        if in_row and default is Commitment.UNKNOWN:
            default = plain_commitment(draft.anchor.quote, parsed.tags(draft.anchor.start))
        told.append(replace(draft, fields=fields, default=default))
    return told


def _first_below(document: Document, draft: Draft) -> list[Anchor]:
    """Return the paragraph right under a heading that names an act."""
    number = draft.anchor.block + 1
    if draft.form is not Form.HEADING or number >= len(document.blocks):
        return []
    block = document.blocks[number]
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    return [document.anchor(number, block.start, block.end)]


def _sections(document: Document, outline: tuple[Place, ...], drafts: list[Draft]) -> set[int]:
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


def extract(document: Document, *, nlp: Language, people: bool = True) -> Extraction:
    """Return what a document promises and who is to do it.

    ``nlp`` is a Danish pipeline (``policymine.language.load_nlp``); with ``people`` false, persons
    are left out. Every passage of the result equals ``document.text[start:end]``.
    """
    from policymine.extract.actors import find_actors

    parsed = Parsed(document, nlp)
    goals, initiatives = find_findings(document, nlp=nlp, parsed=parsed)
    mentions, relations = find_actors(document, initiatives, nlp=nlp, people=people, parsed=parsed)
    return Extraction(
        document=document.id,
        goals=goals,
        initiatives=initiatives,
        mentions=mentions,
        relations=relations,
    )
