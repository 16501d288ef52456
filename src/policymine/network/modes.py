"""Two-mode networks: actors and the initiatives they answer for, actors and the codes they serve.

A projection ties two actors by what they share; its weights can be normalised as in Discourse
Network Analyzer (Leifeld 2017): by Jaccard or cosine similarity, or by average activity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from policymine.network.graph import add_ties, empty_network
from policymine.network.ties import build_ties
from policymine.schema.coding import Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction
from policymine.schema.network import Actor, ActorMention

if TYPE_CHECKING:
    import networkx as nx


def build_initiative_network(
    actors: Sequence[Actor],
    mentions: Sequence[ActorMention],
    extractions: Sequence[Extraction],
    documents: Sequence[Document],
) -> nx.MultiDiGraph[Any]:
    """Return the network of actors and initiatives: who is responsible for, or pays for, what.

    Nodes carry ``mode`` (``actor`` or ``initiative``); actors without such a tie are left out.
    """
    graph = empty_network(actors, mentions)
    add_ties(graph, build_ties(mentions, extractions, documents, initiatives=True))
    units = {document.id: document.unit for document in documents}
    titles = {
        initiative.id: (initiative.title, units.get(extraction.document, ""))
        for extraction in extractions
        for initiative in extraction.initiatives
    }
    for node, values in list(graph.nodes(data=True)):
        if node in titles:
            title, unit = titles[node]
            values.update(
                name=title,
                type="initiative",
                sector="",
                unit=unit,
                role="",
                mentions=0,
                mode="initiative",
            )
        else:
            values["mode"] = "actor"
    graph.remove_nodes_from([node for node in graph if graph.degree(node) == 0])
    return graph


def build_code_network(
    initiatives: nx.MultiDiGraph[Any], codings: Iterable[Codings]
) -> nx.MultiDiGraph[Any]:
    """Return the network of actors and codes; a tie weighs the initiatives behind it.

    Args:
        initiatives: the network of actors and initiatives.
        codings: which code each initiative was given; ``none`` is a code like any other.

    """
    import networkx as nx

    codes: dict[str, list[str]] = defaultdict(list)
    for coded in codings:
        for coding in coded.codings:
            if coding.assigned:
                codes[coding.finding].append(coding.code)
    served: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source, target, values in initiatives.edges(data=True):
        if values["relation"] == "responsible_for":
            for code in codes.get(target, ()):
                served[source, code].append(target)
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for (actor, code), findings in sorted(served.items()):
        node = f"code-{code}"
        graph.add_node(actor, **initiatives.nodes[actor])
        graph.add_node(node, name=code, type="code", sector="", unit="", mode="code")
        graph.add_edge(
            actor,
            node,
            key="serves",
            relation="serves",
            weight=float(len(set(findings))),
            findings=";".join(sorted(set(findings))),
            documents="",
            directed=True,
        )
    return graph


Similarity = Callable[[int, int, int], float]
NORMALISATIONS: dict[str, Similarity] = {
    "none": lambda shared, one, other: float(shared),
    "jaccard": lambda shared, one, other: shared / (one + other - shared),
    "cosine": lambda shared, one, other: shared / (one * other) ** 0.5,
    "average": lambda shared, one, other: shared / ((one + other) / 2),
}
"""How the number of shared neighbours of two actors with so many each is made comparable."""


def project(graph: nx.MultiDiGraph[Any], *, normalisation: str = "none") -> nx.Graph[Any]:
    """Return the actors of a two-mode network, tied by what they share.

    Raises KeyError if there is no such normalisation.
    """
    import networkx as nx

    similarity = NORMALISATIONS[normalisation]
    shares = {
        node: set(graph.successors(node))
        for node, values in graph.nodes(data=True)
        if values["mode"] == "actor"
    }
    at: dict[str, list[str]] = defaultdict(list)
    for actor, targets in shares.items():
        for target in targets:
            at[target].append(actor)
    plain: nx.Graph[Any] = nx.Graph()
    plain.add_nodes_from((actor, graph.nodes[actor]) for actor in shares)
    for actor in shares:
        partners = {other for target in shares[actor] for other in at[target] if other > actor}
        for other in sorted(partners):
            shared = len(shares[actor] & shares[other])
            weight = similarity(shared, len(shares[actor]), len(shares[other]))
            plain.add_edge(actor, other, weight=weight, shared=shared)
    return plain
