"""Logistic regressions of all codes at once, towards targets that may lie between 0 and 1.

A passage's first choice should score higher than its second, and both higher than the rest. So the
target of a first choice is 1, of the others 0, and of a second choice something between; the loss
is cross-entropy with an L2 penalty, as in any logistic regression (Hastie, Tibshirani and Friedman
2009, 4.4), and is minimised by L-BFGS (Liu and Nocedal 1989).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

SECOND = 0.25
"""Target of a second choice: high enough to be learnt from, low enough to rank second."""

_STRENGTH = 1.0
"""Inverse strength of the penalty (scikit-learn's C)."""

_STEPS = 200
_NEVER = -10.0
"""Bias of a code without any passage, or with all: it scores lowest everywhere."""


@dataclass(frozen=True)
class Rows:
    """Features of passages, a row each: the dense columns (embeddings) and the sparse (words)."""

    dense: Matrix
    sparse: Any

    def __len__(self) -> int:
        return len(self.dense)

    def take(self, mask: Matrix) -> Rows:
        """Return the rows for which the mask is true."""
        return Rows(self.dense[mask], self.sparse[mask])

    def without_dense(self) -> Rows:
        """Return the sparse columns alone."""
        return Rows(self.dense[:, :0], self.sparse)


def split_rows(matrix: Matrix, words_from: int) -> Rows:
    """Return a feature matrix whose columns from ``words_from`` on are mostly nought, as rows."""
    import numpy as np
    from scipy.sparse import csr_matrix

    dense = np.ascontiguousarray(matrix[:, :words_from], dtype=np.float32)
    return Rows(dense, csr_matrix(matrix[:, words_from:], dtype=np.float32))


@dataclass(frozen=True)
class Fit:
    """Weights (a row a code, a column a feature) and biases of the codes' regressions."""

    weights: Matrix
    bias: Matrix

    def scores(self, rows: Rows) -> Matrix:
        """Return raw log-odds, a row a passage and a column a code."""
        split = rows.dense.shape[1]
        dense = rows.dense @ self.weights[:, :split].T
        scores: Matrix = dense + rows.sparse @ self.weights[:, split:].T + self.bias
        return scores

    def then(self, other: Fit) -> Fit:
        """Return one fit that scores as this one does and then the other on its scores."""
        return Fit(other.weights @ self.weights, other.weights @ self.bias + other.bias)


def fit_codes(rows: Rows, targets: Matrix) -> Fit:
    """Fit the codes' regressions on all features and on the sparse ones alone; take the mean.

    Embeddings and words err on different passages. The mean of two linear models is one, and what
    it says can still be read off its weights.
    """
    import numpy as np

    words = _fit(rows.without_dense(), targets)
    split = rows.dense.shape[1]
    if not split:
        return words
    whole = _fit(rows, targets)
    padded = np.pad(words.weights, ((0, 0), (split, 0)))
    return Fit((whole.weights + padded) / 2, (whole.bias + words.bias) / 2)


def _fit(rows: Rows, targets: Matrix) -> Fit:
    """Fit one regression a code."""
    import numpy as np
    from scipy.optimize import minimize

    features, codes = rows.dense.shape[1] + rows.sparse.shape[1], targets.shape[1]
    options = {"maxiter": _STEPS, "ftol": 1e-7, "gtol": 1e-3}
    start = np.zeros((features + 1) * codes)
    found = minimize(_Loss(rows, targets), start, jac=True, method="L-BFGS-B", options=options).x
    table = found.reshape(features + 1, codes).T
    positive: Any = targets > 0
    lone: Any = positive.all(axis=0) | ~positive.any(axis=0)
    weights = np.where(lone[:, None], 0.0, table[:, :-1])
    return Fit(weights, np.where(lone, _NEVER, table[:, -1]))


class _Loss:
    """The penalised loss of all codes and its slope, at any weights."""

    def __init__(self, rows: Rows, targets: Matrix) -> None:
        self._rows = rows
        self._turned: Any = rows.sparse.T.tocsr()
        self._targets = targets
        self._weights = _STRENGTH * _balance(targets > 0)

    def __call__(self, flat: Matrix) -> tuple[float, Matrix]:
        import numpy as np

        table = flat.reshape(-1, self._targets.shape[1]).astype(np.float32)
        dense, sparse = self._rows.dense, self._rows.sparse
        split = dense.shape[1]
        scores = dense @ table[:split] + sparse @ table[split:-1] + table[-1]
        likely = np.logaddexp(0, scores) - self._targets * scores
        loss = float((self._weights * likely).sum()) + float((table[:-1] ** 2).sum()) / 2
        error = self._weights * (1 / (1 + np.exp(-np.clip(scores, -30, 30))) - self._targets)
        slope = np.concatenate(
            [dense.T @ error, self._turned @ error, error.sum(axis=0, keepdims=True)]
        )
        slope[:-1] += table[:-1]
        return loss, slope.ravel().astype(np.float64)


def _balance(positive: Matrix) -> Matrix:
    """Return weights halfway between none and fully balanced classes, code by code."""
    import numpy as np

    share = np.clip(positive.mean(axis=0), 1e-6, 1 - 1e-6)
    return np.where(positive, np.sqrt((1 - share) / share), 1.0).astype(np.float32)
