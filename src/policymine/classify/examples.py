"""The training text that is nearest to a finding, named beside a code as an example of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from policymine.classify.model import LinearModel
from policymine.language.embedding import Embedder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_PART = 200
"""Training texts whose words are held with their zeros at a time (30 MB)."""


@dataclass(frozen=True)
class Examples:
    """The texts a model was trained on, as embeddings or, without an embedder, as words."""

    model: LinearModel
    embedder: Embedder | None

    def nearness(self, texts: Sequence[str]) -> Matrix:
        """Return how near each text is to each training text (cosine): a row a text."""
        near: Matrix
        if self.embedder is not None:
            vectors = self.embedder.embed(texts) - self.model.space.centre
            near = vectors @ self.model.exemplars.vectors.T
        else:
            near = (self._rows @ self.model.space.words.matrix(texts).T).T
        return near

    @cached_property
    def _rows(self) -> Any:
        """The word features of the training texts, the same for every plan; most are 0."""
        from scipy.sparse import csr_matrix, vstack

        words, texts = self.model.space.words, self.model.exemplars.texts
        parts = (texts[at : at + _PART] for at in range(0, len(texts), _PART))
        return vstack([csr_matrix(words.matrix(part)) for part in parts], format="csr")

    def nearest(self, near: Matrix, code: str) -> str:
        """Return the training text of a code that is nearest, unless none is near at all."""
        exemplars = self.model.exemplars
        places = exemplars.places.get(code)
        if places is None:
            return ""
        best = int(places[near[places].argmax()])
        return exemplars.texts[best] if near[best] > 0 else ""
