"""A network as nodes and edges of text in a fixed order, as graph files hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    import networkx as nx

Graph: TypeAlias = "nx.MultiDiGraph[Any]"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids, or that its readers trip over."""
SAFE_ID = re.compile(r"[A-Za-z0-9_.:-]+")

Scalar = str | int | float | bool
Tag = Literal["node", "edge"]


@dataclass(frozen=True)
class Item:
    """A node or an edge: what says which it is, and its attributes."""

    tag: Tag
    place: Mapping[str, str]
    values: Mapping[str, Scalar]


def clean_graph(graph: Graph) -> Graph:
    """Return a copy in which every attribute is a scalar, and every text fit for XML."""
    import networkx as nx

    clean: Graph = nx.MultiDiGraph()
    for node, values in graph.nodes(data=True):
        if not SAFE_ID.fullmatch(str(node)):
            raise ValueError(f"A node's id has letters that not every program reads: {node!r}.")
        clean.add_node(node, **_scalars(values))
    for source, target, key, values in graph.edges(keys=True, data=True):
        clean.add_edge(source, target, key=str(key), **_scalars(values))
    return clean


def _scalars(values: Mapping[str, Any]) -> dict[str, Scalar]:
    return {key: _scalar(value) for key, value in values.items() if value is not None}


def _scalar(value: Any) -> Scalar:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        value = ";".join(str(part) for part in value)
    return FORBIDDEN.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n")


def sorted_nodes(graph: Graph) -> list[tuple[str, dict[str, Any]]]:
    """Return the nodes with their attributes, by their ids."""
    return sorted(graph.nodes(data=True))


def sorted_edges(graph: Graph) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the edges in an order that depends on the network alone."""
    for source, target, key in sorted(graph.edges(keys=True)):
        yield source, target, graph.edges[source, target, key]


def list_items(graph: Graph) -> Iterator[Item]:
    """Yield the nodes of a clean network, labelled as Gephi expects, then its edges, numbered."""
    for node, values in sorted_nodes(graph):
        yield Item("node", {"id": node}, {**values, "label": values.get("name", node)})
    for number, (source, target, values) in enumerate(sorted_edges(graph)):
        yield Item("edge", {"source": source, "target": target, "id": f"e{number}"}, values)
