"""How sure a share is, as far as few findings make it unsure; errors of coding are not in it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

DRAWS = 2000
LEVELS = (2.5, 97.5)
"""The percentiles that bound a 95 % range."""


def interval(hits: np.ndarray, totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the lower and the upper bound (units × codes) of the 95 % interval of each share.

    ``hits`` (units × codes) counts a unit's findings with a code, ``totals`` (units) all of them.
    The interval is Wilson's (1927, J. Am. Stat. Assoc. 22), which keeps its promise for few
    findings and for shares of 0 and 1 too. It takes the codes for true: what extraction and coding
    get wrong comes on top. A unit without findings has bounds of NaN.
    """
    import numpy as np

    size = np.broadcast_to(totals[:, None], hits.shape)
    bounds = [_wilson(int(k), int(n)) for k, n in zip(hits.flat, size.flat, strict=True)]
    low, high = np.array(bounds, dtype=float).reshape(-1, 2).T
    return low.reshape(hits.shape), high.reshape(hits.shape)


@lru_cache(4096)
def _wilson(hits: int, total: int) -> tuple[float, float]:
    from scipy.stats import binomtest

    if not total:
        return float("nan"), float("nan")
    bounds = binomtest(hits, total).proportion_ci(method="wilson")
    return float(bounds.low), float(bounds.high)


def draw_shares(
    hits: np.ndarray, totals: np.ndarray, units: Sequence[str], *, seed: int = 0
) -> np.ndarray:
    """Return shares of shape (draws, units, codes) that the counts leave possible, for rankings.

    ``hits`` and ``totals`` are as in ``interval``; a share is drawn from its Beta distribution
    given the counts and Jeffreys' prior (Brown, Cai & DasGupta 2001, Statistical Science 16), of
    which Wilson's interval comes near to be the middle 95 %. A unit's draws depend on its name and
    the seed alone, so another unit in the corpus does not move them. A unit without findings has
    shares of NaN.
    """
    import numpy as np

    shares = np.full((DRAWS, *hits.shape), np.nan)
    for index, (unit, total) in enumerate(zip(units, totals, strict=True)):
        if total:
            generator = np.random.default_rng([seed, zlib.crc32(unit.encode("utf-8"))])
            found = hits[index]
            shares[:, index] = generator.beta(found + 0.5, total - found + 0.5, (DRAWS, len(found)))
    return shares
