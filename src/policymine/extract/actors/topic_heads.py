"""Names of a head and its fields: "Center for Børn og Unge", "Udvalget for Social og Sundhed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.actors.exclusions import is_town
from policymine.extract.actors.grammar import (
    CAPITAL,
    any_of,
    is_topic,
    read_topics,
    squeeze,
    title_case,
    without_genitive,
)
from policymine.extract.actors.heads import heads_of, name_at
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon


@cache
def _topic_pattern() -> re.Pattern[str]:
    heads = any_of(list(heads_of("topic_head")))
    half = r"(?:[\wæøåÆØÅ]+-\s+(?:og|&)\s+)?"
    return re.compile(rf"(?<![\w-])({half}(?i:{heads}))(\s+(?i:for))?\s+")


def find_topic_heads(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the names in a passage that are a head and the fields it is for."""
    for match in _topic_pattern().finditer(passage.text):
        end = read_topics(passage.text, match.end())
        if end == match.end() or _describes(match[1], passage.text[match.end()]):
            continue
        if not match[2] and not _is_field(passage.text[match.end() : end]):
            continue
        end = _with_town(passage.text, end)
        bare = without_genitive(passage.text[match.start() : end], passage.text[end:])
        head = heads_of("topic_head")[_head(match[1])]
        yield name_at(passage, match.start(), end, title_case(squeeze(bare)), head)


def _head(words: str) -> str:
    """Return a head as the lexicon has it: "pårørenderådet" of "Bruger- og Pårørenderådet"."""
    return re.sub(r"^\S+- (?:og|&) ", "", squeeze(words).casefold())


def _is_field(words: str) -> bool:
    """Say whether words name fields without "for": "Fagcenter Handicap og Psykiatri"."""
    return words[0].isupper() and " " in words and is_topic(words.split()[0].rstrip(","))


def _describes(head: str, field: str) -> bool:
    """Say whether a head and its field only say what shall be: "et team for unge"."""
    indefinite = read_lexicon("actors")["topics"]["indefinite"]
    return field.islower() and head in indefinite


def _with_town(text: str, end: int) -> int:
    """Return where fields end, with the town after them: "Afdeling for Psykiatri Aarhus"."""
    town = re.compile(rf"\s+({CAPITAL})(?!\w)(?!\s+[Kk]ommune)").match(text, end)
    return town.end() if town and is_town(town[1]) else end
