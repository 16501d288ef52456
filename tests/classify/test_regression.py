import numpy as np
import pytest

from policymine.classify.calibration import calibrate, weigh_together
from policymine.classify.regression import SECOND, fit_codes, split_rows
from policymine.classify.words import word_features


def a_matrix(rows: int, columns: int, seed: int = 1):
    return np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_plain_targets_give_what_scikit_learn_gives():
    from sklearn.linear_model import LogisticRegression

    matrix = a_matrix(80, 5)
    positive = matrix[:, 0] + 0.5 * matrix[:, 3] > 0.3
    targets = np.stack([positive, ~positive], axis=1).astype(np.float32)
    share = positive.mean()
    weight = np.where(positive, np.sqrt((1 - share) / share), 1.0)
    wanted = LogisticRegression(tol=1e-6, max_iter=1000).fit(matrix, positive, sample_weight=weight)
    found = fit_codes(split_rows(matrix, 0), targets)
    assert found.weights[0] == pytest.approx(wanted.coef_[0], abs=0.01)
    assert found.bias[0] == pytest.approx(wanted.intercept_[0], abs=0.01)


def test_dense_and_sparse_columns_score_alike_after_weighing_together():
    matrix = a_matrix(30, 6)
    targets = np.eye(3, dtype=np.float32)[np.arange(30) % 3]
    rows = split_rows(matrix, 2)
    fit = fit_codes(rows, targets)
    assert fit.scores(rows) == pytest.approx(matrix @ fit.weights.T + fit.bias, abs=1e-4)
    assert fit.then(weigh_together(fit.scores(rows), targets)).scores(rows).shape == (30, 3)


def test_a_second_choice_ranks_between_the_first_and_the_rest():
    codes = np.array([[1, SECOND, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float32)
    which = np.arange(90) % 3
    rows = split_rows(np.eye(3, dtype=np.float32)[which], 0)
    scores = fit_codes(rows, codes[which]).scores(rows)[0]
    assert scores[0] > scores[1] > scores[2]


def test_a_code_without_passages_scores_lowest():
    targets = np.zeros((12, 3), dtype=np.float32)
    targets[np.arange(12), np.arange(12) % 2] = 1
    rows = split_rows(a_matrix(12, 4), 0)
    assert (fit_codes(rows, targets).scores(rows).argmin(axis=1) == 2).all()


def test_too_few_passages_leave_scores_as_they_are():
    scores, targets = a_matrix(9, 3), np.eye(3, dtype=np.float32)[np.arange(9) % 3]
    together = weigh_together(scores, targets)
    assert np.array_equal(together.weights, np.eye(3))
    assert [list(part) for part in calibrate(scores, targets)] == [[1, 1, 1], [0, 0, 0]]


def test_a_wide_code_that_always_comes_second_is_weighed_down():
    """Two codes score alike in half of the promises, and the second of them comes first."""
    scores = np.zeros((400, 3), dtype=np.float32)
    scores[:200, :2], scores[200:300, 0], scores[300:, 2] = 2, 2, 2
    targets = np.eye(3, dtype=np.float32)[np.repeat([1, 1, 0, 2], 100)]
    assert (scores.argmax(axis=1)[:200] == 0).all()
    together = weigh_together(scores, targets)
    again = scores @ together.weights.T + together.bias
    assert (again.argmax(axis=1)[:200] == 1).all()
    assert (again.argmax(axis=1)[200:300] == 0).all()


def test_how_a_text_begins_is_told_from_what_it_says_later():
    first, later = word_features("Undervise i støtte"), word_features("Støtte at undervise")
    assert {"^undervis", "^undervis i"} <= set(first)
    assert "^undervis i" not in later
    assert {one for one in first if one[0] != "^"} == {one for one in later if one[0] != "^"}
