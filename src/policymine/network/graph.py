"""Actors and ties → a network that NetworkX, Gephi and igraph can work with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from policymine.network.resolve import Resolved
from policymine.network.ties import build_ties
from policymine.schema.network import Tie
from policymine.tables import Database

if TYPE_CHECKING:
    import networkx as nx

DIRECTED = frozenset({"responsible_for", "part_of", "funds", "buys_from", "consulted_by"})


def build_network(actors: Iterable[Resolved], database: Database) -> nx.MultiDiGraph[Any]:
    """Return the network of a run: a node an actor, an edge a pair of actors and a relation.

    ``database`` holds what was found of them (see ``ties``). Nodes carry ``name, type, sector,
    unit, role, mentions``; edges ``relation, weight`` (passages), ``weight_documents, documents,
    findings, years, quotes, directed, abandoned, hedged``. All values are scalars: lists are joined
    with ``;``, quotes with line breaks. Actors without ties stay in as single nodes.
    """
    graph = empty_network(actors)
    add_ties(graph, build_ties(database))
    return graph


def empty_network(actors: Iterable[Resolved]) -> nx.MultiDiGraph[Any]:
    """Return a network of the actors alone."""
    import networkx as nx

    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for resolved in actors:
        actor = resolved.actor
        graph.add_node(
            actor.id,
            name=actor.name,
            type=actor.type.value,
            sector=actor.sector.value,
            unit=actor.unit,
            role=actor.role,
            mentions=resolved.mentions,
        )
    return graph


def add_ties(graph: nx.MultiDiGraph[Any], ties: Iterable[Tie]) -> None:
    """Add an edge for each tie."""
    for tie in ties:
        graph.add_edge(tie.source, tie.target, key=tie.relation.value, **edge_attributes(tie))


def edge_attributes(tie: Tie) -> dict[str, Any]:
    """Return the attributes of a tie's edge, all of them scalars."""
    return {
        "relation": tie.relation.value,
        "weight": float(tie.weight),
        "weight_documents": float(len(tie.documents)),
        "documents": ";".join(tie.documents),
        "findings": ";".join(tie.findings),
        "years": ";".join(map(str, tie.years)),
        "quotes": "\n".join(tie.quotes),
        "directed": tie.relation.value in DIRECTED,
        "abandoned": tie.abandoned,
        "hedged": tie.hedged,
    }
