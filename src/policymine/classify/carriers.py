"""The words of a text that speak most for a code, read off the weights of the model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from policymine.classify.model import LinearModel
from policymine.classify.terms import WORD
from policymine.classify.words import features_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST = 3
_SHARE = 0.4
"""A word that weighs less than this share of the weightiest one is not named."""


class Carriers:
    """Weighs words by a model; remembers the words it has seen."""

    def __init__(self, model: LinearModel) -> None:
        import numpy as np

        words = model.space.words
        self._places = words.places
        weights = model.weights[:, model.weights.shape[1] - len(words.vocabulary) :]
        self._weights = (weights * model.slope[:, None] * np.asarray(words.idf)).T
        self._seen: dict[str, NDArray[Any]] = {}

    def find(self, text: str, code: int, against: int) -> list[str]:
        """Return the words that speak most for a code and against another, weightiest first."""
        weighed = {}
        for word in dict.fromkeys(WORD.findall(text)):
            weights = self._of_word(word.casefold())
            weighed[word] = float(weights[code] - weights[against])
        order = sorted(weighed, key=lambda word: -weighed[word])[:_MOST]
        least = max(_SHARE * weighed[order[0]], 1e-6) if order else 0.0
        return [word for word in order if weighed[word] >= least]

    def _of_word(self, word: str) -> NDArray[Any]:
        import numpy as np

        if word not in self._seen:
            places = [self._places[f] for f in features_of(word) if f in self._places]
            self._seen[word] = self._weights[np.array(places, dtype=int)].sum(axis=0)
        return self._seen[word]


def without_word(text: str, word: str) -> str:
    """Return a text without a word, wherever it stands in it."""
    return " ".join(re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", text).split())


def beside_terms(carriers: Sequence[str], terms: Sequence[str]) -> list[str]:
    """Return the carrying words in which no indicator term was found, which are named anyhow."""
    starts = [term[:-1] if len(term) > 4 else term for term in terms]
    return [word for word in carriers if not any(start in word.casefold() for start in starts)]
