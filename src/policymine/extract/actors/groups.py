"""Groups with a stake, where they act or are consulted; not where they are merely served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policymine.extract.actors.grammar import any_of, squeeze
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.extract.sentences import split_sentences
from policymine.extract.speech import MODALS
from policymine.resources import read_lexicon
from policymine.schema.finding import ActorType, Sector

PROVIDERS = frozenset({Sector.PRIVATE, Sector.REGIONAL, Sector.STATE})
FAR = 160
"""So many letters from a group a word of consulting is looked for."""


@dataclass(frozen=True)
class Group:
    """A kind of people or organisations without a name of its own."""

    name: str
    sector: Sector
    partner: bool = False


@cache
def _groups() -> dict[str, Group]:
    rows = read_lexicon("actors_groups")["group"]
    return {
        word: Group(row["name"], Sector(row["sector"]), row.get("partner", False))
        for row in rows
        for word in row["words"]
    }


def group_of(words: str) -> Group | None:
    """Return the group that words name, or None."""
    return _groups().get(squeeze(words).casefold())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])((?i:{any_of(list(_groups()))}))(?:s)?(?![\w-])")


@cache
def _before() -> re.Pattern[str]:
    """Match a word of consulting, and a list that has come as far as the group."""
    cues = "|".join(read_lexicon("actors_groups")["consulted"]["before"])
    word = r"(?!(?:at|som|der|hvor|så|men)\s)[\wæøåÆØÅ.’'-]+"
    between = rf"(?:{word}(?:,|\s+og|\s+samt|\s+eller|\s+fra|\s+for)?\s+){{0,6}}"
    return re.compile(rf"(?<!\w)(?i:{cues})\s+{between}$")


@cache
def _after() -> re.Pattern[str]:
    cues = "|".join(read_lexicon("actors_groups")["consulted"]["after"])
    between = r"(?:\s+[\wæøåÆØÅ-]+){0,6}?"
    return re.compile(rf"{between}\s+(?:har\s+|er\s+|er\s+blevet\s+|blev\s+)?(?:{cues})(?!\w)")


def find_groups(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the groups that act or are consulted in a passage."""
    for start, end in split_sentences(passage.text):
        sentence = passage.text[start:end]
        for match in _pattern().finditer(sentence):
            if not _takes_part(sentence, match):
                continue
            group = _groups()[squeeze(match[1]).casefold()]
            at = passage.start + start
            yield Name(
                passage.block,
                at + match.start(),
                at + match.end(),
                group.name,
                ActorType.STAKEHOLDER,
                group.sector,
                own=True,
                rule="group",
            )


@cache
def _acts() -> re.Pattern[str]:
    verbs = any_of([*MODALS, *read_lexicon("actors_relations")["acting"]["verbs"]])
    return re.compile(rf"\s+(?:{verbs})(?!\w)")


def _takes_part(sentence: str, match: re.Match[str]) -> bool:
    """Say whether a group is consulted, or acts: of those a plan is for any text tells that."""
    group = _groups()[squeeze(match[1]).casefold()]
    if group.partner or (group.sector in PROVIDERS and _acts().match(sentence, match.end())):
        return True
    before = sentence[max(0, match.start() - FAR) : match.start()]
    after = sentence[match.end() : match.end() + FAR]
    return bool(_before().search(before) or _after().match(after))
