"""How central actors are, and which belong together.

Measures are of the network as others use it: one undirected tie a pair, its weight the sum over
relations. Betweenness after Brandes (2001), sampled after Brandes and Pich (2007) beyond
``EXACT`` actors where rustworkx is not installed; communities after Blondel et al. (2008).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

SEED = 20
EXACT = 2000
"""Up to so many actors NetworkX counts all shortest paths; beyond, it samples or leaves it to rustworkx."""
SAMPLE = 200


def measure_network(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the network with degree, strength, betweenness and community on every node.

    The network itself is changed and returned. ``community`` is 0 for actors without ties, else a
    number from 1, the largest community first.
    """
    plain = flatten(graph)
    central = betweenness(plain)
    members = {node: n for n, group in enumerate(communities(plain), 1) for node in group}
    for node, values in graph.nodes(data=True):
        values["degree"] = int(plain.degree(node))
        values["strength"] = float(plain.degree(node, weight="weight"))
        values["betweenness"] = round(central[node], 6)
        values["community"] = members.get(node, 0) if plain.degree(node) else 0
    return graph


def flatten(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Return the undirected network with one tie a pair: weights are summed over relations."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    for source, target, weight in graph.edges(data="weight", default=1.0):
        if source == target:
            continue
        if plain.has_edge(source, target):
            plain[source][target]["weight"] += weight
        else:
            plain.add_edge(source, target, weight=weight)
    return plain


def betweenness(plain: nx.Graph[str]) -> dict[str, float]:
    """Return the share of shortest paths between others that run over each actor (unweighted)."""
    if len(plain) < 3:
        return dict.fromkeys(plain, 0.0)
    if len(plain) <= EXACT:
        return _exact(plain)
    try:
        return _by_rustworkx(plain)
    except ImportError:
        return _sampled(plain)


def _exact(plain: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    return dict(nx.betweenness_centrality(plain))


def _sampled(plain: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx

    return dict(nx.betweenness_centrality(plain, k=min(SAMPLE, len(plain)), seed=SEED))


def _by_rustworkx(plain: nx.Graph[str]) -> dict[str, float]:
    import rustworkx as rx

    nodes = list(plain)
    at = {node: number for number, node in enumerate(nodes)}
    fast = rx.PyGraph()
    fast.add_nodes_from(nodes)
    fast.add_edges_from_no_data([(at[a], at[b]) for a, b in plain.edges()])
    scores = rx.graph_betweenness_centrality(fast)
    return {node: float(scores[number]) for node, number in at.items()}


def communities(plain: nx.Graph[str], *, seed: int = SEED) -> list[set[str]]:
    """Return the Louvain communities of the actors with ties, the largest first."""
    import networkx as nx

    tied = plain.subgraph([node for node in plain if plain.degree(node)])
    if not tied:
        return []
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(tied))
    ordered.add_weighted_edges_from(sorted(tied.edges(data="weight")))
    groups = nx.community.louvain_communities(ordered, weight="weight", seed=seed)
    return sorted(groups, key=lambda group: (-len(group), min(group)))
