"""Parts of a network: of one unit, of a period, of some relations; and its backbone."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from policymine.network.measures import flatten

if TYPE_CHECKING:
    import networkx as nx


def select(
    graph: nx.MultiDiGraph[Any],
    *,
    unit: str = "",
    years: Collection[int] = (),
    relations: Collection[str] = (),
    abandoned: bool = True,
    backbone: bool = False,
) -> nx.MultiDiGraph[Any]:
    """Return the part of a network that is asked for, with the actors tied in it.

    Args:
        graph: a network as ``build_network`` makes it.
        unit: only ties of which an end belongs to this unit.
        years: only ties from documents about one of these years.
        relations: only ties of these relations.
        abandoned: False leaves out what rests on abandoned initiatives alone.
        backbone: only ties of the backbone, if it was marked.

    """
    kept: list[Any] = [
        (source, target, key)
        for source, target, key, values in graph.edges(keys=True, data=True)
        if (not unit or unit in (graph.nodes[source]["unit"], graph.nodes[target]["unit"]))
        and (not years or _years(values) & set(years))
        and (not relations or values["relation"] in relations)
        and (abandoned or not values.get("abandoned"))
        and (not backbone or values.get("backbone", True))
    ]
    part: nx.MultiDiGraph[Any] = graph.edge_subgraph(kept).copy()
    return part


def _years(values: dict[str, Any]) -> set[int]:
    return {int(year) for year in str(values.get("years", "")).split(";") if year}


def mark_backbone(graph: nx.MultiDiGraph[Any], *, alpha: float = 0.05) -> nx.MultiDiGraph[Any]:
    """Return the network with ``backbone`` on every edge, for filters; it is changed itself."""
    backbone = find_backbone(flatten(graph), alpha=alpha)
    for source, target, values in graph.edges(data=True):
        values["backbone"] = backbone.has_edge(source, target)
    return graph


def find_backbone(plain: nx.Graph[Any], *, alpha: float = 0.05) -> nx.Graph[Any]:
    """Return the ties that weigh more than chance would give them at one of their ends.

    The disparity filter of Serrano, Boguñá and Vespignani (2009): a tie stays if the share it has
    of an actor's strength would come about by chance with a probability below ``alpha``. Actors
    with one tie decide nothing.
    """
    import networkx as nx

    backbone: nx.Graph[Any] = nx.Graph()
    backbone.add_nodes_from(plain.nodes(data=True))
    strength = dict(plain.degree(weight="weight"))
    for source, target, values in plain.edges(data=True):
        chances = (
            (1 - values["weight"] / strength[end]) ** (plain.degree(end) - 1)
            for end in (source, target)
            if plain.degree(end) > 1
        )
        if min(chances, default=1.0) < alpha:
            backbone.add_edge(source, target, **values)
    return backbone
