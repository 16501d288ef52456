"""Names of one document that are one actor: "Rusmiddelcentret" and "Rusmiddelcenter Skive".

A bare name means the full one where the document has only one such; of two it means neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from policymine.extract.actors.home import Home
from policymine.extract.actors.known import parent_of
from policymine.extract.actors.names import Name
from policymine.resources import read_lexicon
from policymine.schema.finding import ActorType

ALONE = frozenset({ActorType.PERSON, ActorType.STAKEHOLDER, ActorType.MUNICIPALITY})
"""Types whose names do not stand for one another."""

COMPANY = re.compile(r"\s(?:a/s|aps|i/s|p/s|k/s)$")
FIELDS = re.compile(r"\s(?:og|&)\s")
HEADS = ("center ", "centret ", "fagcenter ", "afdeling", "forvaltning")
"""What heads the fields of a department: "Center for Handicap og Psykiatri"; no committee."""


def joined(home: Home, names: Iterable[Name], shorts: Mapping[str, Name]) -> list[Name]:
    """Return names, each bare one with the only full name that it can mean.

    ``shorts`` are the short forms that the document introduces. In a joint plan "jobcentret" may
    be that of either municipality.
    """
    found = list(names)
    local = home.only is not None
    several = {name.name: name for name in found if name.type not in ALONE}
    meant = {n: shorts[n] for n in several if n in shorts and shorts[n].name != n}
    for bare, name in several.items():
        fitting = [other for other in several.values() if _means(name, other, local=local)]
        if len(fitting) == 1:
            meant[bare] = fitting[0]
    return [
        replace(name, name=full.name, type=full.type, sector=full.sector, own=full.own)
        if name.type not in ALONE and (full := _last(meant, name.name))
        else name
        for name in found
    ]


def _last(meant: dict[str, Name], name: str) -> Name | None:
    """Return what a name means, and that means in its turn."""
    full = meant.get(name)
    return (_last(meant, full.name) or full) if full else None


def _means(bare: Name, full: Name, *, local: bool) -> bool:
    """Say whether a longer name may be what a shorter one means."""
    short, long = bare.name.casefold(), full.name.casefold()
    if len(long) <= len(short):
        return False
    if full.rule == "pattern" and full.short == bare.name:
        return True
    if parent_of(full.name) == bare.name or COMPANY.sub("", long) == short:
        return True
    if bare.type is full.type and FIELDS.search(short) and long.endswith(f" {short}"):
        return long.startswith(HEADS)
    parts: dict[str, list[str]] = read_lexicon("actors")["anaphora"]
    if short in parts and any(map(long.startswith, parts[short])):
        return True
    same = local and _alike(bare.type, full.type) and " " not in short
    return same and _is_definite_of(short, long)


def _alike(one: ActorType, other: ActorType) -> bool:
    """Say whether two types are one, or such that a house may have either."""
    return one is other or {one, other} == {ActorType.UNIT, ActorType.FACILITY}


def _is_definite_of(bare: str, full: str) -> bool:
    """Say whether a definite noun is that of a full name: "byrådet" of "skive byråd"."""
    if not bare.endswith(("en", "et")):
        return False
    nouns = [bare, bare[:-1], bare[:-2], *([f"{bare[:-3]}er"] if bare.endswith("centret") else [])]
    another = full.endswith(f"og {bare}")
    if any(f" {noun} " in f" {full} " for noun in nouns):
        return not another
    parts: list[str] = read_lexicon("actors")["anaphora"].get(bare, [])
    return any(full.startswith(part) or full.endswith(part) for part in parts)
