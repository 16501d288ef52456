"""Places that are part of a name: "Ungehuset i Kokkedal", "Ældrerådet i Lunderskov"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from policymine.extract.actors.endings import read_definite
from policymine.extract.actors.exclusions import is_ordinary
from policymine.extract.actors.grammar import CAPITAL, squeeze
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Sector

LOCAL = frozenset({ActorType.FACILITY, ActorType.BODY, ActorType.UNIT})
KINDS = frozenset({"ending", "naming"})
"""Rules that know a name by its kind; a proper name needs no place."""
SHARED = frozenset({"ending", "cell", "pattern"})
"""Rules whose units every municipality of a joint plan has: "Jobcentret i Struer"."""
_PLACE = rf"(?P<town>{CAPITAL}(?:[ ](?![Kk]ommune){CAPITAL})?)(?!\w)(?!\s+(?:[Kk]ommune|[A-ZÆØÅ]))"
_ONE_OF = re.compile(rf"(?:\s+(?P<link>i|på)|,)\s+{_PLACE}")
_TOWN = re.compile(rf"\s+(?P<link>i|på|ved)\s+{_PLACE}")


def with_places(document: Document, home: Home, names: Iterable[Name]) -> list[Name]:
    """Return names with the town that tells a house or a council from others of its kind.

    What the document names with one town only is meant where it names it without.
    """
    names = list(names)
    starts = {name.start for name in names}
    found = _apart(_located(document, home, name, starts) for name in names)
    places: dict[str, set[str]] = {}
    for name in found:
        if name.short and name.name.startswith(f"{name.short} "):
            places.setdefault(name.short, set()).add(name.name)
    meant = {short: full.pop() for short, full in places.items() if len(full) == 1}
    return _at_home(
        home,
        [
            replace(name, name=meant[name.name])
            if name.rule in KINDS and name.name in meant
            else name
            for name in found
        ],
    )


def _at_home(home: Home, names: list[Name]) -> list[Name]:
    """Return names of units without the municipality whose document it is.

    ``Socialpsykiatrien på Ærø`` is in a plan of Ærø the ``Socialpsykiatrien``.
    """
    if home.only is None:
        return names
    ending = re.compile(rf"\s+(?:i|på)\s+{re.escape(home.only.name)}$")
    return [
        replace(name, name=short)
        if (short := ending.sub("", name.name)) != name.name and _is_unit(name, short)
        else name
        for name in names
    ]


def _is_unit(name: Name, short: str) -> bool:
    """Say whether an actor is a part of the municipality, of which there is only one."""
    unit = read_definite(short, capital=True) if " " not in short else None
    return name.sector is Sector.MUNICIPAL and unit is not None


def _apart(names: Iterable[Name]) -> list[Name]:
    """Return names without those that are now the town of the one before."""
    kept: list[Name] = []
    for name in names:
        if not kept or not kept[-1].start < name.start < kept[-1].end:
            kept.append(name)
    return kept


def _located(document: Document, home: Home, name: Name, starts: set[int]) -> Name:
    end = document.blocks[name.block].end
    kind = name.rule in KINDS and name.type in LOCAL
    shared = home.only is None and name.rule in SHARED and name.type is ActorType.UNIT
    own = (kind or shared) and name.name[:1].isupper()
    town = (_ONE_OF if shared else _TOWN).match(document.text, name.end, end) if own else None
    if town and shared and town["town"] not in {one.name for one in home.municipalities}:
        return name
    if (
        town is None
        or (town.start("town") in starts and not shared and name.type is not ActorType.BODY)
        or is_ordinary(town["town"])
    ):
        return name
    if _is_only_home(home, town["town"]):
        return replace(name, end=town.end())
    full = f"{name.name} {town['link'] or 'i'} {squeeze(town['town'])}"
    return replace(name, end=town.end(), name=full, short=name.name)


def _is_only_home(home: Home, town: str) -> bool:
    """Say whether a town is the one municipality whose document it is: "Byrådet i Struer"."""
    return home.only is not None and home.only.name == town
