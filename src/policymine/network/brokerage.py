"""Who stands between others who have no tie of their own (Gould and Fernandez 1989)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


def count_brokerage(plain: nx.Graph[Any], group: Mapping[str, str]) -> dict[str, int]:
    """Return for each actor the pairs of its neighbours of two groups that have no tie.

    Args:
        plain: an undirected network without loops.
        group: the group of each actor (sector, unit); an empty one counts as none, and its actor
            is no end of a pair.

    """
    return {node: _brokered(plain, node, group) for node in plain}


def _brokered(plain: nx.Graph[Any], node: str, group: Mapping[str, str]) -> int:
    neighbours = {other for other in plain[node] if group.get(other)}
    sizes = Counter(group[other] for other in neighbours)
    total = sum(sizes.values())
    across = (total**2 - sum(size**2 for size in sizes.values())) // 2
    tied = sum(
        1
        for one in neighbours
        for other in plain[one]
        if other in neighbours and one < other and group[one] != group[other]
    )
    return across - tied
