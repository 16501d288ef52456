"""Which actors belong together, and how far that hangs on chance.

Louvain (Blondel et al. 2008) begins from a random order; so it is run from 20 seeds. An actor's
stability is the mean overlap (Jaccard) of its community with those it has from the 19 others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

SEED = 20
OTHERS = tuple(range(1, SEED))


def find_communities(plain: nx.Graph[Any], *, seed: int = SEED) -> list[set[str]]:
    """Return the communities of the actors with ties, the largest first."""
    import networkx as nx

    tied = sorted(node for node in plain if plain.degree(node))
    if not tied:
        return []
    ordered: nx.Graph[Any] = nx.Graph()
    ordered.add_nodes_from(tied)
    ties = ((min(a, b), max(a, b), v["weight"]) for a, b, v in plain.edges(data=True))
    ordered.add_weighted_edges_from(sorted(ties))
    groups = nx.community.louvain_communities(ordered, weight="weight", seed=seed)
    return sorted(groups, key=lambda group: (-len(group), min(group)))


def measure_stability(
    plain: nx.Graph[Any], groups: Sequence[set[str]], *, seeds: Sequence[int] = OTHERS
) -> dict[str, float]:
    """Return for each actor how alike its community is from other seeds, from 0 to 1."""
    sums = dict.fromkeys((node for group in groups for node in group), 0.0)
    for seed in seeds:
        other = {node: g for g in find_communities(plain, seed=seed) for node in g}
        for group in groups:
            overlap: dict[int, float] = {}
            for node in group:
                there = other[node]
                if id(there) not in overlap:
                    overlap[id(there)] = len(group & there) / len(group | there)
                sums[node] += overlap[id(there)]
    return {node: total / len(seeds) for node, total in sums.items()}
