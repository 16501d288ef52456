"""A force-directed layout in which no two names overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

SEED = 20
# The share of the canvas that names may fill: more reads as a wall of text.
FILL = 0.22
ROUNDS = 2000
ROUNDS_BETWEEN_STRETCHES = 80


def place_boxes(
    nodes: list[str],
    ties: Iterable[tuple[str, str, float]],
    sizes: NDArray[np.float64],
    *,
    aspect: float,
) -> NDArray[np.float64]:
    """Return the centre of the box of each node; ``sizes`` holds their widths and heights.

    Positions come from Fruchterman and Reingold (1991) with a fixed seed, stretched to a canvas of
    the given ratio of width to height; the boxes are then pushed apart.
    """
    import networkx as nx
    import numpy as np

    graph = _simple_graph(nodes, ties)
    spots = nx.spring_layout(graph, seed=SEED, iterations=300, k=1.7 / len(nodes) ** 0.5)
    centres = np.array([spots[node] for node in nodes], dtype=float)
    area = float(sizes.prod(axis=1).sum()) / FILL
    canvas = np.array([(area * aspect) ** 0.5, (area / aspect) ** 0.5])
    spread = np.ptp(centres, axis=0)
    centres = (centres - centres.min(axis=0)) / np.where(spread > 0, spread, 1.0) * canvas
    return squeeze(push_apart(centres, sizes), sizes)


def squeeze(centres: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Narrow the empty bands that run through the whole canvas, as between parts without ties.

    What is left of a band is as wide as two boxes, so that the parts still stand apart.
    """
    import numpy as np

    centres = centres.copy()
    for axis in (0, 1):
        gap = 2 * float(np.median(sizes[:, 1]))
        low, high = centres[:, axis] - sizes[:, axis] / 2, centres[:, axis] + sizes[:, axis] / 2
        order = np.argsort(low, kind="stable")
        reach = np.maximum.accumulate(high[order])
        spare = np.maximum(low[order][1:] - reach[:-1] - gap, 0.0)
        centres[order[1:], axis] -= np.cumsum(spare)
    return centres


def _simple_graph(nodes: list[str], ties: Iterable[tuple[str, str, float]]) -> nx.Graph[str]:
    """Return one tie a pair, weights damped, loose parts held to the centre by a weak one."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    for source, target, weight in ties:
        known = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
        graph.add_edge(source, target, weight=known + weight)
    for _, _, values in graph.edges(data=True):
        values["weight"] = values["weight"] ** 0.5
    hubs = [
        max(sorted(part), key=lambda node: graph.degree[node])
        for part in sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    ]
    graph.add_edges_from(((hubs[0], hub) for hub in hubs[1:]), weight=0.6)
    return graph


def push_apart(centres: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move boxes as little as needed until no two overlap.

    Every round moves each overlapping pair apart along the axis where they overlap least; if the
    crowd is too dense for that, everything is stretched a little in between.
    """
    centres = centres.astype(float, copy=True)
    for turn in range(1, ROUNDS):
        moves = _pushes(centres, sizes)
        if not moves.any():
            break
        centres += moves
        if turn % ROUNDS_BETWEEN_STRETCHES == 0:
            middle = centres.mean(axis=0)
            centres = middle + (centres - middle) * 1.06
    return centres


def _pushes(centres: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return by how much each box should move in one round."""
    import numpy as np

    count = np.arange(len(centres))
    apart = centres[:, None, :] - centres[None, :, :]
    overlap = (sizes[:, None, :] + sizes[None, :, :]) / 2 - np.abs(apart)
    touching = (overlap > 0.01).all(axis=2) & (count[:, None] != count[None, :])
    along_x = overlap[:, :, 0] < overlap[:, :, 1]
    moves = np.zeros_like(centres)
    for axis, chosen in ((0, along_x), (1, ~along_x)):
        order = np.sign(count[:, None] - count[None, :])
        side = np.where(apart[:, :, axis] == 0, order, np.sign(apart[:, :, axis]))
        moves[:, axis] = 0.5 * np.where(
            touching & chosen, side * (overlap[:, :, axis] + 0.1), 0.0
        ).sum(axis=1)
    return moves
