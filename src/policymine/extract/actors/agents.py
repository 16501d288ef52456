"""Names that show themselves by what they do: two capitals and a verb, fields that "decided"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from policymine.extract.actors.exclusions import is_no_actor, is_ordinary, is_project, is_town
from policymine.extract.actors.grammar import CAPITAL, any_of, is_topic, squeeze
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import ActorType, Sector


def find_agents(document: Document, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield names before a verb of acting in running text; projects do not act."""
    for passage in passages:
        if passage.kind is not BlockKind.HEADING:
            for name in (*_acting(passage), *_fields(passage)):
                if not is_project(document, name.name):
                    yield name


WORD_AFTER = re.compile(
    rf"\s*(?:,|\s(?:og|samt|&))\s+({CAPITAL}(?:\s\d{{1,2}})?)(?=\s*[,.;)]|\s+[a-zæøå]|$)"
)
WORD_BEFORE = re.compile(rf"(?:^|[\s(])({CAPITAL})(?:,|\s+(?:og|samt|&))\s+$")
ACRONYM = re.compile(r"[A-ZÆØÅ0-9]{2,10}")
COMPANY_OF = frozenset(ActorType) - {ActorType.STAKEHOLDER, ActorType.PERSON, ActorType.UNKNOWN}


def find_coordinated(passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield what stands in one list with an actor: an acronym, or beside a house another one."""
    for passage in passages:
        end = passage.start + len(passage.text)
        for name in names:
            if passage.start <= name.start and name.end <= end and name.type in COMPANY_OF:
                yield from _beside(passage, name)


def _beside(passage: Passage, name: Name) -> Iterator[Name]:
    left, right = name.start - passage.start, name.end - passage.start
    after = WORD_AFTER.match(passage.text, right)
    before = WORD_BEFORE.search(passage.text[max(0, left - 40) : left])
    shift = max(0, left - 40)
    for match, offset in ((after, 0), (before, shift)):
        if match is None or is_no_actor(match[1]):
            continue
        start, stop = match.start(1) + offset, match.end(1) + offset
        if ACRONYM.fullmatch(match[1]):
            yield _name(passage, start, stop, match[1], ActorType.UNKNOWN, Sector.UNKNOWN)
        elif _is_house(name) and not passage.opens(start) and not _is_other(match[1]):
            yield _name(passage, start, stop, match[1], name.type, name.sector)


def _is_house(name: Name) -> bool:
    return name.type is ActorType.FACILITY and name.sector is Sector.MUNICIPAL


def _is_other(word: str) -> bool:
    """Say whether a word beside a house is a field, a place, or an ordinary word."""
    return is_ordinary(word) or is_town(word) or is_topic(word)


@cache
def _verbs() -> str:
    return any_of(read_lexicon("actors_relations")["acting"]["verbs"])


@cache
def _acting_pattern() -> re.Pattern[str]:
    name = rf"{CAPITAL}(?:\s+{CAPITAL}){{1,3}}"
    return re.compile(rf"(?<![\w-])({name})(?=\s+(?:{_verbs()})(?!\w))")


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
            yield _name(passage, start, match.end(1), name, ActorType.UNKNOWN, Sector.UNKNOWN)


@cache
def _fields_pattern() -> re.Pattern[str]:
    fields = rf"{CAPITAL}(?:,\s+{CAPITAL}){{0,5}}\s+(?:og|&)\s+{CAPITAL}"
    before = r"(?:(?:medarbejdere|ansatte|ledelsen|chefen)\s+(?:i|fra|for)|fra|hos|mellem)\s+"
    return re.compile(
        rf"(?<![\w-])(?:(?<=\s){before})?({fields})(?=\s+(?:{_verbs()})(?!\w))|"
        rf"(?<![\w-]){before}({fields})(?![\w-])"
    )


def _fields(passage: Passage) -> Iterator[Name]:
    """``Teknik og Miljø vurderede``: the second capital shows that a unit is meant."""
    for match in _fields_pattern().finditer(passage.text):
        group = 1 if match[1] else 2
        words = re.findall(CAPITAL, match[group])
        if all(is_topic(word) for word in words):
            name = squeeze(match[group])
            start, end = match.span(group)
            yield _name(passage, start, end, name, ActorType.UNIT, Sector.MUNICIPAL)


def _name(
    passage: Passage, start: int, end: int, name: str, kind: ActorType, sector: Sector
) -> Name:
    return Name(
        passage.block,
        passage.start + start,
        passage.start + end,
        name,
        kind,
        sector,
        own=True,
        short=name,
        rule="agent",
    )
