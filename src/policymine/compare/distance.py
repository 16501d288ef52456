"""How far apart the units' profiles are, and which units form groups."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from policymine.compare.matrix import Counts
from policymine.tables import build_frame

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

DISTANCE_COLUMNS = {
    "unit": "str", "other": "str", "distance": "float", "chance": "float", "differs": "bool",
}  # fmt: skip
CLUSTER_COLUMNS = {"unit": "str", "cluster": "int", "position": "int", "silhouette": "float"}
CHANCE_DRAWS = 200
FEWEST_TO_CLUSTER = 4


def measure_profiles(counts: Counts, *, seed: int = 0) -> pd.DataFrame:
    """Return the distance between the profiles of each two units, 0 (the same) to 1.

    A profile is how a unit's codes spread; the distance is the square root of the Jensen–Shannon
    divergence to base 2, a metric (Lin 1991, IEEE Trans. Inf. Theory 37; Endres & Schindelin
    2003, IEEE Trans. Inf. Theory 49). Small plans lie far apart by chance alone: ``chance`` is the
    distance that two plans of these sizes stay below in 95 % of draws from their common profile,
    and ``differs`` says that the distance is above it.
    """
    import numpy as np

    profiles = counts.hits.astype(float)
    kept = [index for index, hits in enumerate(profiles) if hits.sum()]
    pairs = np.array(list(combinations(kept, 2)), dtype=int).reshape(-1, 2)
    left, right = profiles[pairs[:, 0]], profiles[pairs[:, 1]]
    distances = jensen_shannon(left, right)
    chance = _chance(left, right, seed)
    rows = (
        {
            "unit": counts.units[i],
            "other": counts.units[j],
            "distance": round(float(distance), 4),
            "chance": round(float(bound), 4),
            "differs": bool(distance > bound),
        }
        for (i, j), distance, bound in zip(pairs, distances, chance, strict=True)
    )
    return build_frame(DISTANCE_COLUMNS, rows)


def jensen_shannon(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the Jensen–Shannon distance (base 2) of counts along the last axis."""
    import numpy as np
    from scipy.special import rel_entr

    p = left / np.maximum(left.sum(axis=-1, keepdims=True), 1)
    q = right / np.maximum(right.sum(axis=-1, keepdims=True), 1)
    middle = (p + q) / 2
    divergence = (rel_entr(p, middle) + rel_entr(q, middle)).sum(axis=-1) / 2 / np.log(2)
    return np.asarray(np.sqrt(np.clip(divergence, 0, 1)))


def _chance(left: np.ndarray, right: np.ndarray, seed: int) -> np.ndarray:
    """Return the 95th percentile of the distance when both come from one profile, by pair."""
    import numpy as np

    if not len(left):
        return np.zeros(0)
    generator = np.random.default_rng(seed)
    common = left + right
    common = common / common.sum(axis=1, keepdims=True)
    shape = (CHANCE_DRAWS, len(left))
    drawn = (generator.multinomial(side.sum(axis=1).astype(int), common, shape)
             for side in (left, right))  # fmt: skip
    return np.asarray(np.percentile(jensen_shannon(*drawn), 95, axis=0))


def cluster_units(distances: pd.DataFrame) -> pd.DataFrame:
    """Return the group of each unit and its ``position`` along the dendrogram, for a heat map.

    Average linkage over the profile distances; of all cuts the one with the largest mean
    silhouette (Rousseeuw 1987, J. Comput. Appl. Math. 20). Fewer than four units are no groups.
    """
    units = list(dict.fromkeys([*distances["unit"], *distances["other"]]))
    if len(units) < FEWEST_TO_CLUSTER or not (distances["distance"] > 0).any():
        return build_frame(CLUSTER_COLUMNS, [])
    return build_frame(CLUSTER_COLUMNS, _cluster_rows(units, distances))


def _cluster_rows(units: list[str], distances: pd.DataFrame) -> list[dict[str, Any]]:
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, leaves_list, linkage
    from scipy.spatial.distance import squareform
    from sklearn.metrics import silhouette_samples

    condensed = distances["distance"].to_numpy()
    square, tree = squareform(condensed), linkage(condensed, "average", optimal_ordering=True)
    best, score = np.ones(len(units), dtype=int), np.zeros(len(units))
    for number in range(2, len(units)):
        groups = fcluster(tree, number, "maxclust")
        if 1 < len(set(groups)) < len(units):
            silhouette = silhouette_samples(square, groups, metric="precomputed")
            if silhouette.mean() > score.mean():
                best, score = groups, silhouette
    position = np.argsort(leaves_list(tree))
    return [
        {
            "unit": unit,
            "cluster": int(best[index]),
            "position": int(position[index]) + 1,
            "silhouette": round(float(score[index]), 4),
        }
        for index, unit in enumerate(units)
    ]
