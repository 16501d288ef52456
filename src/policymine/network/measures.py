"""How central actors are, between whom they stand, and which belong together.

Measures are of the network as others use it: one undirected tie a pair, its weight the sum over
relations. Betweenness after Brandes (2001), sampled after Brandes and Pich (2007) beyond ``EXACT``
actors where rustworkx is not installed.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from policymine.network.brokerage import count_brokerage
from policymine.network.communities import find_communities, measure_stability

if TYPE_CHECKING:
    import networkx as nx

log = logging.getLogger(__name__)

SEED = 20
EXACT = 2000
"""Beyond so many actors rustworkx counts the paths, or NetworkX samples; no stability is run."""
SAMPLE = 200


def measure_network(graph: nx.MultiDiGraph[Any]) -> nx.MultiDiGraph[Any]:
    """Return the network with its measures on every node; the network itself is changed.

    ``degree`` (others tied to), ``strength`` (weight of all ties), ``betweenness`` (0 to 1),
    ``brokerage_sector`` and ``brokerage_unit`` (pairs of others from two sectors or units, without
    a tie of their own, that the actor connects), ``community`` (0 for actors without ties, else
    from 1, the largest first), and up to ``EXACT`` actors its ``community_stability``.
    """
    plain = flatten(graph)
    central = measure_betweenness(plain)
    sectors = count_brokerage(plain, dict(graph.nodes(data="sector", default="")))
    units = count_brokerage(plain, dict(graph.nodes(data="unit", default="")))
    groups = find_communities(plain)
    members = {node: number for number, group in enumerate(groups, 1) for node in group}
    stable = measure_stability(plain, groups) if len(plain) <= EXACT else {}
    for node, values in graph.nodes(data=True):
        values["degree"] = int(plain.degree(node))
        values["strength"] = float(plain.degree(node, weight="weight"))
        values["betweenness"] = round(central[node], 9)
        values["brokerage_sector"] = sectors[node]
        values["brokerage_unit"] = units[node]
        values["community"] = members.get(node, 0)
        if node in stable:
            values["community_stability"] = round(stable[node], 6)
    return graph


def flatten(graph: nx.MultiDiGraph[Any]) -> nx.Graph[Any]:
    """Return the undirected network with one tie a pair: weights are summed over relations."""
    import networkx as nx

    plain: nx.Graph[Any] = nx.Graph()
    plain.add_nodes_from(graph)
    for source, target, weight in graph.edges(data="weight", default=1.0):
        if source == target:
            continue
        if plain.has_edge(source, target):
            plain[source][target]["weight"] += weight
        else:
            plain.add_edge(source, target, weight=weight)
    return plain


def measure_betweenness(plain: nx.Graph[Any]) -> dict[str, float]:
    """Return the share of shortest paths between others that run over each actor (unweighted)."""
    import networkx as nx

    if len(plain) <= EXACT:
        return dict(nx.betweenness_centrality(plain))
    try:
        return _by_rustworkx(plain)
    except ImportError:
        log.info("Betweenness of %d actors is sampled: rustworkx is not installed.", len(plain))
        return dict(nx.betweenness_centrality(plain, k=min(SAMPLE, len(plain)), seed=SEED))


def _by_rustworkx(plain: nx.Graph[Any]) -> dict[str, float]:
    import rustworkx as rx

    nodes = list(plain)
    at = {node: number for number, node in enumerate(nodes)}
    fast = rx.PyGraph()
    fast.add_nodes_from(nodes)
    fast.add_edges_from_no_data([(at[a], at[b]) for a, b in plain.edges()])
    scores = rx.graph_betweenness_centrality(fast)
    return {node: float(scores[number]) for node, number in at.items()}
