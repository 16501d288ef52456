"""What the language pipeline has as persons and organisations, where no rule has spoken."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from policymine.extract.actors.exclusions import (
    is_no_actor,
    is_ordinary,
    is_project,
    is_town,
    opens_place,
)
from policymine.extract.actors.grammar import CAPITAL, is_topic, squeeze, without_genitive
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.extract.actors.people import is_organisation_word
from policymine.extract.parsed import Parsed
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import ActorType, Sector

BESIDE = re.compile(r"(?<!\w)(?:hos|af|med|via)\s+$")
"""Before a single word these make an organisation of a doubtful one."""
COMPOUND = re.compile(r"[A-ZÆØÅ0-9]{2,}-[a-zæøå]+")
"""A thing named after letters: "FIT-skemaet"."""
KINDS = {"PER": ActorType.PERSON, "ORG": ActorType.UNKNOWN}


def find_entities(
    document: Document, passages: Sequence[Passage], parsed: Parsed, names: Sequence[Name]
) -> Iterator[Name]:
    """Yield the entities of running text that look like names of persons or organisations.

    Sentences whose capitals all belong to ``names`` found before are not read. What the document
    calls a project is none, nor what is now a person, now an organisation.
    """
    told = {offset for name in names for offset in range(name.start, name.end)}
    found = list(_entities(passages, parsed, told))
    kinds: dict[str, set[ActorType]] = {}
    for name in found:
        kinds.setdefault(name.name, set()).add(name.type)
    for name in found:
        if len(kinds[name.name]) == 1 and not is_project(document, name.name):
            yield name


def _entities(passages: Sequence[Passage], parsed: Parsed, told: Container[int]) -> Iterator[Name]:
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
                kind = KINDS.get(entity.label_)
                if kind and _is_name(passage, entity.text, first, kind):
                    yield _name(passage, first, last, kind)


def _is_name(passage: Passage, text: str, start: int, kind: ActorType) -> bool:
    words = text.split()
    if COMPOUND.fullmatch(text) or opens_place(text):
        return False
    if is_no_actor(_whole(passage.text, start, text)):
        return False
    if not text[:1].isupper() or is_ordinary(words[0]) or is_town(words[0]) or is_no_actor(text):
        return False
    if kind is ActorType.PERSON:
        capital = words[0][0].isupper() and words[-1][0].isupper()
        return len(words) > 1 and capital and not any(map(is_organisation_word, words))
    before = passage.text[max(0, start - 12) : start]
    shown = len(words) > 1 or not words[0].istitle() or bool(BESIDE.search(before))
    letters = text.isupper() and len(words) == 1  # a method as often as an organisation
    return shown and not letters and not passage.opens(start) and not is_topic(text)


def _whole(text: str, start: int, name: str) -> str:
    """Return a name with the capitalised word before it: "Feedback | Informed Treatment"."""
    before = re.search(rf"({CAPITAL})\s+$", text[max(0, start - 30) : start])
    return f"{before[1]} {name}" if before else name


def _name(passage: Passage, start: int, end: int, kind: ActorType) -> Name:
    bare = squeeze(without_genitive(passage.text[start:end], passage.text[end:]))
    span = passage.start + start, passage.start + end
    return Name(
        passage.block,
        *span,
        bare,
        kind,
        Sector.UNKNOWN,
        own=kind is not ActorType.PERSON,
        rule="entity",
    )
