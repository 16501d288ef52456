"""How alike acts are in their words, and which are the same: rare pieces of words weigh most.

Pieces of four and five letters see through Danish endings and compounds. An embedder was measured
for the same purpose and finds acts of one matter alike that are not the same act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

PIECES = (4, 5)
COMMON = 0.05
"""Pieces that a larger share of many texts have say nothing."""
FEW = 50
"""Texts in which any piece may be."""
RIVAL = 0.5
"""How much of a rival's likeness a pair must make up for."""


def wording(finding: Mapping[Any, Any]) -> str:
    """Return the words of a finding that are compared: an initiative as written, or the title."""
    return " ".join(str(finding.get("text") or finding["title"] or "").split())


def weigh_words(texts: Sequence[str]) -> Any:
    """Return the texts as rows of unit length (sparse), whose products say how alike they are.

    A piece weighs the more, the fewer of the texts have it (TF-IDF). A text without letters is
    like none.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    most = max(FEW, int(len(texts) * COMMON))
    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=PIECES, max_df=most, sublinear_tf=True, dtype=np.float32
    )
    if not any(map(vectorizer.build_analyzer(), texts)):
        return csr_matrix((len(texts), 1), dtype=np.float32)
    return vectorizer.fit_transform(texts).tocsr()


def compare_words(left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    """Return how alike texts are, 0 to 1: left × right."""
    rows = weigh_words([*left, *right])
    return _dense(rows[: len(left)] @ rows[len(left) :].T)


def hold_words(left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    """Return how much of each right text, by weight, stands in each left one: left × right."""
    rows = weigh_words([*left, *right])
    return _dense((rows[: len(left)] > 0) @ rows[len(left) :].power(2).T)


def _dense(product: Any) -> np.ndarray:
    import numpy as np

    return np.asarray(product.toarray(), dtype=float)


def less_rivals(alike: np.ndarray) -> np.ndarray:
    """Return likenesses less a part of the likeness of the nearest rival in row or column.

    Acts of one matter are alike all round; the same act is alike to one alone.
    """
    import numpy as np

    rivals: np.ndarray = np.maximum(_best_other(alike), _best_other(alike.T).T)
    return alike - RIVAL * rivals


def _best_other(alike: np.ndarray) -> np.ndarray:
    """Return for each cell the largest other value of its row, at least 0."""
    import numpy as np

    padded = np.sort(np.pad(alike, ((0, 0), (2, 0))), axis=1)
    first, second = padded[:, -1:], padded[:, -2:-1]
    best: np.ndarray = np.where(alike >= first, second, first)
    return best


def pair_up(scores: np.ndarray, least: float) -> Iterator[tuple[int, int]]:
    """Yield pairs of row and column above a score, one-to-one, as good as can be in all.

    No lower score has a say: two pairs that are not the same would else outweigh one that is.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    sure = np.where(scores > least, scores, 0.0)
    for row, column in zip(*linear_sum_assignment(-sure), strict=True):
        if sure[row, column]:
            yield int(row), int(column)
