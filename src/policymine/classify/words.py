"""Word features: stems and letter groups weighted by TF-IDF (Spärck Jones 1972)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from policymine.classify.terms import split_words, stem
from policymine.resources import read_lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GROUP = 5
_RAREST = 2


@cache
def _stop() -> frozenset[str]:
    return frozenset(read_lexicon("word_forms")["stop"])


@cache
def _of_word(word: str) -> tuple[str, ...]:
    """Return a word's stem and its groups of letters, by which compounds meet their parts."""
    padded = f"_{word}_"
    groups = (padded[at : at + _GROUP] for at in range(len(padded) - _GROUP + 1))
    return (stem(word), *(f"~{group}" for group in groups))


def word_features(text: str) -> list[str]:
    """Return the word features of a text, repeated as often as they occur."""
    return [
        feature
        for word in split_words(text)
        if word not in _stop() and not word.isdigit()
        for feature in _of_word(word)
    ]


@dataclass(frozen=True)
class Words:
    """A vocabulary of word features with their inverse document frequencies."""

    vocabulary: tuple[str, ...]
    idf: tuple[float, ...]

    def matrix(self, texts: Sequence[str]) -> NDArray[Any]:
        """Return one row of unit length for each text (a row of zeros if no feature is known)."""
        import numpy as np

        places = _places(self.vocabulary)
        rows = np.zeros((len(texts), len(self.vocabulary)), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for feature, count in Counter(word_features(text)).items():
                place = places.get(feature)
                if place is not None:
                    row[place] = (1 + math.log(count)) * self.idf[place]
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: NDArray[Any] = rows / np.where(norms > 0, norms, 1)
        return unit


@cache
def _places(vocabulary: tuple[str, ...]) -> dict[str, int]:
    return {feature: place for place, feature in enumerate(vocabulary)}


def build_words(texts: Iterable[str]) -> Words:
    """Build the vocabulary from the texts a coder is trained on."""
    found = [set(word_features(text)) for text in texts]
    frequency = Counter(feature for features in found for feature in features)
    kept = tuple(sorted(f for f, count in frequency.items() if count >= _RAREST))
    return Words(kept, tuple(math.log((1 + len(found)) / (1 + frequency[f])) + 1 for f in kept))
