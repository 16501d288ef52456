"""The same initiative in several units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from policymine.compare.wording import weigh_words, wording
from policymine.tables import build_frame

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "group": "int", "unit": "str", "title": "str", "other": "str", "other_title": "str",
    "similarity": "float", "document": "str", "page": "int", "other_document": "str",
    "other_page": "int", "finding": "str", "other_finding": "str",
}  # fmt: skip

SAME = 0.6
"""How alike two acts of different municipalities must be to be called the same."""

Pair = tuple[float, int, int]


def align_initiatives(initiatives: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of initiatives of two units that are the same, one-to-one for each two units.

    Pairs are taken from the most alike down, each initiative once for each other unit, as long as
    they are as alike as ``SAME`` asks. ``group`` joins what is the same over several units.
    """
    found = initiatives.reset_index(drop=True)
    pairs = list(_one_to_one(_candidates(found), found["unit"].tolist()))
    groups = _groups(pairs)
    order = sorted(pairs, key=lambda pair: (groups[pair[1]], -pair[0], pair[1:]))
    rows = found.to_dict("records")
    return build_frame(COLUMNS, (_row(groups[i], rows[i], rows[j], alike) for alike, i, j in order))


def _candidates(initiatives: pd.DataFrame) -> list[Pair]:
    """Return pairs of rows of different units that are alike enough, most alike first."""
    import numpy as np

    units = initiatives["unit"].to_numpy()
    words = weigh_words([wording(row) for row in initiatives.to_dict("records")])
    pairs: list[Pair] = []
    for members in initiatives.groupby("unit", sort=False).indices.values():
        alike = (words[members] @ words.T).toarray()
        alike[:, units == units[members[0]]] = -1.0
        for row, column in zip(*np.nonzero(alike >= SAME), strict=True):
            if (first := int(members[row])) < column:
                pairs.append((round(float(alike[row, column]), 3), first, int(column)))
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1:]))


def _one_to_one(pairs: Iterable[Pair], units: list[str]) -> Iterator[Pair]:
    taken: set[tuple[int, str]] = set()
    for alike, first, second in pairs:
        uses = {(first, units[second]), (second, units[first])}
        if not uses & taken:
            taken |= uses
            yield alike, first, second


def _groups(pairs: Iterable[Pair]) -> dict[int, int]:
    """Return the number of each row's group, the largest group first."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from((first, second) for _, first, second in pairs)
    components = sorted(nx.connected_components(graph), key=lambda rows: (-len(rows), min(rows)))
    return {row: number for number, rows in enumerate(components, start=1) for row in rows}


def _row(group: int, first: Any, second: Any, alike: float) -> dict[str, Any]:
    return {
        "group": group,
        "similarity": alike,
        "unit": first["unit"],
        "title": first["title"],
        "document": first["document"],
        "page": first["page"],
        "finding": first["id"],
        "other": second["unit"],
        "other_title": second["title"],
        "other_document": second["document"],
        "other_page": second["page"],
        "other_finding": second["id"],
    }
