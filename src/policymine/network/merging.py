"""Which clusters are one actor. A false merge is worse than a missed one: the rules are narrow.

The order of the pairs decides which cluster keeps its home and how reasons are told: it may not
hang on the order of a set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from policymine.network.clusters import Cluster, by_document
from policymine.network.names import numbers_in, place_in, places, role_of, words_of
from policymine.schema.finding import ActorType

Pair = tuple[Cluster, Cluster, str]
"""A cluster, which keeps its home, another one that is the same actor, and why."""

ALIKE = 90
"""Likeness of two spellings (rapidfuzz ratio, of 100)."""
LONG = 8
"""Shorter names are too easily alike."""
LONG_COMPOUND = 14
"""Words of so many letters are compounds that no other word is near to."""
ROLES = frozenset({ActorType.UNIT, ActorType.FACILITY, ActorType.BODY})


def homes_fit(one: Cluster, other: Cluster) -> bool:
    """Say whether two homes are the same, or one is part of the joint home of the other."""
    if one.home == other.home:
        return one.scope == other.scope
    parts = one.home.split("/"), other.home.split("/")
    joint = len(parts[0]) > 1 or len(parts[1]) > 1
    inside = set(parts[0]) <= set(parts[1]) or set(parts[1]) <= set(parts[0])
    return joint and inside and bool(one.home) and bool(other.home)


def same_words(clusters: list[Cluster]) -> Iterator[Pair]:
    """``Skive Jobcenter`` is ``Jobcenter Skive``."""
    groups: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for words in () if cluster.is_person else sorted(set(map(words_of, cluster.keys))):
            groups[words].append(cluster)
    for words, group in groups.items():
        for one, other in combinations(group, 2) if len(words) > 1 else ():
            if one.key != other.key and homes_fit(one, other):
                yield one, other, f"the same words: {_pair(one, other)}"


def same_name_in_joint_home(clusters: list[Cluster]) -> Iterator[Pair]:
    """Pair a unit of a joint plan with the one the plan elsewhere gives to one municipality.

    Not where both municipalities have one of that name.
    """
    groups: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.type in ROLES and cluster.home:
            groups[cluster.key].append(cluster)
    for group in groups.values():
        for joint in (cluster for cluster in group if "/" in cluster.home):
            parts = [c for c in group if c is not joint and homes_fit(c, joint)]
            if len(parts) == 1:
                more, less = sorted((joint, parts[0]), key=lambda c: -c.mentions)
                yield more, less, f"the same name in a joint plan: {_pair(joint, parts[0])}"


def only_one_of_its_role(clusters: list[Cluster]) -> Iterator[Pair]:
    """``Jobcentret`` is ``Jobcenter Skive`` where the documents name no other jobcenter."""
    place = {id(cluster): name for cluster in clusters if (name := _place(cluster))}
    placed = [cluster for cluster in clusters if id(cluster) in place]
    roles = {id(cluster): {role_of(key) for key in cluster.keys} for cluster in placed}
    here = by_document(placed)
    for cluster in clusters:
        if cluster.type not in ROLES or id(cluster) in place:
            continue
        role = role_of(cluster.key)
        meant = {
            id(other): other
            for document in sorted(cluster.documents)
            for other in here.get(document, ())
            if role in roles[id(other)]
        }
        if len({place[id(other)] for other in meant.values()}) == 1:
            for other in meant.values():
                yield other, cluster, f"the only {role} that is named: {_pair(cluster, other)}"


def _place(cluster: Cluster) -> str:
    """Return the place in the names of a cluster, or nothing."""
    return next((place for place in map(place_in, sorted(cluster.keys)) if place), "")


def other_spelling(clusters: list[Cluster]) -> Iterator[Pair]:
    """Names of the same home and type that differ by a slip of the pen."""
    groups: dict[tuple[str, ActorType], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if len(cluster.key) >= LONG and cluster.type is not ActorType.MUNICIPALITY:
            groups[cluster.scope, cluster.type].append(cluster)
    for group in groups.values():
        yield from _alike(sorted(group, key=lambda c: c.key))


def _alike(group: list[Cluster]) -> Iterator[Pair]:
    from rapidfuzz import fuzz, process

    keys = [cluster.key for cluster in group]
    for number, key in enumerate(keys):
        found = process.extract(
            key, keys[number + 1 :], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None
        )
        for _, _, at in found:
            other = group[number + 1 + at]
            if is_slip(key, other.key):
                yield group[number], other, f"another spelling: {_pair(group[number], other)}"


def is_slip(one: str, other: str) -> bool:
    """Say whether two names differ in one long word only, by a slip and nothing that means.

    Other numbers, two known places, or a first letter that differs make two names. So does one
    letter for another, but in a long compound: Lindegården and Lundegården are two houses.
    """
    from rapidfuzz.distance import OSA

    first, second = one.split(), other.split()
    if numbers_in(one) != numbers_in(other):
        return False
    if len(first) != len(second):
        return one.replace(" ", "") == other.replace(" ", "")
    different = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(different) != 1:
        return False
    a, b = different[0]
    if min(len(a), len(b)) < LONG or a[0] != b[0] or (a in places() and b in places()):
        return False
    if len(a) == len(b) < LONG_COMPOUND and sorted(a) != sorted(b):
        return False
    return OSA.distance(a, b) <= (2 if min(len(a), len(b)) >= LONG_COMPOUND else 1)


def same_person(clusters: list[Cluster]) -> Iterator[Pair]:
    """Pair a person without an employer with the one who has one, in the same document."""
    groups: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.is_person:
            groups[cluster.key].append(cluster)
    for group in groups.values():
        for one in (cluster for cluster in group if not cluster.home):
            others = [c for c in group if c.home and c.documents & one.documents]
            if len(others) == 1:
                yield one, others[0], f"the same person: {_pair(one, others[0])}"


def _pair(one: Cluster, other: Cluster) -> str:
    names = (next(iter(sorted(c.names))) for c in (one, other))
    return " = ".join(names)


RULES: tuple[Callable[[list[Cluster]], Iterable[Pair]], ...] = (
    other_spelling,
    same_words,
    same_name_in_joint_home,
    only_one_of_its_role,
    same_person,
)
"""The rules that merge, in the order they are tried; each sees what the ones before have made."""
