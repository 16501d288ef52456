"""Text that stands in two documents: borrowed from each other, or both from a third."""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
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
FEW = 10
"""Documents up to which each is held against every other that holds the same words. What more of
them hold is common wording, of a law or a template: each is held against the earliest alone, so
that the table grows with the documents and not with their pairs."""


@dataclass(frozen=True)
class _Words:
    """A document as words in lower case, with the offsets of each and its fingerprints."""

    document: Document
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    prints: dict[int, tuple[int, ...]]

    def place(self, first: int, last: int) -> tuple[int, int]:
        return self.starts[first], self.ends[last - 1]

    @property
    def when(self) -> int:
        """The year the document is from; one that does not say is later than all."""
        return self.document.period_start or self.document.period_end or 9999


Run = tuple[int, int, int, int]
"""A shared passage as words: first and last of the one, first and last of the other."""


def find_borrowed(documents: Sequence[Document]) -> pd.DataFrame:
    """Return passages of at least twelve words that stand in documents of two units.

    Two documents of one unit are its own history and are not compared here. A few differing words
    between runs that are long enough to be found by themselves do not break a passage. A passage
    that stands in more than ``FEW`` documents is listed once for each, beside the earliest.
    """
    read = [_read(document) for document in documents if document.text]
    rows = (
        _row(read[first], read[second], run)
        for (first, second), prints in sorted(_pairs(read).items())
        for run in _shared_runs(read[first], read[second], prints)
    )
    return build_frame(COLUMNS, rows)


def _read(document: Document) -> _Words:
    found = list(re.finditer(r"\w+", document.text))
    words = tuple(sys.intern(match.group().casefold()) for match in found)
    starts = array("L", (match.start() for match in found))
    ends = array("L", (match.end() for match in found))
    return _Words(document, words, starts, ends, _winnow(words))


def _pairs(read: Sequence[_Words]) -> dict[tuple[int, int], set[int]]:
    """Return which documents are compared, and the fingerprints that they share for it."""
    holders: dict[int, list[int]] = {}
    for number, words in enumerate(read):
        for value in words.prints:
            holders.setdefault(value, []).append(number)
    pairs: dict[tuple[int, int], set[int]] = {}
    for value, numbers in holders.items():
        for first, second in _sides(numbers, read):
            unit = read[first].document.unit
            if not unit or unit != read[second].document.unit:
                pairs.setdefault((first, second), set()).add(value)
    return pairs


def _sides(numbers: Sequence[int], read: Sequence[_Words]) -> Iterable[tuple[int, int]]:
    """Return the pairs of documents that are compared for words that all of these hold."""
    if len(numbers) <= FEW:
        return combinations(numbers, 2)
    earliest = min(numbers, key=lambda number: (read[number].when, number))
    return (
        (min(earliest, number), max(earliest, number)) for number in numbers if number != earliest
    )


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


def _shared_runs(first: _Words, second: _Words, prints: Collection[int]) -> list[Run]:
    matches = sorted(
        (at, other)
        for value in prints
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
