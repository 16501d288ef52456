"""Names that a document introduces: short forms, acronyms, and names beside a telling word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from policymine.extract.actors.grammar import (
    CAPITAL,
    any_of,
    is_topic,
    spaced,
    squeeze,
    without_genitive,
)
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.extract.actors.patterns import is_ordinary, is_town
from policymine.resources import read_lexicon
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Sector


@dataclass(frozen=True)
class Naming:
    """A telling word beside a name, and what it says of it."""

    pattern: re.Pattern[str]
    type: ActorType
    sector: Sector
    weak: bool = False


@cache
def _namings() -> tuple[Naming, ...]:
    return tuple(
        Naming(
            _compiled(row["pattern"], many=row.get("list", False)),
            ActorType(row["type"]),
            Sector(row["sector"]),
            row.get("weak", False),
        )
        for row in read_lexicon("actors")["naming"]
    )


def _compiled(pattern: str, *, many: bool) -> re.Pattern[str]:
    """Return a telling pattern with the name in it; its own words in any case."""
    one = rf"{CAPITAL}(?:\s+(?:(?:på|ved)\s+)?{CAPITAL}){{0,2}}"
    rest = rf"(?:(?:,\s+|\s+(?:og|samt|eller)\s+|,\s+(?:og|samt)\s+){one}){{0,30}}" if many else ""
    before, after = (
        part.replace(" ", r"\s+")
        .replace("Y", r"[\wæøå-]*")
        .replace("PARTNER", f"(?:{partner_cues()})")
        for part in pattern.split("X", 1)
    )
    owned = after.startswith("s\\s")
    name = rf"(?P<x>{one}?{rest})(?:['’]?)" if owned else rf"(?P<x>{one}{rest})"
    return re.compile(rf"(?<![\w-])(?i:{before}){name}(?i:{after})(?!\w)")


def partner_cues() -> str:
    """Return a pattern for the words after which a partner stands."""
    return any_of(read_lexicon("actors_relations")["partners"]["cues"])


def find_namings(document: Document, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield the names that a telling word shows to be actors."""
    for passage in passages:
        for naming in _namings():
            for match in naming.pattern.finditer(passage.text):
                for name in _parts(passage, naming, match):
                    opens = passage.opens(name.start - passage.start)
                    word = opens and _is_word(document, name.name)
                    if not word and not (naming.weak and _is_doubtful(document, name.name)):
                        yield name


def _parts(passage: Passage, naming: Naming, match: re.Match[str]) -> Iterator[Name]:
    for part in re.finditer(r"(?:(?!,|\s(?:og|samt|eller)\s).)+", match["x"], re.DOTALL):
        yield from _named(passage, naming, match.start("x"), part)


def _is_doubtful(document: Document, name: str) -> bool:
    """Say whether a name may also be that of a project, a field, or an abbreviation."""
    return name.isupper() or is_topic(name) or is_project(document, name)


def is_project(document: Document, name: str) -> bool:
    """Say whether the document somewhere calls a name that of a project."""
    return bool(re.search(rf"(?i:projektet|projekt)\s+{re.escape(name)}", document.text))


def _named(passage: Passage, naming: Naming, at: int, part: re.Match[str]) -> Iterator[Name]:
    words = part[0].strip()
    words = re.sub(r"^(?:og|samt|eller)\s+", "", words)
    start = at + part.start() + part[0].index(words)
    end = start + len(words)
    bare = squeeze(without_genitive(words, passage.text[end:]))
    compound = re.search(r"-[a-zæøå]+$", bare)  # "på NATO-topmødet"
    if not bare or is_ordinary(bare.split()[0]) or is_town(bare) or is_no_actor(bare) or compound:
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


@cache
def _no_actor() -> tuple[frozenset[str], re.Pattern[str]]:
    lexicon = read_lexicon("actors")["not_actor"]
    names = frozenset(name.casefold() for name in lexicon["names"])
    return names, re.compile(rf"(?:^|[\w-])(?:{any_of(lexicon['endings'])})s?$", re.IGNORECASE)


def is_no_actor(name: str) -> bool:
    """Say whether a name is that of a law, a plan, a method, a system or a street."""
    names, endings = _no_actor()
    return name.casefold() in names or bool(endings.search(name))


ACRONYM = re.compile(
    r"\s+\((?:kaldet\s+|herefter\s+|i daglig tale\s+)?[\"“»]?([A-ZÆØÅ][\w.ÆØÅæøå-]{1,19})[\"”«]?\)"
)


def acronyms(document: Document, names: Iterable[Name]) -> list[Name]:
    """Return the names that are followed by a short form: ``Opsøgende Team (OT)``."""
    found = []
    for name in names:
        match = ACRONYM.match(document.text, name.end)
        if match and match[1].casefold() != name.name.casefold() and not is_town(match[1]):
            found.append(replace(name, short=match[1]))
    return found


def find_learned(
    document: Document, passages: Sequence[Passage], names: Sequence[Name]
) -> Iterator[Name]:
    """Yield further places where a document's own short forms stand."""
    forms = _forms(document, names)
    if not forms:
        return
    pattern = re.compile(rf"(?<![\w-])({any_of(list(forms))})(?:['’]?s)?(?![\w-])")
    for passage in passages:
        for match in pattern.finditer(passage.text):
            form = squeeze(match[1])
            if passage.opens(match.start()) and _is_word(document, form):
                continue
            span = passage.start + match.start(), passage.start + match.end()
            yield replace(
                forms[form], block=passage.block, start=span[0], end=span[1], rule="learned"
            )


def find_anaphora(passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield bare words ("udvalget") that mean the only actor of the document so called."""
    for bare, parts in read_lexicon("actors")["anaphora"].items():
        meant = {n.name: n for n in names if _has_part(n.name.casefold(), bare, parts)}
        if len(meant) != 1:
            continue
        (name,) = meant.values()
        pattern = re.compile(rf"(?<![\w-])(?i:{spaced(bare)})s?(?![\w-])")
        for passage in passages:
            for match in pattern.finditer(passage.text):
                start, end = passage.start + match.start(), passage.start + match.end()
                yield replace(name, block=passage.block, start=start, end=end, rule="learned")


def _has_part(name: str, bare: str, parts: list[str]) -> bool:
    return name != bare and any(name.startswith(p) or name.endswith(p) for p in parts)


def _forms(document: Document, names: Sequence[Name]) -> dict[str, Name]:
    """Return the short forms a document introduces, with the actor each one means.

    A form that means two actors of the document means none.
    """
    forms: dict[str, Name] = {}
    doubtful: set[str] = set()
    for name in sorted(names, key=lambda n: (n.rule not in ("pattern",), n.start)):
        form = name.short
        if len(form) < 2 or is_ordinary(form) or is_town(form):
            continue
        other = forms.setdefault(form, name)
        if other.name != name.name and name.rule == "pattern" == other.rule:
            doubtful.add(form)
    return {form: name for form, name in forms.items() if form not in doubtful}


def _is_word(document: Document, form: str) -> bool:
    """Say whether a form also stands in lower case in the document, as an ordinary word."""
    return bool(re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", document.text))
