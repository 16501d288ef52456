"""Large first letters of a paragraph: set over several lines, they belong to the first word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.page import PdfWord

_LARGER = 1.8
_FARTHEST = 1.2
_WORDS = frozenset("IÅ")
"""Capitals that are words: followed by a word of lower case that stands elsewhere, they stay so."""


def join_initials(words: Sequence[PdfWord], body: float) -> list[PdfWord]:
    """Return the words, each large first letter joined to the word beside its top."""
    large = [
        word
        for word in words
        if word.size > _LARGER * body and len(word.text) == 1 and word.text.isupper()
    ]
    found = list(words)
    for letter in large:
        first = _first_beside(letter, found, body)
        if first is None:
            continue
        apart = letter.text in _WORDS and any(
            other.text == first.text for other in words if other is not first
        )
        text = f"{letter.text} {first.text}" if apart else letter.text + first.text
        found = [word for word in found if word is not letter]
        found[found.index(first)] = replace(first, text=text)
    return found


def _first_beside(letter: PdfWord, words: Sequence[PdfWord], body: float) -> PdfWord | None:
    """Return the first word of the lines beside a letter, if it spans two of them."""
    beside = [
        word
        for word in words
        if word.size < 1.3 * body
        and letter.top < word.middle < letter.bottom
        and -0.2 * body < word.left - letter.right < _FARTHEST * body
    ]
    if len(beside) < 2:
        return None
    first = min(beside, key=lambda word: word.top)
    return first if first.text[:1].islower() else None
