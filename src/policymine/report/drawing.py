"""Where the actors of a network stand when it is drawn, so that every name can be read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from policymine.report.layout import place_boxes

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

LINE_LENGTH = 20
MAX_LINES = 3
MARGIN = 12.0


@dataclass(frozen=True)
class Node:
    """An actor on the canvas: its symbol at ``x, y`` with the name's lines below it."""

    id: str
    name: str
    lines: tuple[str, ...]
    type: str
    sector: str
    unit: str
    strength: float
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Edge:
    """A tie on the canvas, between two nodes by id."""

    source: str
    target: str
    relation: str
    weight: float
    documents: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A network laid out on a canvas; ``left_out`` counts the actors that are not drawn."""

    width: float
    height: float
    font_size: float
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    left_out: int = 0
    place: Mapping[str, Node] = field(default_factory=dict)


def build_edges(graph: nx.Graph[Any]) -> tuple[Edge, ...]:
    """Return the ties of a graph of any kind that go on, the heaviest first.

    What rests on abandoned initiatives and ended cooperation alone is in the graph files only.
    """
    edges = (
        Edge(
            source=str(source),
            target=str(target),
            relation=str(values.get("relation") or "unknown"),
            weight=float(values.get("weight") or 1.0),
            documents=_parts(values.get("documents")),
            findings=_parts(values.get("findings")),
            quotes=_parts(values.get("quotes"), separator="\n"),
        )
        for source, target, values in graph.edges(data=True)
        if source != target and not values.get("abandoned")
    )
    return tuple(sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target)))


def _parts(value: object, separator: str = ";") -> tuple[str, ...]:
    """Return a list-valued attribute as a tuple; graph files hold it as one string."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(separator) if part.strip())
    return tuple(str(part) for part in value) if isinstance(value, Iterable) else (str(value),)


def build_drawing(
    graph: nx.Graph[Any],
    *,
    limit: int,
    font_size: float = 12.0,
    letter_width: float = 0.56,
    aspect: float = 1.4,
    unit: str = "",
    edges: Iterable[Edge] | None = None,
) -> Drawing:
    """Lay out the ``limit`` actors with the heaviest ties, or those around one ``unit``.

    ``edges`` are those of the graph, for who draws many units and has them already.
    A name never covers another (see ``report.layout``).
    """
    known = build_edges(graph) if edges is None else edges
    edges = [edge for edge in known if not unit or _touches(graph, edge, unit)]
    strength = _strengths(edges)
    kept = sorted(strength, key=lambda node: (-strength[node], node))[:limit]
    edges = [edge for edge in edges if edge.source in kept and edge.target in kept]
    linked = {end for edge in edges for end in (edge.source, edge.target)}
    kept = [node for node in kept if node in linked]
    left_out = (len(strength) if unit else graph.number_of_nodes()) - len(kept)
    if not kept:
        return Drawing(0.0, 0.0, font_size, left_out=left_out)
    labels = {node: wrap_name(str(graph.nodes[node].get("name") or node)) for node in kept}
    radii = _radii({node: strength[node] for node in kept}, font_size)
    sizes = _box_sizes(kept, labels, radii, font_size, letter_width)
    ties = ((edge.source, edge.target, edge.weight) for edge in edges)
    centres = place_boxes(kept, ties, sizes, aspect=aspect)
    corner = (centres - sizes / 2).min(axis=0) - MARGIN
    width, height = (centres + sizes / 2).max(axis=0) - corner + MARGIN
    nodes = tuple(
        _node(graph, node, strength[node], radii[node], float(x), float(y - size[1] / 2))
        for node, (x, y), size in zip(kept, centres - corner, sizes, strict=True)
    )
    place = {node.id: node for node in nodes}
    return Drawing(float(width), float(height), font_size, nodes, tuple(edges), left_out, place)


def _touches(graph: nx.Graph[Any], edge: Edge, unit: str) -> bool:
    return unit in (graph.nodes[edge.source].get("unit"), graph.nodes[edge.target].get("unit"))


def _strengths(edges: Iterable[Edge]) -> dict[str, float]:
    strength: dict[str, float] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            strength[end] = strength.get(end, 0.0) + edge.weight
    return strength


def wrap_name(name: str) -> tuple[str, ...]:
    """Return a name in at most three short lines; what does not fit ends in an ellipsis."""
    clean = " ".join("".join(letter for letter in name if letter.isprintable()).split())
    return tuple(textwrap.wrap(clean, LINE_LENGTH, max_lines=MAX_LINES, placeholder=" …") or ["…"])


def _radii(strength: Mapping[str, float], font_size: float) -> dict[str, float]:
    """Return radii whose areas grow with the strength, within what names leave room for."""
    top = max(strength.values())
    return {
        node: font_size * (0.35 + 0.65 * (value / top) ** 0.5) for node, value in strength.items()
    }


def _box_sizes(
    nodes: list[str],
    labels: Mapping[str, tuple[str, ...]],
    radii: Mapping[str, float],
    font_size: float,
    letter_width: float,
) -> NDArray[np.float64]:
    """Return width and height of the box around each symbol and the name below it."""
    import numpy as np

    boxes = []
    for node in nodes:
        longest = max(len(line) for line in labels[node])
        width = max(2 * radii[node], longest * letter_width * font_size)
        height = 2 * radii[node] + len(labels[node]) * 1.15 * font_size
        boxes.append((width + 10.0, height + 8.0))
    return np.array(boxes)


def _node(
    graph: nx.Graph[Any], node: str, strength: float, radius: float, x: float, top: float
) -> Node:
    """Return the node whose box has its upper edge at ``top``: the symbol is above the name."""
    values = graph.nodes[node]
    return Node(
        id=node,
        name=str(values.get("name") or node),
        lines=wrap_name(str(values.get("name") or node)),
        type=str(values.get("type") or "unknown"),
        sector=str(values.get("sector") or "unknown"),
        unit=str(values.get("unit") or ""),
        strength=strength,
        x=x,
        y=top + 4.0 + radius,
        radius=radius,
    )
