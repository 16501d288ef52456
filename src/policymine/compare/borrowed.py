"""Text that stands in two documents: borrowed from each other, or both from a third."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from policymine.schema.document import Document
from policymine.tables import build_frame

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "unit": "str", "document": "str", "page": "int", "text": "str", "other": "str",
    "other_document": "str", "other_page": "int", "other_text": "str", "words": "int",
    "start": "int", "end": "int", "other_start": "int", "other_end": "int",
}  # fmt: skip
GRAM = 6
WINDOW = 5
"""Winnowing by grams of GRAM words and windows of WINDOW grams finds every shared run of
GRAM + WINDOW - 1 words (Schleimer, Wilkerson & Aiken 2003, SIGMOD)."""
SHORTEST = 12
"""Words that a passage must share: shorter ones are idiom and titles."""
GAP = 4
"""Words that may differ inside a passage."""


@dataclass(frozen=True)
class _Words:
    """A document as words in lower case, with the span of each and its fingerprints."""

    document: Document
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    prints: dict[int, tuple[int, ...]]

    def place(self, first: int, last: int) -> tuple[int, int]:
        return self.spans[first][0], self.spans[last - 1][1]


Run = tuple[int, int, int, int]
"""A shared passage as words: first and last of the one, first and last of the other."""


def find_borrowed(documents: Sequence[Document]) -> pd.DataFrame:
    """Return passages of at least twelve words that stand in documents of two units.

    Two documents of one unit are its own history and are not compared here. A few differing words
    between runs that are long enough to be found by themselves do not break a passage.
    """
    read = [_read(document) for document in documents if document.text]
    rows = (
        _row(first, second, run)
        for first, second in combinations(read, 2)
        if not first.document.unit or first.document.unit != second.document.unit
        for run in _shared_runs(first, second)
    )
    return build_frame(COLUMNS, rows)


def _read(document: Document) -> _Words:
    found = list(re.finditer(r"\w+", document.text))
    words = tuple(match.group().casefold() for match in found)
    return _Words(document, words, tuple(match.span() for match in found), _winnow(words))


def _winnow(words: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Return the fingerprints of a text: of each window of grams the smallest, with its places."""
    grams = (" ".join(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))
    hashes = [zlib.crc32(gram.encode("utf-8")) for gram in grams]
    places: dict[int, list[int]] = {}
    last = -1
    for at in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))):
        window = hashes[at : at + WINDOW]
        smallest = min(window)
        chosen = at + len(window) - 1 - window[::-1].index(smallest)
        if chosen != last:
            places.setdefault(smallest, []).append(chosen)
            last = chosen
    return {value: tuple(found) for value, found in places.items()}


def _shared_runs(first: _Words, second: _Words) -> list[Run]:
    matches = sorted(
        (at, other)
        for value in first.prints.keys() & second.prints.keys()
        for at in first.prints[value]
        for other in second.prints[value]
    )
    runs: list[Run] = []
    for at, other in matches:
        inside = any(a <= at < b and at - a == other - c for a, b, c, _ in runs[-20:])
        if not inside and (run := _extend(first.words, second.words, at, other)):
            runs.append(run)
    return [run for run in _join(runs) if run[1] - run[0] >= SHORTEST]


def _extend(left: Sequence[str], right: Sequence[str], at: int, other: int) -> Run | None:
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


def _row(first: _Words, second: _Words, run: Run) -> dict[str, Any]:
    row: dict[str, Any] = {"words": run[1] - run[0]}
    for prefix, words, span in (("", first, run[:2]), ("other_", second, run[2:])):
        start, end = words.place(*span)
        row |= {
            f"{prefix}document": words.document.path,
            f"{prefix}page": words.document.page_at(start),
            f"{prefix}start": start,
            f"{prefix}end": end,
            f"{prefix}text": " ".join(words.document.text[start:end].split()),
        }
    return row | {"unit": first.document.unit, "other": second.document.unit}
