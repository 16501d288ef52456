"""Large first letters and numerals over several lines: they belong to the words beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.page import PdfWord

_LARGER = 1.8
_TITLE = 1.1
_FARTHEST = 1.2
_WIDEST = 3.0
_SAME_LEFT = 2.0
_SLACK = 0.2
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


def join_numerals(words: Sequence[PdfWord], body: float) -> list[PdfWord]:
    """Return the words, each large numeral that stands left of a title and more text joined to it.

    It opens the title, and is left out where a label over the title has the number: ``Mål 2``.
    """
    found = list(words)
    for numeral in words:
        if numeral.size <= _LARGER * body or not re.fullmatch(r"\d{1,2}\.?", numeral.text):
            continue
        beside = [word for word in found if _is_right_of(numeral, word)]
        left = min((word.left for word in beside), default=0.0)
        first = [word for word in beside if word.left - left < _SAME_LEFT]
        title = max(first, key=lambda word: word.size, default=numeral)
        if len(first) < 2 or title.size < _TITLE * body or not title.text[:1].isupper():
            continue
        number = numeral.text.rstrip(".")
        told = any(w.text.strip(".:") == number for w in beside if w.bottom < title.middle)
        found = [word for word in found if word is not numeral]
        if not told:
            found[found.index(title)] = replace(title, text=f"{number}. {title.text}")
    return found


def _is_right_of(numeral: PdfWord, word: PdfWord) -> bool:
    """Tell whether a word in smaller print stands right of a numeral, on a line that it spans."""
    near = -0.5 < word.left - numeral.right < _WIDEST * numeral.size
    above, below = word.middle - numeral.top, numeral.bottom - word.middle
    beside = min(above, below) > -_SLACK * numeral.size
    return near and beside and word.size < 0.8 * numeral.size
