"""Whether a promise is about the codebook's people and field, and how much none is to be expected.

A promise is coded by what it says, in the plan it stands in: "Fast kontaktperson" serves a code in
a plan for the social psychiatry and none in a plan for roads, and nothing in the words tells. Where
a promise or its heading names the people, it is about them in any plan.
"""

from __future__ import annotations

from policymine.classify.terms import Term, is_term, split_words
from policymine.schema.codebook import Codebook

_WHOLLY = 6.0
"""Words about the field in a thousand, from which a plan is for the field."""

_STEEPNESS = 2
"""How fast the promises that name nobody leave the field as a plan names it less: with the square,
since a plan for all citizens tends to say so where a promise is for these."""

_NONE_WITHIN = 0.12
"""Share of promises that serve no code where all concern the field."""

_SHORT = 100
_USUAL = 4.0
"""A text of a hundred words says as much as this many words in a thousand known beforehand."""


class Topic:
    """Counts the words about a codebook's field; remembers the words it has seen."""

    def __init__(self, codebook: Codebook) -> None:
        self._terms = tuple(Term(text, "") for text in codebook.about)
        self._seen: dict[str, bool] = {}

    def share_about(self, plan: str) -> float | None:
        """Return the share of a plan's promises that concern the field though they do not name it.

        It is 0 to 1; None where the codebook does not say what it is about. Plans for the social
        psychiatry have seven to fifty words about it in a thousand, programmes of governments
        fewer than one in two thousand.
        """
        if not self._terms:
            return None
        words = split_words(plan)
        hits = sum(self._is_about(word) for word in words)
        density = 1000 * (hits + _USUAL * _SHORT / 1000) / (len(words) + _SHORT)
        return float(min(density / _WHOLLY, 1.0) ** _STEEPNESS)

    def expected_none(self, passage: str, share: float) -> float:
        """Return how likely a passage serves no code, before it is coded.

        ``passage`` is a promise with what it stands under, ``share`` that of its plan.
        """
        named = any(self._is_about(word) for word in split_words(passage))
        return 1 - (1 - _NONE_WITHIN) * (1.0 if named else share)

    def _is_about(self, word: str) -> bool:
        if word not in self._seen:
            self._seen[word] = any(is_term(word, term) for term in self._terms)
        return self._seen[word]
