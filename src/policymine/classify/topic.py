"""Whether a promise is about the codebook's people and field, and how much none is to be expected.

A promise is coded by what it says, in the plan it stands in: "Fast kontaktperson" serves a code in
a plan for the social psychiatry and none in a plan for roads, and nothing in the words tells. Where
a promise or its heading names the people, it is about them in any plan; else the words near it say
most, and the whole plan the rest.
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

_PLAN = 200
"""Words near a promise that say as much about it as its whole plan does."""


class Topic:
    """Counts the words about a codebook's field; remembers the words it has seen."""

    def __init__(self, codebook: Codebook) -> None:
        self._terms = tuple(Term(text, "") for text in codebook.about)
        self._seen: dict[str, bool] = {}

    def density(self, plan: str) -> float | None:
        """Return the words about the field in a thousand of a plan; None if that is not known.

        Plans for the social psychiatry have seven to fifty, programmes of governments fewer than
        one in two thousand. A codebook that does not say what it is about has none.
        """
        return self._density(plan, _USUAL, _SHORT) if self._terms else None

    def expected_none(self, passage: str, near: str, density: float) -> float:
        """Return how likely a passage serves no code, before it is coded.

        ``passage`` is a promise with what it stands under, ``near`` the text around it, and
        ``density`` that of its plan.
        """
        if any(map(self._is_about, split_words(passage))):
            return _NONE_WITHIN
        share = min(self._density(near, density, _PLAN) / _WHOLLY, 1.0) ** _STEEPNESS
        return 1 - (1 - _NONE_WITHIN) * share

    def _density(self, text: str, usual: float, weight: int) -> float:
        """Return the words about the field in a thousand, drawn towards what is usual."""
        words = split_words(text)
        hits = sum(map(self._is_about, words))
        return (1000 * hits + usual * weight) / (len(words) + weight)

    def _is_about(self, word: str) -> bool:
        if word not in self._seen:
            self._seen[word] = any(is_term(word, term) for term in self._terms)
        return self._seen[word]
