"""Units that a text names only as the place or field of something: "borgere i hjemmeplejen"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from policymine.extract.actors.exclusions import is_paper
from policymine.extract.actors.grammar import any_of
from policymine.extract.actors.names import Name
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import ActorType

KINDS = frozenset({ActorType.UNIT, ActorType.FACILITY, ActorType.REGION})
RULES = frozenset({"ending", "known"})
_PLACE = re.compile(
    r"(?<!\w)(?:i|på|for|fra|til|om|inden|under)\s+(?:[\wæøåÆØÅ-]+(?:,|\s+(?:og|eller|samt))\s+){0,3}$"
)
_LATER = (
    r"(?:\s+(?!med\b|hos\b)[\wæøå.]+){0,4}\s+(?:i|på|hos)\s+(?:[\wæøåÆØÅ]+\s+og\s+(?:i\s+|på\s+)?)?"
)
_GENITIVE = re.compile(r"s\s+([\wæøå-]+)")
FAR = 80
"""So many letters before a name its preposition is looked for."""


def without_placed(document: Document, names: Iterable[Name]) -> list[Name]:
    """Return names without the units that are words in lower case and nowhere take part.

    "Borgere i hjemmeplejen" tells where, "hjemmeplejens budget" whose, and neither who acts; nor
    does whoever once made a convention ("FN's handicapkonvention"). A unit that elsewhere in the
    document is a subject, a partner or an addressee is an actor at every place; so is one that
    the document writes with a capital, as a name.
    """
    names = list(names)
    free = {name.name for name in names if not _is_placed(document, name)}
    return [name for name in names if name.name in free]


def _is_placed(document: Document, name: Name) -> bool:
    owned = _owned(document, name)
    if owned and is_paper(owned):
        return True
    if name.type is ActorType.FACILITY and _venue().search(_before(document, name)):
        return True
    if name.name.endswith("udvalget"):  # where it meets, it takes part
        return False
    if name.rule not in RULES or name.type not in KINDS or document.text[name.start].isupper():
        return False
    if owned or document.blocks[name.block].kind is BlockKind.HEADING:
        return True
    return bool(_PLACE.search(_before(document, name)))


def _before(document: Document, name: Name) -> str:
    """Return what stands before a name in its block, as far as a preposition is looked for."""
    begin = max(document.blocks[name.block].start, name.start - FAR)
    return document.text[begin : name.start]


@cache
def _venue() -> re.Pattern[str]:
    """Match the beginning of ``borgermødet den 3. maj i``."""
    events = any_of(read_lexicon("actors")["not_actor"]["events"])
    return re.compile(rf"[A-ZÆØÅa-zæøå]{{2,}}(?:{events}){_LATER}$")


def _owned(document: Document, name: Name) -> str:
    """Return the word after a name that stands in the genitive, or nothing."""
    match = _GENITIVE.match(document.text, name.end - 1)
    return match[1] if match and not name.name.endswith("s") else ""
