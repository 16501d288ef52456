"""What the words of a name say: its place, its role, its numbers."""

from __future__ import annotations

import re
from functools import cache

from policymine.network.clusters import fold
from policymine.resources import read_gazetteer, read_lexicon

LINKS = frozenset({"i", "på", "for", "ved", "af", "og", "kommune"})


@cache
def places() -> frozenset[str]:
    """Return the names of municipalities (even old ones), regions and areas, in lower case."""
    rows = read_gazetteer("municipalities")["municipality"]
    regions = [row["short"] for row in read_gazetteer("regions")["region"]]
    names = [name for row in rows for name in (row["name"], *row["old"])]
    return frozenset(fold(name) for name in [*names, *regions, *read_gazetteer("places")["areas"]])


@cache
def _municipalities() -> frozenset[str]:
    rows = read_gazetteer("municipalities")["municipality"]
    return frozenset(name for row in rows for name in (row["name"], *row["old"]))


def is_unit(home: str) -> bool:
    """Say whether a home is a municipality or a joint plan, not the organisation of a person."""
    return not _municipalities().isdisjoint(home.split("/"))


def place_in(name: str) -> str:
    """Return the place that begins or ends a name of several words, or nothing."""
    words = fold(name).split()
    for size in (2, 1):
        for part in (words[-size:], words[:size]):
            if len(words) > size and _is_place(" ".join(part)):
                return " ".join(part)
    return ""


def _is_place(words: str) -> bool:
    """Say whether words are a place, or two joined by a hyphen ("Viborg-Skive")."""
    return words in places() or ("-" in words and set(words.split("-")) <= places())


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in alphabetical order, small words left out."""
    return tuple(sorted(word for word in fold(name).split() if word not in LINKS))


def numbers_in(name: str) -> tuple[str, ...]:
    """Return the numbers in a name: two names with other numbers are never one."""
    return tuple(re.findall(r"\d+|\b[ivx]+\b", fold(name)))


def role_of(name: str) -> str:
    """Return what an actor is wherever it is: its name without a place, in one form.

    "Jobcentret", "Jobcenter Skive" and "Skive Jobcenter" are all "Jobcenter".
    """
    bare = fold(without_place(name))
    same: dict[str, str] = read_lexicon("actors")["role"]["same"]
    return same.get(bare, bare)


def without_place(name: str) -> str:
    """Return a name without the place that begins or ends it."""
    place = place_in(name).split()
    if not place:
        return name
    words = name.split()
    kept = words[: -len(place)] if fold(name).endswith(" ".join(place)) else words[len(place) :]
    return " ".join(kept[:-1] if kept[-1] in ("i", "på") else kept)
