"""What is no actor by itself: places, openings of sentences, laws, plans, methods, projects."""

from __future__ import annotations

import re
from functools import cache

from policymine.extract.actors.grammar import any_of
from policymine.extract.actors.home import municipalities
from policymine.extract.sentences import sentences_of
from policymine.resources import read_gazetteer, read_lexicon
from policymine.schema.document import Document


def is_ordinary(word: str) -> bool:
    """Say whether a word with a capital is no name: the opening of a sentence, a header."""
    return word in _ordinary()


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(read_lexicon("actors")["ordinary"]["words"])


def is_town(word: str) -> bool:
    """Say whether a word names a country, a part of one, or a municipality, even an old one."""
    bare = word.casefold()
    return (
        bare in _areas() or bare in municipalities() or bare.removesuffix("s") in municipalities()
    )


@cache
def _areas() -> frozenset[str]:
    places = read_gazetteer("places")
    return frozenset(place.casefold() for place in (*places["countries"], *places["areas"]))


def is_no_actor(name: str, *, address: bool = True) -> bool:
    """Say whether a name is that of a law, a plan, a method, a system or an ``address``."""
    names, endings = _no_actor()
    return (
        name.casefold() in names
        or bool(endings.search(name))
        or (address and bool(_address().search(name)))
    )


def is_paper(word: str) -> bool:
    """Say whether a word is a convention or the like, which is known by who has made it."""
    return word.casefold().endswith(tuple(read_lexicon("actors")["not_actor"]["papers"]))


def is_street(name: str) -> bool:
    """Say whether a name may be that of a street, a square or a town hall ("Strandvejen")."""
    return name.casefold().endswith(tuple(read_lexicon("actors")["not_actor"]["streets"]))


@cache
def _no_actor() -> tuple[frozenset[str], re.Pattern[str]]:
    lexicon = read_lexicon("actors")["not_actor"]
    names = frozenset(name.casefold() for name in lexicon["names"])
    endings = re.compile(rf"(?:^|[\w-])(?:{any_of(lexicon['endings'])})s?$", re.IGNORECASE)
    return names, endings


@cache
def _address() -> re.Pattern[str]:
    lexicon = read_lexicon("actors")["not_actor"]
    roads, squares = any_of(lexicon["roads"]), any_of(lexicon["squares"])
    pattern = rf"(?:(?:^|[\w-])(?:{roads})|(?:^|[\w\s-])(?:{squares}))s?$"
    return re.compile(pattern, re.IGNORECASE)


LAWS_COUNCIL = "Kommunalbestyrelsen"
"""What laws call the council of any municipality."""


def is_of_law(document: Document, block: int, start: int, name: str) -> bool:
    """Say whether a council is the one that a law speaks of: its sentence cites a paragraph."""
    if name != LAWS_COUNCIL:
        return False
    inside = (s for s in sentences_of(document, block) if s.start <= start < s.end)
    return any("§" in sentence.text for sentence in inside)


def is_project(document: Document, name: str) -> bool:
    """Say whether the document somewhere calls a name that of a project, a course or a method."""
    kinds = any_of(read_lexicon("actors")["not_actor"]["projects"])
    return bool(re.search(rf"(?i:{kinds})\s+[\"“”»«]?{re.escape(name)}", document.text))


def is_word(document: Document, form: str) -> bool:
    """Say whether a form also stands in lower case in the document, as an ordinary word."""
    return bool(re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", document.text))
