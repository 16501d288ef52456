"""Scores that can be read as chances, and where a code begins to be assigned.

Both are set on passages that were left out of training, in folds that are the same every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policymine.classify.regression import Fit, Rows, fit_codes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_FOLDS = 5
_FEWEST = 10
"""Passages of a code from which it is calibrated and its threshold set."""

_FEWEST_TOGETHER = 100
"""First choices of every code from which the codes are weighed together: with fewer it harms."""

_STRENGTH = 4.476
"""Inverse strength of the penalty on weights between codes, shared out over the passages: it is
scikit-learn's C of 0.001 with the 4,476 texts of kl-2012, where it was chosen."""

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


def weigh_together(scores: Matrix, targets: Matrix) -> Fit:
    """Return how the codes' scores count for and against each other's being the first choice.

    A softmax regression of first choices on left-out log-odds (matrix scaling, Guo et al. 2017):
    it learns, for instance, that a promise with high scores for a wide and a narrow code has the
    narrow one first. Nothing is changed where there is too little to learn from.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    codes = targets.shape[1]
    firsts = (targets == 1).argmax(axis=1)
    if np.bincount(firsts, minlength=codes).min() < _FEWEST_TOGETHER or codes < 3:
        return Fit(np.eye(codes), np.zeros(codes))
    model = LogisticRegression(C=_STRENGTH / len(scores), max_iter=1000).fit(scores, firsts)
    return Fit(model.coef_, model.intercept_)


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
