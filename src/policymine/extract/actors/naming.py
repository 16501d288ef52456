"""Names beside a telling word: "tilbuddene X og Y", "på X", "sammen med X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from policymine.extract.actors.exclusions import (
    is_no_actor,
    is_ordinary,
    is_project,
    is_street,
    is_town,
    is_word,
)
from policymine.extract.actors.grammar import (
    CAPITAL,
    any_of,
    is_topic,
    squeeze,
    title_case,
    without_genitive,
)
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Sector

NUMBER = r"(?:\s+\d{1,3}(?![\w.,:/-]*\d))?"
"""A number that ends a name: "Hus 14"."""


@dataclass(frozen=True)
class Naming:
    """A telling word beside a name, and what it says of it.

    ``cue`` is the word alone, in lower case: most passages lack it, and are not read further.
    """

    cue: re.Pattern[str]
    pattern: re.Pattern[str]
    type: ActorType
    sector: Sector
    weak: bool = False
    listed: bool = False


@cache
def _namings() -> tuple[Naming, ...]:
    return tuple(
        Naming(
            re.compile("".join(_beside(row["pattern"]))),
            _compiled(row["pattern"], many=row.get("list", False)),
            ActorType(row["type"]),
            Sector(row["sector"]),
            row.get("weak", False),
            row.get("list", False) and row["type"] == "facility",
        )
        for row in read_lexicon("actors")["naming"]
    )


def _beside(pattern: str) -> tuple[str, str]:
    """Return what a telling pattern has before the name and after it; one of them is empty."""
    before, after = (
        part.replace(" ", r"\s+")
        .replace("Y", r"[\wæøå-]*")
        .replace("PARTNER", f"(?:{partner_cues()})")
        for part in pattern.removeprefix("Y").split("X", 1)
    )
    return before, after


def _compiled(pattern: str, *, many: bool) -> re.Pattern[str]:
    """Return a telling pattern with the name in it; its own words in any case."""
    one = rf"{CAPITAL}(?:\s+(?:(?:på|ved)\s+)?{CAPITAL}){{0,2}}{NUMBER}"
    rest = rf"(?:(?:,\s+|\s+(?:og|samt|eller)\s+|,\s+(?:og|samt)\s+){one}){{0,30}}" if many else ""
    before, after = _beside(pattern)
    border = "" if pattern.startswith("Y") else r"(?<![\w-])"  # any word may end in it
    owned = after.startswith("s\\s")
    name = rf"(?P<x>{one}?{rest})(?:['’]?)" if owned else rf"(?P<x>{one}{rest})"
    return re.compile(rf"{border}(?i:{before}){name}(?i:{after})(?![\w-])")


def partner_cues() -> str:
    """Return a pattern for the words after which a partner stands."""
    return any_of(read_lexicon("actors_relations")["partners"]["cues"])


def find_namings(document: Document, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield the names that a telling word shows to be actors."""
    for passage in passages:
        lower = passage.text.lower()
        for naming in (naming for naming in _namings() if naming.cue.search(lower)):
            for match in naming.pattern.finditer(passage.text):
                for name in _parts(passage, naming, match):
                    opens = passage.opens(name.start - passage.start)
                    word = opens and is_word(document, name.name)
                    if not word and not (naming.weak and _is_doubtful(document, name.name)):
                        yield name


def _bare(name: str) -> str:
    """Return a name without the number that ends it."""
    return re.sub(r"\s+\d+$", "", name)


def _parts(passage: Passage, naming: Naming, match: re.Match[str]) -> Iterator[Name]:
    """Yield the names of a list; one alone goes with its kind: "Bofællesskaberne Toften"."""
    parts = list(re.finditer(r"(?:(?!,|\s(?:og|samt|eller)\s).)+", match["x"], re.DOTALL))
    kind = re.search(r"([\wæøåÆØÅ-]+ne)\s+$", match.string[: match.start("x")])
    alone = kind if naming.listed and len(parts) == 1 else None
    for part in parts:
        for name in _named(passage, naming, match.start("x"), part):
            whole = f"{title_case(alone[1])} {name.name}" if alone else name.name
            start = passage.start + alone.start() if alone else name.start
            yield replace(name, start=start, name=whole)


def _is_doubtful(document: Document, name: str) -> bool:
    """Say whether a name may also be that of a project, a field, a street, or an abbreviation."""
    bare = _bare(name)
    return name.isupper() or is_street(bare) or is_topic(bare) or is_project(document, name)


def _named(passage: Passage, naming: Naming, at: int, part: re.Match[str]) -> Iterator[Name]:
    words = part[0].strip()
    words = re.sub(r"^(?:og|samt|eller)\s+", "", words)
    start = at + part.start() + part[0].index(words)
    while " " in words and is_ordinary(words.split()[-1]):  # "på Havnen Juni: …"
        words = words[: words.rindex(words.split()[-1])].rstrip()
    end = start + len(words)
    bare = squeeze(without_genitive(words, passage.text[end:]))
    compound = re.search(r"-[a-zæøå]+$", bare)  # "på NATO-topmødet"
    if (
        not bare
        or is_ordinary(bare.split()[0])
        or is_town(bare)
        or compound
        or is_no_actor(_bare(bare), address=not naming.listed)
    ):
        return
    yield Name(
        passage.block,
        passage.start + start,
        passage.start + end,
        bare,
        naming.type,
        naming.sector,
        own=True,
        short=bare,
        rule="naming",
    )
