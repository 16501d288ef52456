"""Mentions of all documents → actors, each with the reasons why its names were taken for one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from policymine.network.aliases import Aliases, read_aliases
from policymine.network.clusters import Cluster, Spot, first_clusters, fold
from policymine.network.merging import RULES, Pair
from policymine.network.names import place_in, without_place
from policymine.schema.base import content_id
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Extraction
from policymine.schema.network import Actor, ActorMention

ROLES = frozenset({ActorType.UNIT, ActorType.BODY, ActorType.STAKEHOLDER})


def resolve_actors(
    extractions: Iterable[Extraction],
    documents: Iterable[Document],
    *,
    aliases: Path | None = None,
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """Return the actors of a run, and each mention with the actor it names.

    Args:
        extractions: the findings of each document.
        documents: the documents, in the same order.
        aliases: a file that says which names are one actor and which are not (see ``aliases``).

    Raises:
        ConfigError: the alias file is not well formed.

    """
    known = read_aliases(aliases)
    mentions = [mention for extraction in extractions for mention in extraction.mentions]
    clusters = merge(first_clusters(mentions), known)
    named = [(_actor(cluster, known), cluster) for cluster in clusters]
    named.sort(key=lambda pair: (fold(pair[0].name), pair[0].unit, pair[0].id))
    actor_of = {spot: actor.id for actor, cluster in named for spot in cluster.spots}
    resolved = tuple(
        ActorMention(actor=actor_of[Spot(m.anchor.document, m.name, m.home)], mention=m)
        for m in mentions
    )
    return tuple(actor for actor, _ in named), resolved


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
        unit=cluster.home,
        role=role,
        variants=tuple(sorted({" ".join(m.anchor.quote.split()) for m in cluster.mentions})),
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
