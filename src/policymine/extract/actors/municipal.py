"""Municipalities and regions: by name, by "kommunen", and as groups ("de fynske kommuner")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.actors.grammar import any_of, spaced, squeeze
from policymine.extract.actors.home import Home, Municipality, municipalities, nearest_municipality
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_gazetteer, read_lexicon
from policymine.schema.finding import ActorType, Sector


def find_municipal(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the municipalities and regions that a passage names."""
    yield from _named(passage)
    yield from _listed(passage)
    yield from _partners(passage)
    yield from _groups(passage)
    yield from _regions(passage, home)
    yield from _own(passage, home)


def municipality_name(passage: Passage, start: int, end: int, name: str) -> Name:
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
        yield municipality_name(passage, match.start("last"), match.end(), _full(match["last"]))
    for match in _other_pattern().finditer(passage.text):
        place = match["last"].casefold()
        if place in municipalities() or place in _no_places():
            continue
        if match["list"]:
            yield from _each(passage, match.start("list"), match.end("list"))
        near = nearest_municipality(place, slips=2)
        name = near.full if near else f"{match['last']} Kommune"
        yield municipality_name(passage, match.start("last"), match.end(), name)


@cache
def _no_places() -> frozenset[str]:
    words = read_lexicon("actors")["ordinary"]["words"]
    return frozenset(word.casefold() for word in [*words, "Vores", "Hver", "Egen", "Hele"])


def _each(passage: Passage, start: int, end: int) -> Iterator[Name]:
    for match in re.compile(_place()).finditer(passage.text, start, end):
        yield municipality_name(passage, match.start(), match.end(), _full(match[0]))


@cache
def _listed_pattern() -> re.Pattern[str]:
    one = rf"(?:{_place()})"
    return re.compile(
        rf"(?<!\w)[Kk]ommunerne\s+({one}(?:,\s+{one})*\s+(?:og|samt|&)\s+{one})(?!\w)"
    )


def _listed(passage: Passage) -> Iterator[Name]:
    """``kommunerne X, Y og Z``."""
    for match in _listed_pattern().finditer(passage.text):
        yield from _each(passage, match.start(1), match.end(1))


@cache
def _partner_pattern() -> re.Pattern[str]:
    cues = any_of(read_lexicon("actors_relations")["partners"]["cues"])
    one = rf"(?:{_bare()})"
    return re.compile(
        rf"(?<!\w)(?i:{cues})\s+(?:bl\.a\.\s+|fx\s+)?"
        rf"({one}(?:,\s+{one})*(?:\s+(?:og|samt|&|eller)\s+{one})?)(?![\w-])(?!\s+[A-ZÆØÅ])"
    )


def _partners(passage: Passage) -> Iterator[Name]:
    """Bare names after a word of cooperation: ``sammen med X og Y``."""
    for match in _partner_pattern().finditer(passage.text):
        yield from _each(passage, match.start(1), match.end(1))


@cache
def _group_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    lexicon = read_lexicon("actors")["municipal_groups"]
    number = rf"(?:(?:\d+|{any_of(lexicon['numbers'])})\s+)?"
    of_ending = r"(?:[Kk]ommuner(?:ne)?(?:s|nes)?)"
    patterns = []
    for row in lexicon["groups"]:
        stems, areas = any_of(row["stems"]), any_of(row["areas"])
        either = (
            rf"(?:[Dd]e\s+{number})?(?i:{stems})-?\s?{of_ending}"
            rf"|(?:[Dd]e\s+)?{number}[Kk]ommuner(?:ne)?\s+(?:på|i)\s+(?:{areas})"
        )
        patterns.append((re.compile(rf"(?<!\w)(?:{either})(?!\w)"), row["name"]))
    return tuple(patterns)


def _groups(passage: Passage) -> Iterator[Name]:
    for pattern, name in _group_patterns():
        for match in pattern.finditer(passage.text):
            yield municipality_name(passage, match.start(), match.end(), name)


@cache
def _region_pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    forms: dict[str, tuple[str, bool]] = {}
    for row in read_gazetteer("regions")["region"]:
        for form in (row["name"], *row["aliases"]):
            forms[form] = (row["name"], False)
        for form in row["psychiatry"]:
            forms[form] = (row["psychiatry"][0], True)
    return re.compile(rf"(?<!\w)({any_of(list(forms))})(?:['’]?s)?(?!\w)"), forms


def _regions(passage: Passage, home: Home) -> Iterator[Name]:
    pattern, forms = _region_pattern()
    for match in pattern.finditer(passage.text):
        name, psychiatry = forms[squeeze(match[1])]
        yield _region_name(passage, match, name, psychiatry=psychiatry)
    if home.region:
        for match in re.finditer(r"(?<!\w)[Rr]egionen(?:s)?(?!\w)", passage.text):
            yield _region_name(passage, match, home.region)


def _region_name(
    passage: Passage, match: re.Match[str], name: str, *, psychiatry: bool = False
) -> Name:
    kind = ActorType.FACILITY if psychiatry else ActorType.REGION
    start, end = passage.start + match.start(), passage.start + match.end()
    return Name(passage.block, start, end, name, kind, Sector.REGIONAL, rule="known")


OWN = re.compile(r"(?<![\w-])(?:[Vv]ores\s+kommunes?|[Kk]ommunens?)(?![\w-])")
OWN_ALL = re.compile(
    r"(?<![\w-])(?:[Bb]egge\s+[Kk]ommuner(?:s)?|[Dd]e\s+to\s+[Kk]ommuner(?:s)?|[Kk]ommunernes?)(?![\w-])"
)


def _own(passage: Passage, home: Home) -> Iterator[Name]:
    """``kommunen`` of a plan of one municipality, ``kommunerne`` of a joint plan."""
    pattern = OWN if home.only else OWN_ALL
    for match in pattern.finditer(passage.text):
        if _qualified(passage.text, match):
            continue
        for municipality in home.municipalities:
            yield municipality_name(passage, match.start(), match.end(), municipality.full)


def _qualified(text: str, match: re.Match[str]) -> bool:
    """Say whether the word means other municipalities: "kommunerne i regionen", "de øvrige"."""
    before, after = text[: match.start()], text[match.end() :]
    others = read_lexicon("actors")["municipal_groups"]["others"]
    return bool(
        re.search(rf"(?<!\w)(?i:{any_of(others)})\s+$", before)
        or re.match(r"\s+(?:(?:på|i)\s+(?:[A-ZÆØÅ]|hele|landet|regionen)|[A-ZÆØÅ])", after)
    )


def region_of(municipality: Municipality) -> str:
    """Return the full name of the region a municipality lies in."""
    return f"Region {municipality.region}"


def is_place(name: str) -> bool:
    """Say whether a name is that of a municipality of today or before 2007."""
    return squeeze(name).casefold() in municipalities()


__all__ = ["find_municipal", "is_place", "region_of", "spaced"]
