"""Runs of words that two texts share, found by fingerprints of them (winnowing).

Schleimer, Wilkerson & Aiken (2003), Winnowing: Local Algorithms for Document Fingerprinting.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

GRAM = 6
WINDOW = 5
"""Grams of GRAM words and windows of WINDOW grams find every shared run of GRAM + WINDOW - 1."""
SHORTEST = 12
"""Words that a passage must share: shorter ones are idiom and titles."""
GAP = 4
"""Words that may differ inside a passage."""
Run = tuple[int, int, int, int]
"""A shared passage as words: first and last of the one, first and last of the other."""
Match = tuple[int, int]
"""Where a fingerprint stands in the one document and in the other, in words."""


def hash_grams(words: Sequence[str], length: int) -> Iterator[int]:
    """Yield a hash of each run of so many words (a gram, or shingle), in order."""
    for at in range(len(words) - length + 1):
        yield zlib.crc32(" ".join(words[at : at + length]).encode())


def winnow(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the fingerprints of a text: of each window of grams the smallest, with its place."""
    hashes = list(hash_grams(words, GRAM))
    last = -1
    for at in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))):
        window = hashes[at : at + WINDOW]
        smallest = min(window)
        chosen = at + len(window) - 1 - window[::-1].index(smallest)
        if chosen != last:
            yield smallest, chosen
            last = chosen


def find_runs(first: Sequence[int], second: Sequence[int], matches: Sequence[Match]) -> list[Run]:
    """Return the passages that two texts share around matches, which are in order."""
    runs: list[Run] = []
    for at, other in matches:
        inside = any(a <= at < b and at - a == other - c for a, b, c, _ in runs[-20:])
        if not inside and (run := _extend(first, second, at, other)):
            runs.append(run)
    return [run for run in _join(runs) if run[1] - run[0] >= SHORTEST]


def _extend(left: Sequence[int], right: Sequence[int], at: int, other: int) -> Run | None:
    """Return the longest run of equal words around a match; None where hashes only collide."""
    if left[at : at + GRAM] != right[other : other + GRAM]:
        return None
    before = 0
    while before < min(at, other) and left[at - before - 1] == right[other - before - 1]:
        before += 1
    length = GRAM
    room = min(len(left) - at, len(right) - other)
    while length < room and left[at + length] == right[other + length]:
        length += 1
    return at - before, at + length, other - before, other + length


def _join(runs: list[Run]) -> Iterator[Run]:
    """Join runs that only a few differing words keep apart."""
    current: Run | None = None
    for run in sorted(runs):
        if current and 0 <= run[0] - current[1] <= GAP and 0 <= run[2] - current[3] <= GAP:
            current = (current[0], run[1], current[2], run[3])
            continue
        if current:
            yield current
        current = run
    if current:
        yield current
