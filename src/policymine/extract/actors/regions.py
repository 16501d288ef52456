"""Regions, groups of municipalities, and "kommunen" and "regionen" of whose document it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.actors.grammar import (
    any_of,
    squeeze,
)
from policymine.extract.actors.home import Home
from policymine.extract.actors.municipal import municipality_at
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_gazetteer, read_lexicon
from policymine.schema.finding import ActorType, Sector


def find_regions(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield regions, groups of municipalities, and those behind the document."""
    yield from _groups(passage)
    yield from _regions(passage, home)
    yield from _own(passage, home)


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
    if "ommuner" not in passage.text:  # most passages; the patterns would look at every word
        return
    for pattern, name in _group_patterns():
        for match in pattern.finditer(passage.text):
            if not _others().search(passage.text[: match.start()]):
                yield municipality_at(passage, match.start(), match.end(), name)


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
            yield municipality_at(passage, match.start(), match.end(), municipality.full)


@cache
def _others() -> re.Pattern[str]:
    others = any_of(read_lexicon("actors")["municipal_groups"]["others"])
    return re.compile(rf"(?<!\w)(?i:{others})\s+$")


def _qualified(text: str, match: re.Match[str]) -> bool:
    """Say whether the word means other municipalities: "kommunerne i regionen", "de øvrige"."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(
        _others().search(before)
        or re.match(r"\s+(?:(?:på|i)\s+(?:[A-ZÆØÅ]|hele|landet|regionen)|[A-ZÆØÅ])", after)
    )
