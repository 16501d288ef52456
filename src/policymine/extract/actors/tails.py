"""Names before a tail: "Solbakkens Boligforening"; and sports clubs: "IF Fremad"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.actors.exclusions import is_ordinary, is_street
from policymine.extract.actors.grammar import (
    CAPITAL,
    TITLED,
    any_of,
    squeeze,
    title_case,
    without_genitive,
)
from policymine.extract.actors.heads import Head, heads_of, name_at, read_head
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon


def find_tails(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the names in a passage that are built as names of actors are."""
    yield from _tails(passage)
    yield from _clubs(passage)


@cache
def _tails_by_word() -> dict[str, Head]:
    rows = read_lexicon("actors")["name_tail"]
    return {word.lstrip("*-"): read_head(row) for row in rows for word in row["words"]}


@cache
def _tail_pattern() -> re.Pattern[str]:
    words = [word for row in read_lexicon("actors")["name_tail"] for word in row["words"]]
    ends = any_of([word[1:] for word in words if word[0] in "*-"])
    alone = [title_case(word.removeprefix("*")) if word[0] == "*" else word for word in words]
    tail = rf"(?:{any_of(alone)}|[A-ZÆØÅ][\wæøå]*(?:{ends}))"
    second = rf"(?:\s+(?:og|&)\s+{tail}(?!\w)(?!\s+(?:[A-ZÆØÅ]|for\s)))?"
    return re.compile(
        rf"(?<![\w-])((?:{CAPITAL}\s+){{1,3}})({tail})(?P<second>{second})(?:['’]?s)?(?![\w-])"
    )


def _tail(word: str) -> Head:
    """Return what the last word of a name says of it: the longest tail that it ends in."""
    tails, bare = _tails_by_word(), squeeze(word)
    ends = (end for end in tails if bare.casefold().endswith(end))
    return tails.get(bare) or tails[max(ends, key=len)]


def _tails(passage: Passage) -> Iterator[Name]:
    for match in _tail_pattern().finditer(passage.text):
        if _heads_another(match[2], passage.text[match.end() :]) or is_street(match[2]):
            continue
        start = match.start() + _leading_ordinary(passage, match)
        words = passage.text[start : match.end("second")]
        if start < match.start(2):
            yield name_at(passage, start, match.end(), squeeze(words), _tail(match[2]))


def _heads_another(word: str, after: str) -> bool:
    """Say whether a word begins the next name: "Solgården | Jobcenter Skive"."""
    return word.casefold() in heads_of("named_head") and bool(re.match(r"\s+[A-ZÆØÅ]", after))


def _leading_ordinary(passage: Passage, match: re.Match[str]) -> int:
    """Return how much before a tail is the opening of a sentence, not part of the name."""
    skipped = 0
    for word in re.finditer(r"\S+\s+", match[1]):
        bare = word[0].strip()
        titled = TITLED.match(match[0], word.start())
        if skipped != word.start() or titled or not (is_ordinary(bare) or bare == "og"):
            break
        skipped = word.end()
    return skipped


@cache
def _club_pattern() -> tuple[re.Pattern[str], Head]:
    (row,) = read_lexicon("actors")["club_head"]
    letters = any_of(row["words"])
    pattern = rf"(?<![\w-])(?:{letters})\s+{CAPITAL}(?:\s+{CAPITAL}){{0,2}}(?![\w-])"
    return re.compile(pattern), read_head(row)


def _clubs(passage: Passage) -> Iterator[Name]:
    """``IF Fremad``: letters that make a sports club of the name after them."""
    pattern, head = _club_pattern()
    for match in pattern.finditer(passage.text):
        bare = without_genitive(match[0], passage.text[match.end() :])
        yield name_at(passage, match.start(), match.end(), squeeze(bare), head)
