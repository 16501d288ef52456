"""Scores that can be read as chances, and where a code begins to be assigned.

Both are set on passages that were left out of training, in folds that are the same every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policymine.classify.regression import Rows, fit_codes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_FOLDS = 5
_FEWEST = 10
"""Passages of a code from which it is calibrated and its threshold set."""

_CUTS = (0.1, 0.71, 0.02)
"""Lowest, highest and step of the thresholds tried."""

_USUAL_CUT = 0.5


def left_out_scores(rows: Rows, targets: Matrix) -> Matrix:
    """Return raw log-odds of every passage by a model that has not seen it."""
    import numpy as np

    scores = np.zeros_like(targets)
    fold = np.arange(len(rows)) % _FOLDS
    for number in range(_FOLDS):
        test = fold == number
        scores[test] = fit_codes(rows.take(~test), targets[~test]).scores(rows.take(test))
    return scores


def calibrate(scores: Matrix, targets: Matrix) -> tuple[Matrix, Matrix]:
    """Return Platt's slope and offset a code (1 and 0 where there is too little to learn from).

    A score becomes the chance that the code is the first choice, so that codes can be ranked by it.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    slope = np.ones(targets.shape[1], dtype=np.float32)
    offset = np.zeros(targets.shape[1], dtype=np.float32)
    for code, column in enumerate(targets.T):
        first = column == 1
        if min(first.sum(), (~first).sum()) < _FEWEST:
            continue
        model = LogisticRegression(C=1e3).fit(scores[:, [code]], first)
        slope[code] = max(float(model.coef_[0, 0]), 0.1)
        offset[code] = model.intercept_[0]
    return slope, offset


def thresholds(logits: Matrix, targets: Matrix) -> Matrix:
    """Return the score from which each code is assigned: the one with the best F1 left out."""
    import numpy as np

    scores = 1 / (1 + np.exp(-logits))
    best = np.full(targets.shape[1], _USUAL_CUT, dtype=np.float32)
    for code, column in enumerate(targets.T):
        positive = column > 0
        if positive.sum() < _FEWEST:
            continue
        best[code] = max(
            np.arange(*_CUTS),
            key=lambda cut: (_f1(scores[:, code] >= cut, positive), -abs(cut - _USUAL_CUT)),
        )
    return best


def _f1(predicted: NDArray[np.bool_], positive: NDArray[np.bool_]) -> float:
    hits = float((predicted & positive).sum())
    return 2 * hits / max(float(predicted.sum() + positive.sum()), 1.0)
