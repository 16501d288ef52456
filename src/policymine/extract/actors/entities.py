"""What the language pipeline has as persons, where no rule has spoken.

What it has as organisations is, in plans, as often a method, a place or a project; organisations
are found by how they are named and by what they do.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from policymine.extract.actors.exclusions import (
    is_no_actor,
    is_ordinary,
    is_project,
    is_town,
)
from policymine.extract.actors.grammar import CAPITAL, squeeze, without_genitive
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.extract.actors.people import is_given, is_organisation_word
from policymine.extract.parsed import Parsed
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import ActorType, Sector

PERSON = "PER"
PARTS_OF_TOWNS = frozenset({"Nørre", "Sønder", "Øster", "Vester", "Store", "Lille", "Gammel", "Ny"})
"""First words of towns: ``Nørre Alslev``."""
LONGER = re.compile(rf"{CAPITAL}\s+$")
"""Before a name, another word of it: "Feedback | Informed Treatment"."""


def find_entities(
    document: Document, passages: Sequence[Passage], parsed: Parsed, names: Sequence[Name]
) -> Iterator[Name]:
    """Yield the entities of running text that look like names of persons.

    Sentences whose capitals all belong to ``names`` found before are not read. What the document
    calls a project is none.
    """
    told = {offset for name in names for offset in range(name.start, name.end)}
    for name in _persons(passages, parsed, told):
        if not is_project(document, name.name):
            yield name


def _persons(passages: Sequence[Passage], parsed: Parsed, told: Container[int]) -> Iterator[Name]:
    asked = [
        (passage, parsed.naming(passage.start, passage.start + len(passage.text), told))
        for passage in passages
        if passage.kind is not BlockKind.HEADING
    ]
    parsed.want(start for _, starts in asked for start in starts)
    for passage, starts in asked:
        for start in starts:
            offset, doc = start - passage.start, parsed.words(start)
            for entity in doc.ents if doc is not None else ():
                first, last = offset + entity.start_char, offset + entity.end_char
                before = LONGER.search(passage.text[:first])
                longer = before is not None and passage.start + before.start() not in told
                if entity.label_ == PERSON and not longer and _is_person(entity.text):
                    yield _name(passage, first, last)


def _is_person(text: str) -> bool:
    words = text.split()
    if (
        len(words) < 2
        or not words[0].isalpha()
        or words[0] in PARTS_OF_TOWNS
        or not (words[0][0].isupper() and words[-1][0].isupper())
    ):
        return False
    if is_ordinary(words[0]) or is_town(words[0]) or is_no_actor(text):
        return False
    if is_town(words[-1]) and not is_given(words[0]):  # "Naturplan Danmark"
        return False
    return not any(map(is_organisation_word, words))


def _name(passage: Passage, start: int, end: int) -> Name:
    bare = squeeze(without_genitive(passage.text[start:end], passage.text[end:]))
    span = passage.start + start, passage.start + end
    return Name(passage.block, *span, bare, ActorType.PERSON, Sector.UNKNOWN, rule="entity")
