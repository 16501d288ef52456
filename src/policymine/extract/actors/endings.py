"""Local units by their definite form: "Socialforvaltningen", "jobcentret", "Ældrerådet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policymine.extract.actors.grammar import (
    any_of,
    in_lower_case,
    squeeze,
    title_case,
)
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.finding import ActorType, Sector


@dataclass(frozen=True)
class Ending:
    """A row of endings, and the words it does and does not cover."""

    endings: tuple[str, ...]
    type: ActorType
    sector: Sector
    least: int = 0
    capital: bool = False
    two: bool = False
    whole: tuple[str, ...] = ()
    only: bool = False
    words: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def covers(self, word: str, *, capital: bool) -> bool:
        """Say whether a word in lower case has one of the endings as an actor has."""
        if word in self.exceptions or word.endswith(self.never or ("\0",)):
            return False
        if word in self.words:
            return True
        if self.only or (self.capital and not capital):
            return False
        return word[self.least :].endswith(self.endings)


@cache
def _rows() -> tuple[Ending, ...]:
    return tuple(
        Ending(
            tuple(row["endings"]),
            ActorType(row["type"]),
            Sector(row["sector"]),
            row["least"],
            row.get("capital", False),
            row.get("two", False),
            tuple(row.get("whole", ())),
            row.get("only", False),
            tuple(row.get("words", ())),
            tuple(row.get("except", ())),
            tuple(row.get("never", ())),
        )
        for row in read_lexicon("actors")["ending"]
    )


def read_definite(word: str, *, capital: bool) -> Ending | None:
    """Return what a definite word ("familieafdelingen") is, if it is an actor."""
    bare = re.split(r"\s", word.casefold())[-1]
    return next((row for row in _rows() if row.covers(bare, capital=capital)), None)


@cache
def never() -> tuple[str, ...]:
    """Return the endings that no actor has, though they look like those of one ("-området")."""
    return tuple(ending for row in _rows() for ending in row.never)


def _endings() -> set[str]:
    return {ending for row in _rows() for ending in (*row.endings, *row.words)}


@cache
def _any_ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{in_lower_case(_endings())})s?(?![\w-])")


@cache
def _pattern() -> re.Pattern[str]:
    before = r"(?:(?:[\wæøåÆØÅ]+-,?\s+(?:(?:og|eller|samt|&)\s+)?){1,4}|(?:[A-ZÆØÅ]\w+\s+&\s+)?)"
    return re.compile(
        rf"(?<![\w-])({before})([\wæøåÆØÅ-]*(?i:{any_of(sorted(_endings()))}))(s)?(?![\w-])"
    )


_TOWN = re.compile(r"\s+(?:i|på|ved)\s+[A-ZÆØÅ][a-zæøå]+(?!\w)(?!\s+[Kk]ommune)")


@cache
def _acts() -> re.Pattern[str]:
    """Match a verb of acting after a name that opens a sentence (``Gården åbner dørene``)."""
    return re.compile(
        rf"\s+(?:{any_of(read_lexicon('actors_relations')['acting']['verbs'])})(?!\w)"
    )


def find_endings(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the local units in a passage that their ending tells."""
    if not _any_ending().search(passage.text.lower()):
        return
    for match in _pattern().finditer(passage.text):
        yield from _read(passage, home, match)


def _read(passage: Passage, home: Home, match: re.Match[str]) -> Iterator[Name]:
    word = match[2]
    opens = passage.opens(match.start()) and not _acts().match(passage.text, match.end())
    capital = word[0].isupper() and not opens
    row = read_definite(word, capital=capital) or _placed(passage.text, match)
    if row is None:
        return
    if match[1] and row.two and squeeze(match[1] + word).casefold() not in row.whole:
        yield from _apart(passage, match, row)
        return
    name = title_case(squeeze(match[1] + word))
    yield name_at(passage, match.start(), match.end(), name, row)


def _placed(text: str, match: re.Match[str]) -> Ending | None:
    """Return what a house is that its town tells from others: "biblioteket i Haslev"."""
    row = read_definite(match[2], capital=True)
    house = row is not None and row.type is ActorType.FACILITY and row.sector is Sector.MUNICIPAL
    return row if house and _TOWN.match(text, match.end()) else None


def _apart(passage: Passage, match: re.Match[str], row: Ending) -> Iterator[Name]:
    """``social- og distriktspsykiatrien`` are two actors."""
    ending = next(e for e in row.endings if match[2].casefold().endswith(e))
    for part in re.finditer(r"([\wæøåÆØÅ]+)-", match[1]):
        whole = part[1] + ending
        one = read_definite(whole, capital=False)
        if one:
            start = match.start(1) + part.start()
            yield name_at(passage, start, start + len(part[0]), title_case(whole), one)
    yield name_at(passage, match.start(2), match.end(), title_case(match[2]), row)


def name_at(passage: Passage, start: int, end: int, name: str, row: Ending) -> Name:
    """Return the mention of a local actor at ``text[start:end]`` of a passage."""
    own = row.sector in (Sector.MUNICIPAL, Sector.REGIONAL) or name in ("Politiet",)
    start, end = passage.start + start, passage.start + end
    return Name(passage.block, start, end, name, row.type, row.sector, own=own, rule="ending")
