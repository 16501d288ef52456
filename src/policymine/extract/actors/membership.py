"""What belongs to what: units to municipalities, people to organisations, branches to the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from policymine.extract.actors.affiliation import find_affiliations
from policymine.extract.actors.grammar import any_of
from policymine.extract.actors.home import municipalities
from policymine.extract.actors.known import parent_of
from policymine.extract.actors.names import Name
from policymine.extract.actors.tie import Party, party, tie
from policymine.resources import read_gazetteer, read_lexicon
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Relation, RelationKind, Sector

INNER = frozenset({ActorType.UNIT, ActorType.FACILITY, ActorType.BODY})
BY_PLACE = frozenset({"agent", "cell", "learned"})
"""Rules that tell an actor by where its name stands, not by what it is called: a name alone ("AGF")
does not say whose it is."""


def find_memberships(document: Document, names: Sequence[Name]) -> Iterator[Relation]:
    """Yield what belongs to what: as the text says it, and as is known of homes and branches."""
    for name, employer in find_affiliations(document, names).items():
        person = next(n for n in names if n.start == name)
        yield _part_of(document, person, party(employer), rule="affiliation", until=employer)
    yield from _said(document, names)
    yield from _known(document, names)


def _part_of(
    document: Document, name: Name, whole: Party, *, rule: str, until: Name | None = None
) -> Relation:
    end = until.end if until and until.block == name.block and until.end > name.end else name.end
    anchor = document.anchor(name.block, min(name.start, name.start), end)
    return tie(party(name), whole, RelationKind.PART_OF, anchor, rule=rule)


@cache
def _link() -> re.Pattern[str]:
    links = any_of(read_lexicon("actors_relations")["part_of"]["links"])
    return re.compile(rf"\s+(?:{links})\s+")


def _said(document: Document, names: Sequence[Name]) -> Iterator[Relation]:
    """``Bostøtten i Center for Voksne``, ``X Kommunes socialpsykiatri``."""
    for name, after in pairwise(names):
        if name.block != after.block or name.name == after.name:
            continue
        between = document.text[name.end : after.start]
        whole = after.type not in (ActorType.PERSON, ActorType.STAKEHOLDER)
        if name.type in INNER and whole and _link().fullmatch(between):
            yield _part_of(document, name, party(after), rule="link", until=after)


def _known(document: Document, names: Sequence[Name]) -> Iterator[Relation]:
    """Yield what needs no words: a unit and its municipality, a branch and the whole."""
    seen: set[tuple[str, str]] = set()
    for name in names:
        whole = _whole_of(name)
        if whole and (name.name, name.home) not in seen:
            seen.add((name.name, name.home))
            yield _part_of(document, name, whole, rule="known")


def _whole_of(name: Name) -> Party | None:
    home = municipalities().get(name.home.casefold())
    own = name.type in INNER and name.sector is Sector.MUNICIPAL and name.rule not in BY_PLACE
    if home and own:
        return Party(home.full)
    region = next(
        (r["name"] for r in read_gazetteer("regions")["region"] if name.name in r["psychiatry"]), ""
    )
    parent = region or parent_of(name.name)
    return Party(parent) if parent else None
