"""Rankings of units by their share of a code, never without the range a place may have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from policymine.compare.intervals import LEVELS, draw_shares
from policymine.compare.matrix import Counts
from policymine.tables import build_frame

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

COLUMNS = {
    "code": "str", "unit": "str", "share": "float", "place": "int", "place_low": "int",
    "place_high": "int", "of": "int",
}  # fmt: skip


def rank_units(counts: Counts, *, seed: int = 0) -> pd.DataFrame:
    """Return each unit's place by share of each code, with its 95 % range over drawn shares.

    Place 1 has the largest share. Units of equal share take the best of their places, and in a
    draw may have had any of them. Units without live initiatives have no place; one unit alone
    is no ranking.
    """
    ranked = counts.totals > 0
    if ranked.sum() < 2:
        return build_frame(COLUMNS, [])
    draws = draw_shares(counts.hits, counts.totals, counts.units, seed=seed)[:, ranked]
    units = [unit for unit, keep in zip(counts.units, ranked, strict=True) if keep]
    shares = counts.hits[ranked] / counts.totals[ranked, None]
    rows = (
        row
        for index, code in enumerate(counts.codes)
        for row in _rows(code, units, shares[:, index], draws[:, :, index])
    )
    return build_frame(COLUMNS, rows)


def _rows(
    code: str, units: list[str], shares: np.ndarray, draws: np.ndarray
) -> Iterator[dict[str, Any]]:
    import numpy as np
    from scipy.stats import rankdata

    places = rankdata(-shares, method="min")
    best = np.percentile(rankdata(-draws, method="min", axis=1), LEVELS[0], axis=0)
    worst = np.percentile(rankdata(-draws, method="max", axis=1), LEVELS[1], axis=0)
    for index in np.argsort(places, kind="stable"):
        place = int(places[index])
        yield {
            "code": code,
            "unit": units[index],
            "share": round(float(shares[index]), 4),
            "place": place,
            "place_low": min(place, int(best[index])),
            "place_high": max(place, int(np.ceil(worst[index]))),
            "of": len(units),
        }
