"""Whether a plan is about the codebook's people and field, and how much none is to be expected.

A promise is coded by what it says, in the plan it stands in: "Fast kontaktperson" serves a code in
a plan for the social psychiatry and none in a plan for roads, and nothing in the words tells.
"""

from __future__ import annotations

import math

from policymine.classify.terms import Term, is_term, split_words
from policymine.schema.codebook import Codebook

_NEVER, _OFTEN = 0.5, 6.0
"""Words about the field in a thousand: fewer than in any plan for it, and as many as in most."""

_NONE_ELSEWHERE, _NONE_WITHIN = 0.9, 0.12
"""Shares of promises that serve no code, in plans for other fields and for the codebook's own."""

_SHORT = 100
_USUAL = 4.0
"""A text of a hundred words says as much as this many words in a thousand known beforehand."""


class Topic:
    """Counts the words about a codebook's field; remembers the words it has seen."""

    def __init__(self, codebook: Codebook) -> None:
        self._terms = tuple(Term(text, "") for text in codebook.about)
        self._seen: dict[str, bool] = {}

    def expected_none(self, text: str) -> float | None:
        """Return the share of a text's promises expected to serve no code, None if unknown.

        It falls from 0.9 to 0.12 with the logarithm of the words about the field. Plans for the
        social psychiatry have seven to fifty of them in a thousand, programmes of governments
        fewer than one in two thousand.
        """
        if not self._terms:
            return None
        words = split_words(text)
        hits = sum(self._is_about(word) for word in words)
        density = 1000 * (hits + _USUAL * _SHORT / 1000) / (len(words) + _SHORT)
        within = math.log(density / _NEVER) / math.log(_OFTEN / _NEVER)
        within = min(max(within, 0.0), 1.0)
        return float(_NONE_ELSEWHERE ** (1 - within) * _NONE_WITHIN**within)

    def _is_about(self, word: str) -> bool:
        if word not in self._seen:
            self._seen[word] = any(is_term(word, term) for term in self._terms)
        return self._seen[word]
