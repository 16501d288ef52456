"""The numbers a coder sees of a reading: its embeddings, its indicator terms, its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.classify.reading import Reading
from policymine.classify.terms import TermFinder
from policymine.classify.words import Words, build_words
from policymine.language.embedding import Embedder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_CONTEXT = 0.2
"""Weight of the context beside the text: it helps where a text is short, and may not dominate."""

_TOGETHER = 0.6
"""Weight of context and text embedded as one."""

_MOST_HITS = 3
_TERMS = 0.5
_WORDS = 2.6
_EMBEDDING = 5.5
"""Centred E5 vectors are short (0.4), since all E5 vectors lie close together."""


@dataclass(frozen=True)
class FeatureSpace:
    """What is needed to turn readings into rows: the vocabulary and the centre of embeddings."""

    words: Words
    centre: Matrix

    def matrix(
        self, readings: Sequence[Reading], finder: TermFinder, embedder: Embedder | None
    ) -> Matrix:
        """Return one row for each reading: embeddings (text, context, both), terms, words."""
        import numpy as np

        texts = [reading.text for reading in readings]
        contexts = [reading.context for reading in readings]
        blocks = [
            *self._embeddings(texts, contexts, embedder),
            _TERMS * _hits(texts, finder),
            _TERMS * _CONTEXT * _hits(contexts, finder),
            _WORDS * self.words.matrix(texts),
        ]
        return np.concatenate(blocks, axis=1)

    def _embeddings(
        self, texts: Sequence[str], contexts: Sequence[str], embedder: Embedder | None
    ) -> list[Matrix]:
        import numpy as np

        if embedder is None:
            return []
        joined = [
            f"{context}: {text}" if context else text
            for context, text in zip(contexts, texts, strict=True)
        ]
        vectors = embedder.embed([*texts, *contexts, *joined]) - self.centre
        own, around, whole = np.split(vectors, 3)
        said = np.array([[bool(context)] for context in contexts])
        around = np.where(said, around, 0)
        return [_EMBEDDING * own, _EMBEDDING * _CONTEXT * around, _EMBEDDING * _TOGETHER * whole]


def build_space(readings: Sequence[Reading], embedder: Embedder | None) -> FeatureSpace:
    """Build the feature space from the readings a coder is trained on."""
    import numpy as np

    texts = [reading.text for reading in readings]
    centre = np.zeros(0, dtype=np.float32)
    if embedder is not None:
        centre = embedder.embed(texts).mean(axis=0)
    return FeatureSpace(build_words(texts), centre)


def _hits(texts: Sequence[str], finder: TermFinder) -> Matrix:
    """Return how many indicator terms of each code a text holds, three at most."""
    import numpy as np

    codes = finder.codes
    rows = np.zeros((len(texts), len(codes)), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for term in finder.find(text):
            row[codes.index(term.code)] += 1
    return np.minimum(rows, _MOST_HITS)
