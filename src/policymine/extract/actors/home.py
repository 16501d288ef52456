"""Whose document it is: what "kommunen", "regionen" and "Socialforvaltningen" belong to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from policymine.resources import read_gazetteer
from policymine.schema.document import Document

UNLIKE = {"Bornholm": "Bornholms Regionskommune", "København": "Københavns Kommune"}
"""Authorities that are not called after their place alone."""


@dataclass(frozen=True)
class Municipality:
    """One of the 98: its name without "Kommune", its code and its region."""

    name: str
    code: str
    region: str

    @property
    def full(self) -> str:
        """The name of the authority."""
        return UNLIKE.get(self.name, f"{self.name} Kommune")


@cache
def municipalities() -> dict[str, Municipality]:
    """Return the municipalities by every name and old name they have, in lower case."""
    found: dict[str, Municipality] = {}
    for row in read_gazetteer("municipalities")["municipality"]:
        municipality = Municipality(row["name"], row["code"], row["region"])
        for name in (*row["old"], row["name"]):
            found[name.casefold()] = municipality
    return found


@cache
def nearest_municipality(word: str, *, slips: int = 1) -> Municipality | None:
    """Return the municipality that a word names, allowing for slips of the pen in a long word.

    A word that is nearly two of them names none.
    """
    known = municipalities()
    bare = word.casefold()
    if bare in known or len(bare) < LONG:
        return known.get(bare)
    from rapidfuzz.distance import Levenshtein

    near = {
        name: known[name].name
        for name in known
        if name[0] == bare[0] and Levenshtein.distance(bare, name, score_cutoff=slips) <= slips
    }
    return known[next(iter(near))] if len(set(near.values())) == 1 else None


LONG = 8
"""Names of fewer letters are too easily alike (Herning and Hørning)."""


@dataclass(frozen=True)
class Home:
    """The municipalities behind a document, and the region they all lie in (or empty)."""

    unit: str
    municipalities: tuple[Municipality, ...] = ()

    @property
    def region(self) -> str:
        """The full name of the region, if there is just one."""
        regions = {municipality.region for municipality in self.municipalities}
        return f"Region {regions.pop()}" if len(regions) == 1 else ""

    @property
    def only(self) -> Municipality | None:
        """The municipality, if there is just one."""
        return self.municipalities[0] if len(self.municipalities) == 1 else None


def find_home(document: Document) -> Home:
    """Return whose document it is; nobody's if its units are no municipalities."""
    known = municipalities()
    bare = (unit.removesuffix(" Kommune").removesuffix(" kommune") for unit in document.units)
    found = tuple(known[unit.casefold()] for unit in bare if unit.casefold() in known)
    return Home(document.unit if found else "", found)
