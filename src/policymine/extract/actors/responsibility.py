"""Who is responsible for an initiative: by its cell, or as the subject of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from policymine.extract.actors.grammar import any_of
from policymine.extract.actors.names import Name
from policymine.extract.actors.tie import Party, party, tie
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Initiative, Relation, RelationKind


def find_responsible(
    document: Document, initiatives: Sequence[Initiative], names: Sequence[Name]
) -> Iterator[Relation]:
    """Yield who is responsible for each initiative, and that those named together work together."""
    for initiative in initiatives:
        anchor = initiative.responsible
        if anchor:
            yield from _by_cell(initiative, anchor, _inside(names, anchor))
        else:
            yield from _by_subject(document, initiative, names)


def _inside(names: Sequence[Name], anchor: Anchor) -> list[Name]:
    return [n for n in names if anchor.start <= n.start and n.end <= anchor.end]


def _by_cell(initiative: Initiative, anchor: Anchor, named: list[Name]) -> Iterator[Relation]:
    main, partners = _told_apart(anchor, named)
    target = Party(initiative.id)
    for name in main:
        kind = RelationKind.RESPONSIBLE_FOR
        yield tie(party(name), target, kind, anchor, rule="cell", initiative=initiative)
    for one, other in _pairs(anchor, [*main, *partners]):
        kind = RelationKind.WORKS_WITH
        yield tie(one, other, kind, anchor, rule="cell", initiative=initiative)


def _pairs(anchor: Anchor, names: list[Name]) -> Iterator[tuple[Party, Party]]:
    """Yield each pair once, but not a person and the title or the place of work beside it."""
    first: dict[Party, Name] = {}
    for name in names:
        first.setdefault(party(name), name)
    for (one, here), (other, there) in combinations(first.items(), 2):
        if not _of_one_person(anchor, *sorted((here, there), key=lambda name: name.start)):
            yield one, other


def _of_one_person(anchor: Anchor, one: Name, other: Name) -> bool:
    """Say whether two names are "leder Bo Krag" or "Bo Krag, Jobcenter Skive"."""
    between = anchor.quote[one.end - anchor.start : other.start - anchor.start]
    people = [name.type for name in (one, other)].count(ActorType.PERSON)
    return people == 1 and re.fullmatch(r"\s*,?\s*", between) is not None


@cache
def _partner_cue() -> re.Pattern[str]:
    cues = read_lexicon("actors")["responsible"]["partners"]
    return re.compile(rf"(?<!\w)(?i:{any_of(cues)})(?!\w)")


@cache
def _whole_cue() -> re.Pattern[str]:
    links = any_of(read_lexicon("actors_relations")["part_of"]["links"])
    return re.compile(rf"\s+(?:{links})\s+")


def _told_apart(anchor: Anchor, named: list[Name]) -> tuple[list[Name], list[Name]]:
    """Return those responsible and those they work with: what stands after "i samarbejde med".

    What an actor is part of ("Bostøtten i Center for Voksne") is neither, unless it stands alone.
    """
    cue = _partner_cue().search(anchor.quote)
    border = anchor.start + cue.start() if cue else anchor.end
    parts = [name for number, name in enumerate(named) if not _is_whole(anchor, named, number)]
    main = [name for name in parts if name.start < border]
    return (main, [name for name in parts if name not in main]) if main else (parts, [])


def _is_whole(anchor: Anchor, named: list[Name], number: int) -> bool:
    if number == 0:
        return False
    between = anchor.quote[
        named[number - 1].end - anchor.start : named[number].start - anchor.start
    ]
    return bool(_whole_cue().fullmatch(between))


@cache
def _acts() -> re.Pattern[str]:
    verbs = any_of(read_lexicon("actors_relations")["acting"]["verbs"])
    return re.compile(rf"\s+(?:{verbs})(?!\w)")


def _by_subject(
    document: Document, initiative: Initiative, names: Sequence[Name]
) -> Iterator[Relation]:
    """``Socialafdelingen udarbejder …``: the actors an initiative begins with, before its verb."""
    anchor = initiative.anchor
    inside = _inside(names, anchor)
    subjects: list[Name] = []
    at = anchor.start
    for name in inside:
        if not re.fullmatch(r"\s*(?:,|og|samt|&)?\s*", document.text[at : name.start]):
            break
        subjects.append(name)
        at = name.end
    if not subjects or not _acts().match(document.text, at):
        return
    for name in subjects:
        if name.type is not ActorType.STAKEHOLDER:
            kind = RelationKind.RESPONSIBLE_FOR
            yield tie(
                party(name),
                Party(initiative.id),
                kind,
                anchor,
                rule="subject",
                initiative=initiative,
            )
