"""Which organisation a person speaks for: ``v. NAME og NAME, X Kommune``, ``NAME, leder af X``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policymine.extract.actors.grammar import any_of
from policymine.extract.actors.names import Name
from policymine.resources import read_lexicon
from policymine.schema.document import Document
from policymine.schema.finding import ActorType

NOT_EMPLOYERS = frozenset({ActorType.PERSON, ActorType.STAKEHOLDER})


@cache
def _between() -> re.Pattern[str]:
    titles = any_of(read_lexicon("actors")["people"]["titles"])
    title = rf"(?:[\wæøå-]*(?:{titles})(?:\s+(?:i|for|ved|hos|på|af))?)"
    return re.compile(rf"[\s,(–-]*(?:{title})?[\s,(–-]*(?:(?:fra|i|ved|hos)\s+)?", re.IGNORECASE)


JOINT = re.compile(r"\s*(?:,|og|samt|&)\s*")


def find_affiliations(document: Document, names: Sequence[Name]) -> dict[int, Name]:
    """Return the organisation of each person that has one, by the person's offset.

    Persons joined by "og" or a comma share the organisation after the last of them.
    """
    found: dict[int, Name] = {}
    for index in range(len(names) - 1, -1, -1):
        person = names[index]
        if person.type is not ActorType.PERSON or index + 1 == len(names):
            continue
        following = names[index + 1]
        between = document.text[person.end : following.start]
        if following.type is ActorType.PERSON:
            shared = found.get(following.start)
            if shared and JOINT.fullmatch(between) and following.block == person.block:
                found[person.start] = shared
        elif following.type not in NOT_EMPLOYERS and _joins(document, person, following, between):
            found[person.start] = following
    return found


def _joins(document: Document, person: Name, organisation: Name, between: str) -> bool:
    """Say whether only a title stands between a person and an organisation.

    In the line after a signature the title must be there: "NAME ⏎ Formand for X".
    """
    if not _between().fullmatch(between):
        return False
    if person.rule == "office":
        return bool(between.strip(" ,(\t\n")) and person.block == organisation.block
    if person.block == organisation.block:
        return True
    return organisation.block == person.block + 1 and bool(re.search(r"\w", between))
