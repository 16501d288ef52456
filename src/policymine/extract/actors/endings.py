"""Local units by their definite form: "Socialforvaltningen", "jobcentret", "Ældrerådet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policymine.extract.actors.grammar import any_of, squeeze, title_case
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.finding import ActorType, Sector

NEARLY = 88
"""The likeness (rapidfuzz ratio, of 100) from which a long word is a well-known role misspelt."""
LONG = 12


@dataclass(frozen=True)
class Ending:
    """A row of endings, and the words it does and does not cover."""

    endings: tuple[str, ...]
    type: ActorType
    sector: Sector
    least: int = 0
    capital: bool = False
    two: bool = False
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
        return any(
            word.endswith(ending) and len(word) - len(ending) >= self.least
            for ending in self.endings
        )


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
def _pattern() -> re.Pattern[str]:
    endings = {e for row in _rows() for e in (*row.endings, *row.words)}
    before = r"(?:[\wæøåÆØÅ]+-,?\s+(?:(?:og|eller|samt|&)\s+)?){0,4}"
    return re.compile(
        rf"(?<![\w-])({before})([\wæøåÆØÅ-]*(?i:{any_of(sorted(endings))}))(s)?(?![\w-])"
    )


def find_endings(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the local units in a passage that their ending tells."""
    for match in _pattern().finditer(passage.text):
        yield from _read(passage, home, match)
    yield from _local(passage)
    yield from _owned(passage)
    yield from _after_article(passage)
    yield from _misspelt(passage)


def _read(passage: Passage, home: Home, match: re.Match[str]) -> Iterator[Name]:
    word = match[2]
    capital = word[0].isupper() and not passage.opens(match.start())
    row = read_definite(word, capital=capital)
    if row is None:
        return
    if match[1] and row.two:
        yield from _apart(passage, match, row)
        return
    name = title_case(squeeze(match[1] + word))
    yield _name(passage, match.start(), match.end(), name, row)


def _apart(passage: Passage, match: re.Match[str], row: Ending) -> Iterator[Name]:
    """``social- og distriktspsykiatrien`` are two actors."""
    ending = next(e for e in row.endings if match[2].casefold().endswith(e))
    for part in re.finditer(r"([\wæøåÆØÅ]+)-", match[1]):
        whole = part[1] + ending
        one = read_definite(whole, capital=False)
        if one:
            start = match.start(1) + part.start()
            yield _name(passage, start, start + len(part[0]), title_case(whole), one)
    yield _name(passage, match.start(2), match.end(), title_case(match[2]), row)


def _name(passage: Passage, start: int, end: int, name: str, row: Ending) -> Name:
    own = row.sector in (Sector.MUNICIPAL, Sector.REGIONAL) or name in ("Politiet",)
    start, end = passage.start + start, passage.start + end
    return Name(passage.block, start, end, name, row.type, row.sector, own=own, rule="ending")


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


def _local(passage: Passage) -> Iterator[Name]:
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
            yield _name(passage, match.start(), match.end(), name, row)


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
            yield _name(passage, match.start(1), match.end(1), title_case(whole), row)


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
        word = match[0].casefold()
        bare = word.removesuffix("s")
        if bare in _roles() or bare.endswith(_never()) or read_definite(bare, capital=False):
            continue
        role = nearly(bare)
        row = read_definite(role, capital=False) if role else None
        if row:
            yield _name(passage, match.start(), match.end(), title_case(role), row)


@cache
def _never() -> tuple[str, ...]:
    return tuple(ending for row in _rows() for ending in row.never)


def nearly(word: str) -> str:
    """Return the well-known role that a word is a misspelling of, or nothing.

    First letter and ending must agree, so that another inflection is not taken for a slip.
    """
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, _roles(), scorer=fuzz.ratio, score_cutoff=NEARLY)
    if best is None or best[0][0] != word[0] or best[0][-2:] != word[-2:]:
        return ""
    return str(best[0])
