"""Two-mode networks: actors and the initiatives they answer for, actors and the codes they serve.

A projection ties two actors by what they share; its weights can be normalised as in Discourse
Network Analyzer (Leifeld 2017): by Jaccard or cosine similarity, or by average activity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from policymine.network.graph import add_ties, empty_network
from policymine.network.resolve import Resolved
from policymine.network.ties import build_ties
from policymine.tables import Database

if TYPE_CHECKING:
    import networkx as nx


TIED = """
SELECT id, title, unit FROM initiatives
WHERE id IN (SELECT target FROM relations WHERE to_initiative) ORDER BY "row"
"""
SERVED = """
SELECT finding, code FROM codings
WHERE assigned AND finding IN (SELECT target FROM relations WHERE to_initiative) ORDER BY "row"
"""


def build_initiative_network(
    actors: Iterable[Resolved], database: Database
) -> nx.MultiDiGraph[Any]:
    """Return the network of actors and initiatives: who is responsible for, or pays for, what.

    Nodes carry ``mode`` (``actor`` or ``initiative``); actors without such a tie are left out.
    """
    graph = empty_network(actors)
    add_ties(graph, build_ties(database, initiatives=True))
    graph.remove_nodes_from([node for node in graph if graph.degree(node) == 0])
    titles = {row["id"]: row for row in database.rows(TIED)}
    for node, values in graph.nodes(data=True):
        if node in titles:
            values.update(
                name=titles[node]["title"],
                type="initiative",
                sector="",
                unit=titles[node]["unit"],
                role="",
                mentions=0,
                mode="initiative",
            )
        else:
            values["mode"] = "actor"
    return graph


def build_code_network(
    initiatives: nx.MultiDiGraph[Any], database: Database
) -> nx.MultiDiGraph[Any]:
    """Return the network of actors and codes; a tie weighs the initiatives behind it.

    Args:
        initiatives: the network of actors and initiatives.
        database: which code each initiative was given; ``none`` is a code like any other.

    """
    import networkx as nx

    codes: dict[str, list[str]] = defaultdict(list)
    for row in database.rows(SERVED):
        codes[row["finding"]].append(row["code"])
    served: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for source, target, values in initiatives.edges(data=True):
        if values["relation"] == "responsible_for":
            for code in codes.get(target, ()):
                served[source, code].append({**values, "initiative": target})
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for (actor, code), ties in sorted(served.items(), key=lambda item: item[0]):
        node = f"code-{code}"
        graph.add_node(actor, **initiatives.nodes[actor])
        graph.add_node(node, name=code, type="code", sector="", unit="", mode="code")
        graph.add_edge(actor, node, key="serves", **_serves(ties))
    return graph


def _serves(ties: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the attributes of the edge that joins an actor's ties to initiatives of one code."""
    findings = sorted({tie["initiative"] for tie in ties})
    documents = sorted({tie["documents"] for tie in ties})  # an initiative stands in one
    return {
        "relation": "serves",
        "weight": float(len(findings)),
        "weight_documents": float(len(documents)),
        "findings": ";".join(findings),
        "documents": ";".join(documents),
        "years": _joined(ties, "years"),
        "directed": True,
        "abandoned": all(tie["abandoned"] for tie in ties),
    }


def _joined(ties: Iterable[Mapping[str, Any]], name: str) -> str:
    return ";".join(sorted({part for tie in ties for part in str(tie[name]).split(";") if part}))


Similarity = Callable[[int, int, int], float]
NORMALISATIONS: dict[str, Similarity] = {
    "jaccard": lambda shared, one, other: shared / (one + other - shared),
    "cosine": lambda shared, one, other: shared / (one * other) ** 0.5,
    "average": lambda shared, one, other: shared / ((one + other) / 2),
}
"""How the number of shared neighbours of two actors with so many each is made comparable."""


def project(graph: nx.MultiDiGraph[Any]) -> nx.MultiDiGraph[Any]:
    """Return the actors of a two-mode network, tied by what they share.

    Edges carry the number of shared neighbours as ``weight``, and each of ``NORMALISATIONS`` under
    its name (0 to 1); ``years`` in which both actors serve one of them, and whether all that they
    share is ``abandoned`` by one or the other.
    """
    import networkx as nx

    shares = {
        node: set(graph.successors(node))
        for node, values in graph.nodes(data=True)
        if values["mode"] == "actor"
    }
    projected: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    projected.add_nodes_from((actor, graph.nodes[actor]) for actor in sorted(shares))
    for one, other in _partners(shares):
        common = sorted(shares[one] & shares[other])
        shared = len(common)
        sizes = len(shares[one]), len(shares[other])
        weights = {name: round(f(shared, *sizes), 6) for name, f in NORMALISATIONS.items()}
        edge = {"relation": "shares", "directed": False, "weight": float(shared), **weights}
        edge |= _together(graph, one, other, common)
        projected.add_edge(one, other, key="shares", **edge)
    return projected


def _together(
    graph: nx.MultiDiGraph[Any], one: str, other: str, common: Iterable[str]
) -> dict[str, Any]:
    """Return when two actors serve the same, and whether nothing of it is alive for both."""
    years: set[str] = set()
    alive = False
    for target in common:
        ties = [list(graph.get_edge_data(actor, target).values()) for actor in (one, other)]
        mine, theirs = ({*_joined(some, "years").split(";")} for some in ties)
        years |= mine & theirs
        alive = alive or not any(all(tie["abandoned"] for tie in some) for some in ties)
    return {"years": ";".join(sorted(years - {""})), "abandoned": not alive}


def _partners(shares: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield each pair of actors that share anything, once."""
    at: dict[str, list[str]] = defaultdict(list)
    for actor, targets in shares.items():
        for target in targets:
            at[target].append(actor)
    for actor in sorted(shares):
        partners = {other for target in shares[actor] for other in at[target] if other > actor}
        yield from ((actor, other) for other in sorted(partners))
