"""Agreement between coders: Cohen's κ and Krippendorff's α, with bootstrap intervals."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

ROUNDS = 1000


def cohens_kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Return Cohen's κ of two coders over the same items (Cohen 1960).

    It is 1.0 where both give everything the same single code, and no chance is left to correct.
    """
    if len(first) != len(second) or not first:
        raise ValueError("Two coders need the same items, one at least.")
    total = len(first)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / total
    left, right = Counter(first), Counter(second)
    expected = sum(left[code] * right[code] for code in left) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(items: Sequence[Sequence[str | None]]) -> float:
    """Return Krippendorff's α for nominal codes; an item is its coders' values, None if missing.

    Computed from the coincidence matrix (Krippendorff 2011, "Computing Krippendorff's
    alpha-reliability"); items with fewer than two values take no part.
    """
    coincidences: dict[tuple[str, str], float] = defaultdict(float)
    for values in items:
        said = [value for value in values if value is not None]
        if len(said) < 2:
            continue
        for a, left in enumerate(said):
            for b, right in enumerate(said):
                if a != b:
                    coincidences[left, right] += 1 / (len(said) - 1)
    totals: dict[str, float] = defaultdict(float)
    for (left, _), count in coincidences.items():
        totals[left] += count
    n = sum(totals.values())
    if n <= 1:
        raise ValueError("No item was coded by two coders.")
    observed = sum(count for (left, right), count in coincidences.items() if left != right) / n
    expected = sum(c * (n - c) for c in totals.values()) / (n * (n - 1))
    return 1.0 if expected == 0 else 1 - observed / expected


def interval(
    items: Sequence[T], figure: Callable[[Sequence[T]], float], *, rounds: int = ROUNDS
) -> tuple[float, float]:
    """Return the 95 % percentile bootstrap interval of a figure over items (Efron 1979).

    The same items give the same interval.
    """
    draw = random.Random(len(items))
    values = sorted(
        figure([items[draw.randrange(len(items))] for _ in items]) for _ in range(rounds)
    )
    return values[int(0.025 * rounds)], values[min(int(0.975 * rounds), rounds - 1)]
