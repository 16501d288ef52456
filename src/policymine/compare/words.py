"""The words of all documents as numbers in files, so that any two texts can be held together."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

WORD, SPAN = "I", "Q"
NEAR = 64
"""Documents whose words are in memory."""


class Words:
    """The words of documents, a number a word, with the place of each; documents have numbers too.

    Memory grows with the words there are, not with how often they occur.
    """

    def __init__(self, folder: Path) -> None:
        self._files: list[BinaryIO] = [(folder / f"{name}.bin").open("w+b")
                                       for name in ("words", "spans")]  # fmt: skip
        self._numbers: dict[str, int] = {}
        self._begins = array("Q", [0])
        self._near = lru_cache(NEAR)(self._load)

    def close(self) -> None:
        """Let go of the files."""
        for file in self._files:
            file.close()

    def add(self, words: Sequence[str], spans: Sequence[tuple[int, int]]) -> None:
        """Add a document: its words, and where each begins and ends in its text."""
        numbers = self._numbers
        array(WORD, (numbers.setdefault(word, len(numbers)) for word in words)).tofile(
            self._files[0]
        )
        array(SPAN, (place for span in spans for place in span)).tofile(self._files[1])
        self._begins.append(self._begins[-1] + len(words))

    def __getitem__(self, document: int) -> array[int]:
        """Return the words of a document."""
        return self._near(document)

    def _load(self, document: int) -> array[int]:
        begin, end = self._begins[document : document + 2]
        return _part(self._files[0], WORD, begin, end)

    def span(self, document: int, first: int, last: int) -> tuple[int, int]:
        """Return where a run of words begins and ends in its text."""
        begin = self._begins[document]
        spans = _part(self._files[1], SPAN, 2 * (begin + first), 2 * (begin + last))
        return spans[0], spans[-1]


def _part(file: BinaryIO, kind: Any, begin: int, end: int) -> array[int]:
    """Return some of the numbers in a file."""
    found: array[int] = array(kind)
    file.seek(begin * found.itemsize)
    found.fromfile(file, end - begin)
    return found
