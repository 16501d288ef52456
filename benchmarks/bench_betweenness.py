"""Exact betweenness of a large actor network against NetworkX alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from benchmarks.ratio import Ratio, Sizes
from policymine.network.measures import EXACT, measure_betweenness

TIES = 3
"""Ties that a new actor of the network has, to those that have many already."""


def measure(sizes: Sizes) -> Iterator[Ratio]:
    """Measure both once on the same network; scores that differ are an error."""
    import networkx as nx

    actors = sizes.pick(EXACT + 500, 10_000)
    graph: Any = nx.barabasi_albert_graph(actors, TIES, seed=1)
    graph = nx.relabel_nodes(graph, {node: f"a-{node}" for node in graph})
    ours, found = _timed(measure_betweenness, graph)
    theirs, wanted = _timed(nx.betweenness_centrality, graph)
    worst = max(abs(found[node] - wanted[node]) for node in graph)
    if worst > 1e-9:
        raise AssertionError(f"Scores differ by up to {worst}.")
    details = {"actors": actors, "seconds": ours, "networkx_seconds": theirs, "differs_by": worst}
    yield Ratio("exact betweenness", "NetworkX alone", theirs / ours, 10, details=details)


def _timed(work: Any, graph: Any) -> tuple[float, dict[str, float]]:
    begun = time.perf_counter()
    scores = work(graph)
    return time.perf_counter() - begun, scores
