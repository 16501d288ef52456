"""How alike findings are: by their character n-grams, or by the vectors of an embedder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from policymine.schema.finding import Form

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Embed = Callable[[Sequence[str]], Any]
"""Texts → one unit vector each, as ``policymine.language.embedding.Embedder.embed`` does."""

LONGEST = 1200
"""Characters compared of one text."""
LEAST_ALIKE = 0.5
"""Below this similarity two findings are never called the same, however unlike the rest is."""
UNLIKE = 0.95
"""The share of a plan's findings whose nearest neighbour in the same plan is not the same."""


@dataclass(frozen=True)
class Space:
    """The findings of a run as rows of unit length; ``plans`` says which document each is from."""

    rows: dict[str, int]
    plans: tuple[str, ...]
    matrix: Any

    def similarity(self, left: Iterable[str], right: Iterable[str]) -> np.ndarray:
        """Return the cosine similarities of findings, by their ids: left × right."""
        import numpy as np

        first, second = ([self.rows[name] for name in names] for names in (left, right))
        product = self.matrix[first] @ self.matrix[second].T
        return np.asarray(product.toarray() if hasattr(product, "toarray") else product)

    @cached_property
    def same(self) -> float:
        """The similarity from which two findings of different plans are called the same.

        Findings of one plan differ by the author's intent. So two findings of different plans are
        the same only if they are more alike than nearly all findings are to their nearest
        neighbour in their own plan. This holds for any similarity and needs no fixed threshold.
        """
        import numpy as np

        members: dict[str, list[str]] = {}
        for name, row in self.rows.items():
            members.setdefault(self.plans[row], []).append(name)
        nearest = [self._nearest(names) for names in members.values() if len(names) > 1]
        if not nearest:
            return LEAST_ALIKE
        return max(LEAST_ALIKE, float(np.quantile(np.concatenate(nearest), UNLIKE)))

    def _nearest(self, names: list[str]) -> np.ndarray:
        import numpy as np

        alike = self.similarity(names, names)
        np.fill_diagonal(alike, -1.0)
        return np.asarray(alike.max(axis=1))


def build_space(
    goals: pd.DataFrame, initiatives: pd.DataFrame, embed: Embed | None = None
) -> Space:
    """Return the space of all findings, by ``embed`` where there is one, else by n-grams."""
    texts = [_one_line(title) for title in goals["title"]]
    texts += [_initiative_text(row) for row in initiatives.to_dict("records")]
    names = [*goals["id"], *initiatives["id"]]
    return Space(
        rows={name: row for row, name in enumerate(names)},
        plans=(*goals["document"], *initiatives["document"]),
        matrix=_embedded(texts, embed) if embed and texts else _ngrams(texts),
    )


def _initiative_text(row: Any) -> str:
    """Return what the coder reads of an initiative too, so that its vector is at hand."""
    if row["form"] != Form.TABLE:
        return _one_line(row["text"] or row["title"])
    parts = (_one_line(row["title"]), _one_line(row["activity"]))
    return ". ".join(part.rstrip(" .") for part in parts if part)[:LONGEST]


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _embedded(texts: Sequence[str], embed: Embed) -> np.ndarray:
    """Return centred vectors: E5's lie in a narrow cone, in which everything is alike."""
    import numpy as np

    vectors = np.asarray(embed(texts), dtype=np.float32)
    vectors = vectors - vectors.mean(axis=0)
    unit: np.ndarray = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def _ngrams(texts: Sequence[str]) -> Any:
    """Return sparse TF-IDF rows of n-grams, which see through Danish endings and compounds."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    common = max(50, len(texts) // 20)
    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(4, 5), sublinear_tf=True, max_df=common, dtype=np.float32
    )
    try:
        return vectorizer.fit_transform(texts).tocsr()
    except ValueError:  # no text has an n-gram at all
        return csr_matrix((len(texts), 1), dtype=np.float32)
