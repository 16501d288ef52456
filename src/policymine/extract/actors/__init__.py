"""Document → the actors it names and what they are to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from policymine.extract.actors.agents import find_agents, find_neighbours, find_titled
from policymine.extract.actors.belonging import Findings, settle_homes
from policymine.extract.actors.cells import find_in_cell
from policymine.extract.actors.departments import find_departments
from policymine.extract.actors.endings import find_endings
from policymine.extract.actors.entities import find_entities
from policymine.extract.actors.exclusions import is_of_law
from policymine.extract.actors.groups import find_groups
from policymine.extract.actors.heads import find_heads
from policymine.extract.actors.home import Home, find_home
from policymine.extract.actors.joining import joined
from policymine.extract.actors.known import find_known
from policymine.extract.actors.learned import acronyms, find_anaphora, find_learned, short_forms
from policymine.extract.actors.located import with_places
from policymine.extract.actors.municipal import find_municipal
from policymine.extract.actors.names import Name, settle, unify
from policymine.extract.actors.naming import find_namings
from policymine.extract.actors.offices import find_offices
from policymine.extract.actors.partners import find_partners
from policymine.extract.actors.passages import Passage, passages_of
from policymine.extract.actors.people import find_people
from policymine.extract.actors.placed import without_placed
from policymine.extract.actors.regions import find_regions
from policymine.extract.actors.relations import find_relations
from policymine.extract.actors.roles import find_roles
from policymine.extract.actors.tails import find_tails
from policymine.extract.actors.topic_heads import find_topic_heads
from policymine.extract.parsed import Parsed
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Initiative, Mention, Relation

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["find_actors"]

FACILITY = ActorType.FACILITY
FINDERS: tuple[Callable[[Passage, Home], Iterator[Name]], ...] = (
    find_municipal,
    find_regions,
    find_known,
    find_topic_heads,
    find_heads,
    find_tails,
    find_endings,
    find_roles,
    find_offices,
    find_people,
    find_groups,
    find_titled,
)
"""What reads a passage on its own; of names that overlap the longest is kept."""


def find_actors(
    document: Document,
    initiatives: Sequence[Initiative],
    *,
    nlp: Language,
    people: bool = True,
    parsed: Parsed | None = None,
) -> tuple[tuple[Mention, ...], tuple[Relation, ...]]:
    """Return the actors a document names, place by place, and the relations between them.

    Args:
        document: the document as it was read.
        initiatives: its initiatives, whose cells of responsibility name actors.
        nlp: a spaCy pipeline; entities and parse are used where it has them.
        parsed: the document as ``nlp`` has read it, where that has been done already.
        people: False leaves persons out of mentions and relations.

    """
    home = find_home(document)
    parsed = parsed or Parsed(document, nlp)
    names = settle_homes(document, home, find_names(document, initiatives, home, parsed))
    relations = find_relations(document, home, initiatives, names, parsed)
    if not people:
        persons = {name.name for name in names if name.type is ActorType.PERSON}
        names = [name for name in names if name.type is not ActorType.PERSON]
        relations = [r for r in relations if r.source not in persons and r.target not in persons]
    findings = Findings(document, initiatives)
    mentions = tuple(_mention(document, findings, name) for name in names)
    return mentions, tuple(relations)


def find_names(
    document: Document, initiatives: Sequence[Initiative], home: Home, parsed: Parsed
) -> list[Name]:
    """Return the passages of a document that name an actor, in the order of the text."""
    passages = list(passages_of(document))
    first = [name for passage in passages for find in FINDERS for name in find(passage, home)]
    names = settle(n for n in first if not is_of_law(document, n.block, n.start, n.name))
    names = settle((n for n in find_namings(document, passages) if n.type is FACILITY), kept=names)
    names = settle((n for i in initiatives for n in find_in_cell(i, names)), kept=names)
    names = settle((n for p in passages for n in find_departments(p)), kept=names)
    names = settle(find_partners(document, names), kept=names)
    names = settle(find_namings(document, passages), kept=names)
    names = settle(find_agents(document, passages), kept=names)
    names = settle(find_neighbours(passages, names), kept=names)
    shorts = short_forms(document, [*names, *acronyms(document, names)])
    names = settle(find_learned(document, passages, shorts), kept=names)
    names = settle(find_anaphora(passages, names), kept=names)
    names = settle(find_entities(document, passages, parsed, names), kept=names)
    names = joined(home, with_places(document, home, names), shorts)
    return without_placed(document, unify(names))


def _mention(document: Document, findings: Findings, name: Name) -> Mention:
    return Mention(
        name=name.name,
        type=name.type,
        sector=name.sector,
        home=name.home,
        finding=findings.at(name),
        rule=name.rule,
        anchor=document.anchor(name.block, _proper_start(document, name), name.end),
    )


def _proper_start(document: Document, name: Name) -> int:
    """Return where a name begins as written: after its kind in lower case, "værestedet | Ly"."""
    kind = document.text[name.start].islower() and name.rule == "pattern" and name.short
    found = document.text.find(name.short, name.start, name.end) if kind else -1
    return found if found > 0 else name.start
