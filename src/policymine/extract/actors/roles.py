"""Local actors that are words, not names: "byrådet", "vores hjemmepleje", "det nye byteam"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.actors.endings import Ending, name_at, never, read_definite
from policymine.extract.actors.grammar import (
    any_of,
    squeeze,
    title_case,
)
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.finding import ActorType, Sector

NEARLY = 88
"""The likeness (rapidfuzz ratio, of 100) from which a long word is a well-known role misspelt."""

LONG = 12
SLIPS = 2
"""No slip makes a word longer or shorter by more letters."""


def find_roles(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the local actors in a passage that have no name of their own."""
    yield from _local(passage)
    yield from _owned(passage)
    yield from _owned_names(passage)
    yield from _after_article(passage)
    yield from _misspelt(passage)


@cache
def _locals() -> tuple[tuple[re.Pattern[str], str, Ending], ...]:
    found = []
    for row in read_lexicon("actors")["local"]:
        words = [*row["words"], *(title_case(word) for word in row["words"])]
        pattern = re.compile(rf"(?<![\w-])(?:{any_of(sorted(set(words)))})(?:s)?(?![\w-])")
        found.append(
            (pattern, row["name"], Ending((), ActorType(row["type"]), Sector(row["sector"])))
        )
    return tuple(found)


@cache
def _any_local() -> re.Pattern[str]:
    words = sorted({word for row in read_lexicon("actors")["local"] for word in row["words"]})
    either = f"{any_of(words)}|{any_of([title_case(word) for word in words])}"
    return re.compile(rf"(?<![\w-])(?:{either})(?:s)?(?![\w-])")


def _local(passage: Passage) -> Iterator[Name]:
    if not _any_local().search(passage.text):  # most passages
        return
    for pattern, name, row in _locals():
        for match in pattern.finditer(passage.text):
            yield Name(
                passage.block,
                passage.start + match.start(),
                passage.start + match.end(),
                name,
                row.type,
                row.sector,
                own=True,
                rule="ending",
            )


@cache
def _articles() -> tuple[tuple[re.Pattern[str], Ending], ...]:
    found = []
    for row in read_lexicon("actors")["article"]:
        noun = rf"[a-zæøå]{{{row['least']},}}(?:{any_of(row['endings'])})"
        pattern = rf"(?<![\w-])([Dd]e[tn]\s+[a-zæøå]+e\s+({noun}))(?:s)?(?![\w-])"
        kind = Ending((), ActorType(row["type"]), Sector(row["sector"]))
        found.append((re.compile(pattern), kind))
    return tuple(found)


def _after_article(passage: Passage) -> Iterator[Name]:
    """``det opsøgende vejlederteam``."""
    for pattern, row in _articles():
        for match in pattern.finditer(passage.text):
            name = title_case(squeeze(match[1]))
            yield name_at(passage, match.start(), match.end(), name, row)


OWNED = re.compile(
    r"(?<!\w)(?:[Kk]ommunens?|[Kk]ommunes|[Vv]ores|[Vv]or)\s+(?:egen\s+|eget\s+)?"
    r"([a-zæøå][\wæøå-]{4,})(?![\w-])"
)


def _owned(passage: Passage) -> Iterator[Name]:
    """``X Kommunes socialpsykiatri``: the bare form after a genitive is the definite one."""
    for match in OWNED.finditer(passage.text):
        whole = _definite(match[1])
        row = read_definite(whole, capital=False) if whole else None
        if row and whole != match[1]:
            yield name_at(passage, match.start(1), match.end(1), title_case(whole), row)


OWNED_NAME = re.compile(
    r"(?<!\w)[Kk]ommunes\s+((?:[A-ZÆØÅ][\wæøå]*-,?\s+(?:og\s+)?){0,2}([A-ZÆØÅ][\wæøå]{4,}))(?![\w-])"
)


def _owned_names(passage: Passage) -> Iterator[Name]:
    """``X Kommunes Job- og Uddannelsescenter``: a name of the owner's own."""
    for match in OWNED_NAME.finditer(passage.text):
        whole = _definite(match[2].casefold())
        row = read_definite(whole, capital=True) if whole else None
        if row:
            yield name_at(passage, match.start(1), match.end(1), squeeze(match[1]), row)


def _definite(word: str) -> str:
    """Return the definite form of a noun if it is one of an actor, else nothing."""
    forms = [word + "n", word + "en", word + "et", word + "t"]
    if word.endswith("center"):
        forms.insert(0, word.removesuffix("er") + "ret")
    return next((form for form in forms if read_definite(form, capital=False)), "")


@cache
def _roles() -> tuple[str, ...]:
    return tuple(read_lexicon("actors")["roles"]["words"])


def _misspelt(passage: Passage) -> Iterator[Name]:
    """Long words that are nearly a well-known role: "socialpsykatrien"."""
    for match in re.finditer(rf"(?<![\w-])[A-ZÆØÅa-zæøå]{{{LONG},}}(?![\w-])", passage.text):
        bare = match[0].casefold().removesuffix("s")
        role = nearly(bare)
        if role in ("", bare) or bare.endswith(never()) or read_definite(bare, capital=False):
            continue
        row = read_definite(role, capital=False)
        if row:
            yield name_at(passage, match.start(), match.end(), title_case(role), row)


def nearly(word: str) -> str:
    """Return the well-known role that a word is a misspelling of, or nothing.

    First letter, ending and length must agree, so that neither another inflection nor a longer
    compound ("socialpsykiatrichefen") is taken for a slip.
    """
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, _roles(), scorer=fuzz.ratio, score_cutoff=NEARLY)
    role = str(best[0]) if best else ""
    same = role[:1] == word[0] and role[-2:] == word[-2:]
    return role if same and abs(len(role) - len(word)) <= SLIPS else ""
