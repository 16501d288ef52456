"""Organisations that are known by name: state bodies, associations, civil society, companies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policymine.extract.actors.grammar import CAPITAL, any_of, in_lower_case, squeeze
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.extract.actors.people import is_organisation_word
from policymine.resources import read_gazetteer, read_lexicon
from policymine.schema.finding import ActorType, Sector


@dataclass(frozen=True)
class Organisation:
    """An organisation as its gazetteer has it."""

    name: str
    type: ActorType
    sector: Sector
    branches: bool
    word: bool


DEFAULTS = {
    "state": (ActorType.STATE, Sector.STATE),
    "associations": (ActorType.ASSOCIATION, Sector.CIVIL_SOCIETY),
    "civil-society": (ActorType.CIVIL_SOCIETY, Sector.CIVIL_SOCIETY),
    "companies": (ActorType.COMPANY, Sector.PRIVATE),
}
PART = r"(?:-[A-ZÆØÅ][\wæøå]+|\s+(?:Nord|Syd|Øst|Vest|Midt|og\s+Omegn))"
"""What narrows or widens a place: "Hammel-Voldby", "Fyn Nord"."""
LONGEST = 40
"""So many letters before a name the word is looked for that says what it is."""
LONG = 9
"""A single word of this many letters is known in any case ("socialstyrelsen")."""


@cache
def organisations() -> dict[str, Organisation]:
    """Return the known organisations by every form of their names."""
    return {form: one for one, forms, _ in _rows() for form in forms}


def _rows() -> Iterator[tuple[Organisation, list[str], bool]]:
    for file, (kind, sector) in DEFAULTS.items():
        for row in read_gazetteer(file)["organisation"]:
            one = Organisation(
                row["name"],
                ActorType(row.get("type", kind)),
                Sector(row.get("sector", sector)),
                row.get("branches", False),
                row.get("word", False),
            )
            yield one, [row["name"], *row.get("aliases", [])], row.get("exact", False)


@cache
def _pattern() -> re.Pattern[str]:
    """All forms, of those in the same case the longest first; the long ones in any case."""
    forms: dict[str, bool] = {}
    for _, names, strict in _rows():
        for name in names:
            exact = (strict and " " not in name) or (" " not in name and len(name) < LONG)
            forms[name] = exact and forms.get(name, True)
    exactly = any_of([form for form, exact in forms.items() if exact])
    anyhow = any_of([form for form, exact in forms.items() if not exact])
    either = f"(?i:{anyhow})|{exactly}"
    after = r"(?!\w|-[A-ZÆØÅ0-9]|-lignende|-inspirere|\.\w)"
    return re.compile(rf"(?<![\w-])({either})(?:['’]?s)?{after}")


@cache
def _any_form() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{in_lower_case(organisations())})(?:['’]?s)?(?!\w)")


@cache
def _kind() -> re.Pattern[str]:
    """Match the word before a name that says what it is: "pårørendeforeningen Bedre Psykiatri"."""
    kinds = any_of(read_lexicon("actors")["known"]["kinds"])
    return re.compile(rf"(?<![\w-])[\wæøåÆØÅ-]*(?i:{kinds})\s+$")


@cache
def _folded() -> dict[str, Organisation]:
    return {form.casefold(): one for form, one in organisations().items()}


@cache
def _branch() -> re.Pattern[str]:
    """Match the place of a branch: one that is known after a link, any name right behind."""
    places = any_of(sorted(_place_names()))
    return re.compile(
        rf"(?:(?:\s+i|\s*[-–])\s+(?P<known>{places})|\s+(?:(?P<place>{places})|(?P<other>{CAPITAL})))"
        rf"{PART}*(?!\w)(?!\s+[Kk]ommune)"
    )


def _branch_of(text: str, end: int) -> re.Match[str] | None:
    """Return the place after a name that makes a local branch of it, or None."""
    match = _branch().match(text, end)
    other = match["other"] if match else None
    if other and (is_organisation_word(other) or other.isupper()):
        return None
    return match


@cache
def _place_names() -> set[str]:
    rows = read_gazetteer("municipalities")["municipality"]
    towns = {name for row in rows for name in (row["name"], *row["old"]) if len(name) > 3}
    return towns | set(read_gazetteer("places")["areas"])


def find_known(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the known organisations in a passage, and their local branches."""
    if not _any_form().search(passage.text.lower()):
        return
    for match in _pattern().finditer(passage.text):
        form = squeeze(match[1])
        one = organisations().get(form) or _folded()[form.casefold()]
        if one.word and form.istitle() and passage.opens(match.start()):
            continue
        name, end = one.name, match.end()
        branch = _branch_of(passage.text, match.end(1)) if one.branches else None
        if branch:
            place = branch[0][branch.start(branch.lastgroup or 0) - branch.start() :]
            name, end = f"{one.name} {squeeze(place)}", branch.end()
        kind = _kind().search(passage.text, max(0, match.start() - LONGEST), match.start())
        start = passage.start + (kind.start() if kind else match.start())
        yield Name(
            passage.block, start, passage.start + end, name, one.type, one.sector, rule="known"
        )


def organisation_at(text: str, at: int) -> bool:
    """Say whether the name of a known organisation begins at an offset into a text."""
    return _pattern().match(text, at) is not None


def parent_of(name: str) -> str:
    """Return the organisation that a name is the local branch of, or nothing."""
    words = name.split(" ")
    for border in range(1, len(words)):
        one = organisations().get(" ".join(words[:border]))
        place = " ".join(words[border:])
        if one and one.branches and {place, re.sub(rf"{PART}$", "", place)} & _place_names():
            return one.name
    return ""
