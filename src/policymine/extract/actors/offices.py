"""Those who hold an office, without a name: "socialchefen", "Leder af Havgården"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.actors.grammar import CAPITAL, any_of, read_topics, squeeze, title_case
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.finding import ActorType, Sector

_LINKS = r"\s+(?:for|af|på|i)\s+"
_HOUSE = re.compile(rf"[a-zæøå]*{CAPITAL}(?:[ \t]+{CAPITAL})*|[a-zæøå]{{5,}}(?:en|et)(?!\w)")


def find_offices(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the holders of offices in a passage, with the field or the house they head."""
    for match in _definite().finditer(passage.text):
        end = _fields_end(passage.text, match.end(1))
        if not _is_title(passage.text, end):
            yield _name(passage, match.start(), end)
    heading = _heading().match(passage.text)
    end = _house_end(passage.text, heading.end()) if heading else 0
    if heading and end > heading.end():
        yield _name(passage, heading.start(1), end)


def is_office(word: str) -> bool:
    """Say whether a word is somebody's office: "Kvalitetskonsulenten"."""
    return word.casefold().endswith(tuple(_lexicon()["person"]))


@cache
def _lexicon() -> dict[str, list[str]]:
    words: dict[str, list[str]] = read_lexicon("actors")["offices"]
    return words


@cache
def _definite() -> re.Pattern[str]:
    fields = r"(?:[\wæøåÆØÅ]+-,?\s+og\s+)?[\wæøåÆØÅ-]{3,}"
    return re.compile(rf"(?<![\w-])({fields}(?:{any_of(_lexicon()['definite'])}))(?![\w-])")


@cache
def _heading() -> re.Pattern[str]:
    words = any_of(_lexicon()["heading"])
    return re.compile(rf"\s*((?=[A-ZÆØÅ])\w*?(?i:{words}))(?![\w-])")


def _fields_end(text: str, at: int) -> int:
    """Return where the fields end that an office is for ("chefen for Børn og Unge"), or ``at``."""
    link = re.compile(r"\s+for\s+(?=[A-ZÆØÅ])").match(text, at)
    end = read_topics(text, link.end()) if link else at
    return end if link and end > link.end() else at


def _house_end(text: str, at: int) -> int:
    """Return where the house or unit ends that somebody heads ("Leder af Havgården"), or ``at``."""
    link = re.compile(_LINKS).match(text, at)
    fields = read_topics(text, link.end()) if link and text[link.end()].isupper() else 0
    house = _HOUSE.match(text, link.end()) if link else None
    return max(house.end(), fields) if house else at


def _is_title(text: str, end: int) -> bool:
    """Say whether an office stands before the name of who holds it: "socialchefen Bo Krag"."""
    return re.compile(rf"\s+{CAPITAL}\s+{CAPITAL}").match(text, end) is not None


def _name(passage: Passage, start: int, end: int) -> Name:
    return Name(
        passage.block,
        passage.start + start,
        passage.start + end,
        title_case(squeeze(passage.text[start:end])),
        ActorType.PERSON,
        Sector.MUNICIPAL,
        own=True,
        rule="office",
    )
