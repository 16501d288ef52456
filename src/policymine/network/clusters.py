"""Names that stand for one actor, and why they were put together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from policymine.schema.finding import ActorType, Mention, Sector

T = TypeVar("T")


@dataclass(frozen=True)
class Spot:
    """A name in a document with the home it has there: what a relation refers to."""

    document: str
    name: str
    home: str


@dataclass
class Cluster:
    """The spots and mentions of one actor; ``key`` is its name as compared, ``home`` its home."""

    key: str
    home: str
    scope: str
    mentions: list[Mention] = field(default_factory=list)
    spots: set[Spot] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)

    @property
    def names(self) -> Counter[str]:
        """The base forms of the name, with the number of mentions of each."""
        return Counter(mention.name for mention in self.mentions) or Counter(
            spot.name for spot in self.spots
        )

    @property
    def keys(self) -> set[str]:
        """The base forms of the name, as they are compared."""
        return {fold(name) for name in self.names}

    @property
    def type(self) -> ActorType:
        """The type most mentions have; one that says something before ``unknown``."""
        return _most((m.type for m in self.mentions), ActorType.UNKNOWN)

    @property
    def sector(self) -> Sector:
        """The sector most mentions have; one that says something before ``unknown``."""
        return _most((m.sector for m in self.mentions), Sector.UNKNOWN)

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.type is ActorType.PERSON

    @property
    def documents(self) -> set[str]:
        """The documents it stands in."""
        return {spot.document for spot in self.spots}

    def take(self, other: Cluster, reason: str) -> None:
        """Make another cluster part of this one."""
        self.mentions += other.mentions
        self.spots |= other.spots
        self.reasons += [*other.reasons, reason]
        self.home = self.home or other.home


def _most(values: Iterable[T], unknown: T) -> T:
    counts = Counter(values)
    counts.pop(unknown, None)
    return min(counts, key=lambda v: (-counts[v], str(v))) if counts else unknown


def fold(name: str) -> str:
    """Return a name as it is compared: lower case, no punctuation, single spaces."""
    words = re.sub(r"[^\w\s&+-]", " ", name.casefold().replace("&", " og "))
    return " ".join(words.split())


def first_clusters(mentions: Sequence[Mention]) -> list[Cluster]:
    """Return one cluster for each name and home.

    A local actor whose document says nothing of its home belongs to that document alone; a person
    is told apart from organisations.
    """
    found: dict[tuple[str, str, bool], Cluster] = {}
    for mention in mentions:
        home, document = mention.home, mention.anchor.document
        scope = home or (f"document {document}" if mention.type in LOCAL_ALONE else "")
        key = fold(mention.name), scope, mention.type is ActorType.PERSON
        cluster = found.setdefault(key, Cluster(key[0], home, scope))
        cluster.mentions.append(mention)
        cluster.spots.add(Spot(document, mention.name, home))
    return list(found.values())


LOCAL_ALONE = frozenset({ActorType.UNIT, ActorType.BODY, ActorType.STAKEHOLDER, ActorType.PERSON})
"""Types that without a home are only themselves inside one document."""


def by_document(clusters: Iterable[Cluster]) -> dict[str, list[Cluster]]:
    """Return the clusters that stand in each document."""
    found: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for document in cluster.documents:
            found[document].append(cluster)
    return found
