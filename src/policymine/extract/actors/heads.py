"""Names after a head: "Værestedet X", "Jobcenter X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from policymine.extract.actors.exclusions import is_ordinary, is_town
from policymine.extract.actors.grammar import (
    CAPITAL,
    any_of,
    in_lower_case,
    is_topic,
    squeeze,
    title_case,
    without_genitive,
)
from policymine.extract.actors.home import Home
from policymine.extract.actors.known import organisations
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.finding import ActorType, Sector

SIDES = frozenset({"Nord", "Syd", "Øst", "Vest", "Midt", "By"})
"""Parts of a municipality after which teams are named: ``Team Nord``."""
WATERS = SIDES | {"Bugt", "Fjord"}
"""Words that go on the name of a town: ``Køge Bugt``."""


@dataclass(frozen=True)
class Head:
    """A row of heads or tails: what a name with this word is."""

    type: ActorType
    sector: Sector
    place: bool = False
    topic: bool = False
    short: bool = False
    bare: bool = False


def read_head(row: dict[str, Any]) -> Head:
    """Return a row of the data as a head or tail."""
    return Head(
        ActorType(row["type"]),
        Sector(row["sector"]),
        row.get("place", False),
        row.get("topic", False),
        row.get("short", False),
        row.get("bare", False),
    )


@cache
def heads_of(table: str) -> dict[str, Head]:
    """Return the heads of a table by their words in lower case."""
    rows = read_lexicon("actors")[table]
    return {word.casefold(): read_head(row) for row in rows for word in row["words"]}


def name_at(
    passage: Passage, start: int, end: int, name: str, head: Head, *, short: str = ""
) -> Name:
    """Return the mention of an actor at ``text[start:end]`` of a passage."""
    own = head.sector is Sector.MUNICIPAL or (head.place and head.sector is Sector.REGIONAL)
    return Name(
        passage.block,
        passage.start + start,
        passage.start + end,
        name,
        head.type,
        head.sector,
        own=own,
        short=short,
        rule="pattern",
    )


@cache
def _compound_heads() -> dict[str, Head]:
    """Heads that any compound may end in, by their last part (in the data with a star)."""
    return {
        word.removeprefix("*"): head
        for word, head in heads_of("named_head").items()
        if word.startswith("*")
    }


def _named_head(word: str) -> Head:
    """Return what a head before a proper name says of it."""
    bare = re.sub(r"^\S+- (?:og|&) ", "", squeeze(word).casefold())
    compound = next((h for end, h in _compound_heads().items() if bare.endswith(end)), None)
    return heads_of("named_head").get(bare) or compound or Head(ActorType.UNKNOWN, Sector.UNKNOWN)


@cache
def _named_pattern() -> re.Pattern[str]:
    whole = any_of([word for word in heads_of("named_head") if not word.startswith("*")])
    heads = rf"{whole}|[\wæøåÆØÅ-]*(?:{any_of(list(_compound_heads()))})"
    one = rf"(?:{CAPITAL}|\d{{1,2}}[A-ZÆØÅ]+(?!\w))"  # also "3B"
    name = rf"{one}(?:\s+(?:(?:på|i|ved|af|&)\s+)?{CAPITAL}){{0,3}}(?:\s+\d{{1,3}}(?![\w.,]\d))?"
    half = r"(?:[\wæøåÆØÅ]+-\s+(?:og|&)\s+)?"  # "Bo- og Støttecenter"
    quoted = rf"([\"“»']?)({name})[\"”«']?"
    return re.compile(rf"(?<![\w-])({half}(?i:{heads}))(\s+i|\s+på)?\s+{quoted}(?!\w)")


@cache
def _any_head() -> re.Pattern[str]:
    heads = in_lower_case(word.removeprefix("*") for word in heads_of("named_head"))
    return re.compile(rf"(?:{heads})\s")


def _every(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of heads, also where one stands in what follows another."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        at = match.end(1)


def find_heads(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the names in a passage that are a head and a name of its own."""
    text = passage.text
    if not _any_head().search(text.lower()):
        return
    for match in _every(_named_pattern(), text):
        head = _named_head(match[1])
        proper = _proper(match[4], text[match.end(4) :], head)
        if not proper or (match[2] and not (head.place and is_town(proper))):
            continue
        stop = match.start(4) + len(proper)
        if head.place and re.match(r"\s+[Kk]ommune", text[stop:]):
            continue
        bare = without_genitive(proper, text[stop:])
        link = f" {match[2].strip()} " if match[2] else " "
        end = stop + (1 if match[3] and stop < len(text) and text[stop] in "\"”«'" else 0)
        name = title_case(squeeze(match[1])) + link + squeeze(bare)
        if head.bare or (head.type is ActorType.COMPANY and match[1][0].islower()):
            name, match_start = squeeze(bare), match.start(4)
            yield name_at(passage, match_start, stop, name, head)
            continue
        yield name_at(
            passage, match.start(), end, name, head, short=squeeze(bare) if head.short else ""
        )


def _proper(words: str, after: str, head: Head) -> str:
    """Return as much of the words after a head as belongs to the name, or nothing."""
    whole = re.match(CAPITAL, words)  # "Syd- og Vestsjælland"
    first = whole[0] if whole else words.split()[0]
    if is_ordinary(first) or re.match(r"\s+[Kk]ommune", after):
        return "" if is_ordinary(first) or words == first else _first_only(words, head)
    if head.topic:
        return first if is_topic(first) or is_town(first) or first in SIDES else ""
    if head.place:
        return _town(words) or _part(words) or first
    return _until_other_name(words)


def _until_other_name(words: str) -> str:
    """Return the words up to where another name or a place begins: "Havblik | på Torvet"."""
    end = 0
    for number, word in enumerate(re.finditer(r"\S+", words)):
        other = _is_head(word[0]) or word[0] in organisations() or is_ordinary(word[0])
        if number and (other or word[0] in ("i", "på", "ved")):
            break
        end = word.end() if word[0] not in ("af", "&") else end
    return words[:end]


def _first_only(words: str, head: Head) -> str:
    """Return the first word where the rest belongs to "X Kommune"."""
    first = words.split()[0]
    return "" if head.place else first


def _town(words: str) -> str:
    """Return the longest beginning of the words that is a place."""
    parts = words.split()
    for size in range(len(parts), 0, -1):
        if is_town(" ".join(parts[:size])):
            size += size < len(parts) and parts[size] in WATERS
            return words[: list(re.finditer(r"\S+", words))[size - 1].end()]
    return ""


def _part(words: str) -> str:
    """Return the part of a municipality that words begin with, or nothing: "Distrikt Nord"."""
    part = re.match(rf"(?:Distrikt|Område|Team)\s+{CAPITAL}", words)
    return part[0] if part else ""


def _is_head(word: str) -> bool:
    bare = word.casefold()
    return bare in heads_of("named_head") or bare in heads_of("topic_head")
