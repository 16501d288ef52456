"""Word features: stems, letter groups and how a text begins, by TF-IDF (Spärck Jones 1972)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from policymine.classify.terms import split_words, stem
from policymine.resources import read_lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GROUP = 5
_RAREST = 2
_FIRST_WORDS, _FIRST_PAIRS = 4, 5
"""A promise begins with its head, which decides between an act and its means or reasons."""


@cache
def _stop() -> frozenset[str]:
    return frozenset(read_lexicon("word_forms")["stop"])


@cache
def features_of(word: str) -> tuple[str, ...]:
    """Return a word's stem and its groups of letters, by which compounds meet their parts."""
    if word in _stop() or word.isdigit():
        return ()
    padded = f"_{word}_"
    groups = (padded[at : at + _GROUP] for at in range(len(padded) - _GROUP + 1))
    return (stem(word), *(f"~{group}" for group in groups))


def _of_beginning(words: Sequence[str]) -> Iterator[str]:
    """Yield the stems of the first words and their pairs, small words among them."""
    stems = [stem(word) for word in words[: _FIRST_PAIRS + 1]]
    yield from (f"^{one}" for one in stems[:_FIRST_WORDS])
    yield from (f"^{one} {next_one}" for one, next_one in pairwise(stems))


def word_features(text: str) -> list[str]:
    """Return the word features of a text, repeated as often as they occur."""
    words = split_words(text)
    return [feature for word in words for feature in features_of(word)] + [*_of_beginning(words)]


@dataclass(frozen=True)
class Words:
    """A vocabulary of word features with their inverse document frequencies."""

    vocabulary: tuple[str, ...]
    idf: tuple[float, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """The column of each feature."""
        return {feature: place for place, feature in enumerate(self.vocabulary)}

    def matrix(self, texts: Sequence[str]) -> NDArray[Any]:
        """Return one row of unit length for each text (a row of zeros if no feature is known)."""
        import numpy as np

        rows = np.zeros((len(texts), len(self.vocabulary)), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for feature, count in Counter(word_features(text)).items():
                place = self.places.get(feature)
                if place is not None:
                    row[place] = (1 + math.log(count)) * self.idf[place]
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: NDArray[Any] = rows / np.where(norms > 0, norms, 1)
        return unit


def build_words(texts: Iterable[str]) -> Words:
    """Build the vocabulary from the texts a coder is trained on."""
    found = [set(word_features(text)) for text in texts]
    frequency = Counter(feature for features in found for feature in features)
    kept = tuple(sorted(f for f, count in frequency.items() if count >= _RAREST))
    return Words(kept, tuple(math.log((1 + len(found)) / (1 + frequency[f])) + 1 for f in kept))
