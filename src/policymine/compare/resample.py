"""How sure a share is: a bootstrap over each unit's findings, drawn for all codes at once."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

DRAWS = 2000
LEVELS = (2.5, 97.5)
"""The percentiles that bound a 95 % interval."""


def draw_shares(
    hits: np.ndarray, totals: np.ndarray, units: Sequence[str], *, seed: int = 0
) -> np.ndarray:
    """Return bootstrap shares of shape (draws, units, codes).

    ``hits`` (units × codes) counts a unit's findings with a code, ``totals`` (units) all of them.
    To resample n findings of which k have a code is to draw from Binomial(n, k/n), which is what
    is done, without touching the findings. As a plain bootstrap would be certain of a share of 0
    or 1 however few the findings, half a finding is added for and against (Jeffreys' prior, see
    Brown, Cai & DasGupta 2001, Statistical Science 16). A unit's draws depend on its name and the
    seed alone, so another unit in the corpus does not move its interval. A unit without findings
    has shares of NaN.
    """
    import numpy as np

    shares = np.full((DRAWS, *hits.shape), np.nan)
    for index, (unit, total) in enumerate(zip(units, totals, strict=True)):
        if total:
            generator = np.random.default_rng([seed, zlib.crc32(unit.encode("utf-8"))])
            chance = (hits[index] + 0.5) / (total + 1)
            shares[:, index] = generator.binomial(int(total), chance, (DRAWS, len(chance))) / total
    return shares


def interval(hits: np.ndarray, totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the lower and the upper bound (units × codes) of the 95 % bootstrap interval.

    ``hits`` and ``totals`` are as in ``draw_shares``; the bounds are the percentiles of what it
    draws from, which any number of draws only comes near to. Equal counts have equal intervals.
    """
    import numpy as np
    from scipy.stats import binom

    size = np.where(totals > 0, totals, np.nan)[:, None]
    chance = (hits + 0.5) / (size + 1)
    low, high = (binom.ppf(level / 100, size, chance) / size for level in LEVELS)
    return low, high
