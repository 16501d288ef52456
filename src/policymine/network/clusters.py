"""Names that stand for one actor, and why they were put together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from policymine.schema.finding import ActorType, Mention, Sector

T = TypeVar("T")


@dataclass
class Cluster:
    """The mentions of one actor, counted; ``key`` is its name as compared, ``home`` its home.

    ``names`` are the base forms of the name, ``variants`` what stands in the texts, ``documents``
    where it stands. ``numbers`` says which of the first clusters have become it.
    """

    key: str
    home: str
    scope: str
    numbers: list[int]
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[ActorType] = field(default_factory=Counter)
    sectors: Counter[Sector] = field(default_factory=Counter)
    variants: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)

    @property
    def keys(self) -> set[str]:
        """The base forms of the name, as they are compared."""
        return {fold(name) for name in self.names}

    @property
    def type(self) -> ActorType:
        """The type most mentions have; one that says something before ``unknown``."""
        return _most(self.types, ActorType.UNKNOWN)

    @property
    def sector(self) -> Sector:
        """The sector most mentions have; one that says something before ``unknown``."""
        return _most(self.sectors, Sector.UNKNOWN)

    @property
    def mentions(self) -> int:
        """How often it is named."""
        return self.names.total()

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.type is ActorType.PERSON

    def add(self, mention: Mention) -> None:
        """Count a mention."""
        self.names[mention.name] += 1
        self.types[mention.type] += 1
        self.sectors[mention.sector] += 1
        self.variants.add(" ".join(mention.anchor.quote.split()))
        self.documents.add(mention.anchor.document)

    def take(self, other: Cluster, reason: str) -> None:
        """Make another cluster part of this one."""
        self.numbers += other.numbers
        self.names += other.names
        self.types += other.types
        self.sectors += other.sectors
        self.variants |= other.variants
        self.documents |= other.documents
        self.reasons += [*other.reasons, reason]
        self.home = self.home or other.home


def _most(counts: Counter[T], unknown: T) -> T:
    known = [value for value in counts if value != unknown]
    return min(known, key=lambda v: (-counts[v], str(v))) if known else unknown


def fold(name: str) -> str:
    """Return a name as it is compared: lower case, no punctuation, single spaces."""
    words = re.sub(r"[^\w\s&+-]", " ", name.casefold().replace("&", " og "))
    return " ".join(words.split())


class FirstClusters:
    """One cluster for each name and home, filled a mention at a time.

    A local actor whose document says nothing of its home belongs to that document alone; a person
    is told apart from organisations. What is held grows with the names, not with their mentions.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, bool], Cluster] = {}

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._found.values())

    def add(self, mention: Mention) -> int:
        """Count a mention and return the number of its cluster."""
        home, document = mention.home, mention.anchor.document
        scope = home or (f"document {document}" if mention.type in LOCAL_ALONE else "")
        key = fold(mention.name), scope, mention.type is ActorType.PERSON
        cluster = self._found.get(key)
        if cluster is None:
            cluster = Cluster(key[0], home, scope, [len(self._found)])
            self._found[key] = cluster
        cluster.add(mention)
        return cluster.numbers[0]


LOCAL_ALONE = frozenset({ActorType.UNIT, ActorType.BODY, ActorType.STAKEHOLDER, ActorType.PERSON})
"""Types that without a home are only themselves inside one document."""


def by_document(clusters: Iterable[Cluster]) -> dict[str, list[Cluster]]:
    """Return the clusters that stand in each document."""
    found: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for document in cluster.documents:
            found[document].append(cluster)
    return found
