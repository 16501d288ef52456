"""Municipalities by name: "X Kommune", "X og Y kommuner", "sammen med X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.actors.grammar import (
    any_of,
    squeeze,
)
from policymine.extract.actors.home import Home, municipalities, nearest_municipality
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_gazetteer, read_lexicon
from policymine.schema.finding import ActorType, Sector


def find_municipal(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the municipalities that a passage names."""
    yield from _named(passage)
    yield from _listed(passage)
    yield from _partners(passage)


def municipality_at(passage: Passage, start: int, end: int, name: str) -> Name:
    """Return the mention of a municipality at ``text[start:end]`` of a passage."""
    return Name(
        passage.block,
        passage.start + start,
        passage.start + end,
        name,
        ActorType.MUNICIPALITY,
        Sector.MUNICIPAL,
        rule="municipality",
    )


@cache
def _place() -> str:
    names = [row["name"] for row in read_gazetteer("municipalities")["municipality"]]
    olds = [old for row in read_gazetteer("municipalities")["municipality"] for old in row["old"]]
    return any_of(sorted({*names, *olds}))


@cache
def _bare() -> str:
    """Names that mean a municipality without the word: those of today, not their old parts."""
    return any_of([row["name"] for row in read_gazetteer("municipalities")["municipality"]])


@cache
def _named_pattern() -> re.Pattern[str]:
    one = rf"(?:{_place()})"
    return re.compile(
        rf"(?<![\w-])(?P<list>(?:{one},\s+){{0,97}}{one},?\s+(?:og|eller|samt|&)\s+)?"
        rf"(?P<last>{one})s?\s+(?:[Kk]ommune(?:s|r|rs|rne|rnes)?|Regionskommune(?:s)?)(?!\w)"
    )


@cache
def _other_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<list>(?:{_place()}),?\s+(?:og|samt|&)\s+)?"
        r"(?P<last>[A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?)\s+[Kk]ommune(?:s|r|rs|rne|rnes)?(?!\w)"
    )


def _full(place: str) -> str:
    return municipalities()[squeeze(place).casefold()].full


def _named(passage: Passage) -> Iterator[Name]:
    """``X Kommune``, ``X og Y Kommuner``; a name that is none of the 98 is taken as written."""
    for match in _named_pattern().finditer(passage.text):
        if match["list"]:
            yield from _each(passage, match.start("list"), match.end("list"))
        end = match.end("last") if match["list"] else match.end()  # alike in a list
        yield municipality_at(passage, match.start("last"), end, _full(match["last"]))
    for match in _other_pattern().finditer(passage.text):
        place = match["last"].casefold()
        if place in municipalities() or place in _no_places():
            continue
        if match["list"]:
            yield from _each(passage, match.start("list"), match.end("list"))
        near = nearest_municipality(place, slips=2)
        name = near.full if near else f"{match['last']} Kommune"
        yield municipality_at(passage, match.start("last"), match.end(), name)


@cache
def _no_places() -> frozenset[str]:
    words = read_lexicon("actors")["ordinary"]["words"]
    return frozenset(word.casefold() for word in [*words, "Vores", "Hver", "Egen", "Hele"])


def _each(passage: Passage, start: int, end: int) -> Iterator[Name]:
    for match in re.compile(_place()).finditer(passage.text, start, end):
        yield municipality_at(passage, match.start(), match.end(), _full(match[0]))


@cache
def _listed_pattern() -> re.Pattern[str]:
    one = rf"(?:{_place()})"
    return re.compile(
        rf"(?<!\w)[Kk]ommunerne\s+"
        rf"({one}(?:,\s+{one})*\s+(?:og|samt|&)\s+{one}|{one}(?:,\s+{one})+)(?!\w)"
    )


def _listed(passage: Passage) -> Iterator[Name]:
    """``kommunerne X, Y og Z``."""
    for match in _listed_pattern().finditer(passage.text):
        yield from _each(passage, match.start(1), match.end(1))


@cache
def _partner_pattern() -> re.Pattern[str]:
    cues = any_of(read_lexicon("actors_relations")["partners"]["cues"])
    one = rf"(?:{_bare()})"
    goes_on = r"\s+(?:[A-ZÆØÅ]|(?:til|mod|ind|ud|frem|tilbage|hjem|videre|gennem)\b)"
    return re.compile(
        rf"(?<!\w)(?:(?i:{cues})|\w*(?:aftaler?|samarbejder?|partnerskab)\s+med|"
        rf"[Ff]ælles\s+\w+\s+med)\s+"
        rf"(?:bl\.a\.\s+|fx\s+)?"
        rf"({one}(?:,\s+{one})*(?:\s+(?:og|samt|&|eller)\s+{one})?)(?![\w-])(?!{goes_on})"
    )


def _partners(passage: Passage) -> Iterator[Name]:
    """Bare names of those one works with: ``sammen med X og Y``."""
    for match in _partner_pattern().finditer(passage.text):
        yield from _each(passage, match.start(1), match.end(1))
