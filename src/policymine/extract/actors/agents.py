"""Names that show themselves by what they do, or by the company they keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from policymine.extract.actors.exclusions import is_no_actor, is_ordinary, is_project, is_town
from policymine.extract.actors.grammar import (
    CAPITAL,
    TITLED,
    any_of,
    is_topic,
    squeeze,
    without_genitive,
)
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import ActorType, Sector


def find_agents(document: Document, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield names before a verb of acting in running text; projects do not act."""
    for passage in passages:
        if passage.kind is not BlockKind.HEADING:
            for name in _acting(passage):
                if not is_project(document, name.name):
                    yield name


TITLED_NAME = re.compile(rf"(?<!\w){TITLED.pattern}[\w-]*")


def find_titled(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield ``Den Tværgående Myndighed``: an adjective after "den" has a capital in names only."""
    for match in TITLED_NAME.finditer(passage.text):
        name = squeeze(without_genitive(match[0], passage.text[match.end() :]))
        if not is_no_actor(name) and not is_no_actor(name.split()[-1]):
            yield _name(passage, match.start(), match.end(), name)


WORD_AFTER = re.compile(rf"\s*(?:,|\s(?:og|samt|&))\s+({CAPITAL})(?=\s*[,.;)]|\s+[a-zæøå]|$)")
WORD_BEFORE = re.compile(rf"(?:^|[\s(])({CAPITAL})(?:,|\s+(?:og|samt|&))\s+$")
FAR = 40
"""So many letters before a house its neighbour is looked for."""


def find_neighbours(passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield what stands in one list with a house of the municipality: another one."""
    houses = [n for n in names if n.type is ActorType.FACILITY and n.sector is Sector.MUNICIPAL]
    for passage in passages:
        end = passage.start + len(passage.text)
        for house in houses:
            if passage.start <= house.start and house.end <= end:
                yield from _beside(passage, house)


def _beside(passage: Passage, house: Name) -> Iterator[Name]:
    left, right = house.start - passage.start, house.end - passage.start
    before = WORD_BEFORE.search(passage.text[:left], max(0, left - FAR))
    for match in (WORD_AFTER.match(passage.text, right), before):
        if match and not passage.opens(match.start(1)) and not _is_other(match[1]):
            start, stop = passage.start + match.start(1), passage.start + match.end(1)
            yield replace(
                house, start=start, end=stop, name=match[1], short=match[1], rule="naming"
            )


def _is_other(word: str) -> bool:
    """Say whether a word beside a house is a field, a place, a paper, or an ordinary word."""
    ordinary = is_ordinary(word) or is_topic(word) or word.isupper()
    return ordinary or is_town(word) or is_no_actor(word)


@cache
def _acting_pattern() -> re.Pattern[str]:
    name = rf"{CAPITAL}(?:\s+{CAPITAL}){{1,3}}"
    verbs = any_of(read_lexicon("actors_relations")["acting"]["verbs"])
    return re.compile(rf"(?<![\w-])({name})(?=\s+(?:{verbs})(?!\w))")


def _acting(passage: Passage) -> Iterator[Name]:
    """``Solbakkens Venner tilbyder``: in Danish, words with capitals in a row are a name."""
    for match in _acting_pattern().finditer(passage.text):
        words = match[1].split()
        while words and is_ordinary(words[0]):
            words = words[1:]
        if len(words) < 2:
            continue
        name = " ".join(words)
        shouted = sum(word.isupper() and len(word) > 3 for word in words) > 1
        if not (shouted or is_no_actor(name) or is_town(name) or is_town(words[-1])):
            start = match.end(1) - len(match[1]) + match[1].index(words[0])
            yield _name(passage, start, match.end(1), name)


def _name(passage: Passage, start: int, end: int, name: str) -> Name:
    return Name(
        passage.block,
        passage.start + start,
        passage.start + end,
        name,
        ActorType.UNKNOWN,
        Sector.UNKNOWN,
        own=True,
        short=name,
        rule="agent",
    )
