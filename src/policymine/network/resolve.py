"""Names of all documents → actors, each with the reasons why its names were taken for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from policymine.network.aliases import Aliases, read_aliases
from policymine.network.clusters import Cluster, FirstClusters, fold
from policymine.network.merging import RULES, Pair
from policymine.network.names import is_unit, place_in, without_place
from policymine.schema.base import content_id
from policymine.schema.finding import ActorType, Extraction
from policymine.schema.network import Actor

ROLES = frozenset({ActorType.UNIT, ActorType.BODY, ActorType.STAKEHOLDER})


@dataclass(frozen=True)
class Resolved:
    """An actor, how often it is named, and the numbers of the first clusters that became it."""

    actor: Actor
    mentions: int
    numbers: tuple[int, ...]


def resolve_clusters(first: Iterable[Cluster], *, aliases: Path | None = None) -> list[Resolved]:
    """Return the actors that the first clusters are, in the order of their names.

    Args:
        first: a cluster for each name and home, as ``clusters.FirstClusters`` makes them.
        aliases: a file that says which names are one actor and which are not (see ``aliases``).

    Raises:
        ConfigError: the alias file is not well formed.

    """
    known = read_aliases(aliases)
    clusters = merge(list(first), known)
    found = [Resolved(_actor(c, known), c.mentions, tuple(c.numbers)) for c in clusters]
    return sorted(found, key=lambda r: (fold(r.actor.name), r.actor.unit, r.actor.id))


def resolve_actors(
    extractions: Iterable[Extraction], *, aliases: Path | None = None
) -> list[Resolved]:
    """Return the actors of some documents; raises ConfigError as ``resolve_clusters`` does."""
    first = FirstClusters()
    for extraction in extractions:
        for mention in extraction.mentions:
            first.add(mention)
    return resolve_clusters(first, aliases=aliases)


def merge(clusters: list[Cluster], aliases: Aliases) -> list[Cluster]:
    """Return the clusters after every rule, and after what the alias file says."""
    for rule in RULES:
        clusters = _joined(clusters, rule(clusters), aliases)
    return _joined(clusters, _aliased(clusters, aliases), Aliases())


def _aliased(clusters: list[Cluster], aliases: Aliases) -> Iterable[Pair]:
    for alias in aliases.same:
        meant = [
            cluster
            for cluster in clusters
            if {fold(name) for name in cluster.names} & set(alias.keys)
            and (not alias.unit or alias.unit == cluster.home)
        ]
        for other in meant[1:]:
            yield meant[0], other, "the alias file says so"


def _joined(clusters: list[Cluster], pairs: Iterable[Pair], aliases: Aliases) -> list[Cluster]:
    """Return the clusters with each pair made one, unless the alias file keeps them apart."""
    into: dict[int, Cluster] = {}

    def last(cluster: Cluster) -> Cluster:
        while id(cluster) in into:
            cluster = into[id(cluster)]
        return cluster

    for one, other, reason in list(pairs):
        kept, gone = last(one), last(other)
        if kept is not gone and not aliases.forbids(one.key, other.key):
            kept.take(gone, reason)
            into[id(gone)] = kept
    return [cluster for cluster in clusters if id(cluster) not in into]


def _actor(cluster: Cluster, aliases: Aliases) -> Actor:
    name = _name(cluster, aliases)
    role = without_place(name) if cluster.type in ROLES and cluster.home else ""
    return Actor(
        id=content_id("a", fold(name), cluster.home or cluster.scope, cluster.is_person),
        name=name,
        type=cluster.type,
        sector=cluster.sector,
        unit=cluster.home if is_unit(cluster.home) else "",
        role=role,
        variants=tuple(sorted(cluster.variants)),
        reason="; ".join(dict.fromkeys(cluster.reasons)),
    )


def _name(cluster: Cluster, aliases: Aliases) -> str:
    """Return the name to show: the alias file's, else one with a place, else the most frequent."""
    keys = {fold(name): name for name in sorted(cluster.names)}
    for alias in aliases.same:
        if set(alias.keys) & set(keys) and (not alias.unit or alias.unit == cluster.home):
            return alias.names[0]
    counts = cluster.names
    return min(counts, key=lambda n: (not place_in(n), -counts[n], -len(n), n))
