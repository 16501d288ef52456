"""Train a coder on a codebook's own texts and on the passages that were written for it.

One logistic regression a code over the features, its scores calibrated and its threshold set on
passages that were left out, folds of which are the same every time.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.classify.features import FeatureSpace, build_space
from policymine.classify.model import FORMAT, Exemplars, Head, LinearModel
from policymine.classify.reading import Reading, read_passage
from policymine.classify.terms import TermFinder
from policymine.language.embedding import Embedder
from policymine.schema.codebook import NONE, Codebook, Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_FOLDS = 5
_STRENGTH = 1.0
"""Inverse strength of the regularisation (scikit-learn's C)."""

_SECOND = 0.7
"""Weight of a passage for a code that is its second choice: first choices should rank first."""

_FEWEST_TO_CALIBRATE = 10


@dataclass(frozen=True)
class Fit:
    """Weights and biases of the codes' regressions."""

    weights: Matrix
    bias: Matrix


def training_key(codebook: Codebook, passages: Sequence[Passage], embedder: str) -> str:
    """Return the hash of everything a model depends on."""
    content = "\x1e".join(
        [str(FORMAT), embedder, codebook.model_dump_json()]
        + [passage.model_dump_json() for passage in passages]
    )
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def codebook_passages(codebook: Codebook) -> list[Passage]:
    """Return the passages a codebook itself holds: titles, rules and examples, with their codes."""
    found = []
    for code in codebook.codes:
        own = (code.title, *code.include, *code.examples)
        found += [Passage(text=text, codes=(code.id,)) for text in own]
        found += [Passage(text=rule.text, codes=(rule.instead,)) for rule in code.exclude]
    none = codebook.none
    return found + [Passage(text=text, codes=(NONE,)) for text in (*none.include, *none.examples)]


def train(
    codebook: Codebook, passages: Sequence[Passage], embedder: Embedder | None
) -> LinearModel:
    """Train a coder on the codebook and the passages; the same input gives the same model."""
    import numpy as np

    known = {*codebook.code_ids, NONE}
    given = [
        p for p in (*codebook_passages(codebook), *passages) if p.codes and p.codes[0] in known
    ]
    readings = [read_passage(passage) for passage in given]
    codes = (*codebook.code_ids, NONE)
    space = build_space(readings, embedder)
    rows = space.matrix(readings, TermFinder(codebook), embedder)
    labels = _label_matrix(given, codes)
    words_from = 0 if embedder is None else 3 * embedder.dimensions
    fit = _fit(rows, labels, words_from)
    left_out = _left_out(rows, labels, words_from)
    slope, offset = _calibrate(left_out, labels)
    threshold = _thresholds(left_out * slope + offset, labels)
    name = embedder.name if embedder else ""
    return LinearModel(
        head=Head(
            key=training_key(codebook, passages, name),
            codebook=codebook.id,
            codes=codes,
            embedder=name,
            passages=len(passages),
        ),
        space=space,
        weights=fit.weights.astype(np.float32),
        bias=fit.bias.astype(np.float32),
        slope=slope,
        offset=offset,
        threshold=threshold,
        exemplars=_exemplars(given, readings, space, embedder),
    )


def left_out_choices(
    codebook: Codebook, passages: Sequence[Passage]
) -> tuple[list[str], list[str]]:
    """Return the first choices of all training texts, and those of a coder that left each out."""
    codes = (*codebook.code_ids, NONE)
    offered = (*codebook_passages(codebook), *passages)
    given = [passage for passage in offered if passage.codes and passage.codes[0] in codes]
    readings = [read_passage(passage) for passage in given]
    rows = build_space(readings, None).matrix(readings, TermFinder(codebook), None)
    scores = _left_out(rows, _label_matrix(given, codes), 0)
    return [passage.codes[0] for passage in given], [codes[c] for c in scores.argmax(axis=1)]


def _exemplars(
    given: Sequence[Passage],
    readings: Sequence[Reading],
    space: FeatureSpace,
    embedder: Embedder | None,
) -> Exemplars:
    import numpy as np

    texts = tuple(reading.text for reading in readings)
    vectors = np.zeros((len(texts), 0), dtype=np.float32)
    if embedder is not None:
        vectors = embedder.embed(texts) - space.centre
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Exemplars(texts, tuple(passage.codes[0] for passage in given), vectors)


def _label_matrix(passages: Sequence[Passage], codes: Sequence[str]) -> Matrix:
    """Return a row a passage and a column a code: 1 first choice, less for others, 0 not."""
    import numpy as np

    labels = np.zeros((len(passages), len(codes)), dtype=np.float32)
    for row, passage in zip(labels, passages, strict=True):
        for rank, code in enumerate(passage.codes):
            if code in codes:
                row[codes.index(code)] = 1.0 if rank == 0 else _SECOND
    return labels


def _fit(rows: Matrix, labels: Matrix, words_from: int) -> Fit:
    """Fit the codes' regressions on all features and on terms and words alone; take the mean.

    Embeddings and words err on different passages. The mean of two linear models is one, and what
    it says can still be read off its weights.
    """
    import numpy as np

    whole = _fit_codes(rows, labels)
    if not words_from:
        return whole
    words = _fit_codes(rows[:, words_from:], labels)
    padded = np.pad(words.weights, ((0, 0), (words_from, 0)))
    return Fit((whole.weights + padded) / 2, (whole.bias + words.bias) / 2)


def _fit_codes(rows: Matrix, labels: Matrix) -> Fit:
    """Fit one regression a code; a code without any passage scores lowest everywhere."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    weights = np.zeros((labels.shape[1], rows.shape[1]))
    bias = np.full(labels.shape[1], -10.0)
    for code, column in enumerate(labels.T):
        positive = column > 0
        if not positive.any() or positive.all():
            continue
        weight = np.where(positive, column, 1.0) * _balance(positive)
        model = LogisticRegression(C=_STRENGTH, max_iter=2000)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(rows, positive, sample_weight=weight)
        weights[code], bias[code] = model.coef_[0], model.intercept_[0]
    return Fit(weights, bias)


def _balance(positive: NDArray[np.bool_]) -> Matrix:
    """Return weights halfway between none and fully balanced classes."""
    import numpy as np

    share = positive.mean()
    return np.where(positive, np.sqrt((1 - share) / share), 1.0).astype(np.float32)


def _left_out(rows: Matrix, labels: Matrix, words_from: int) -> Matrix:
    """Return raw log-odds of every passage by a model that has not seen it."""
    import numpy as np

    scores = np.zeros_like(labels)
    fold = np.arange(len(rows)) % _FOLDS
    for number in range(_FOLDS):
        test = fold == number
        fit = _fit(rows[~test], labels[~test], words_from)
        scores[test] = rows[test] @ fit.weights.T + fit.bias
    return scores


def _calibrate(scores: Matrix, labels: Matrix) -> tuple[Matrix, Matrix]:
    """Return Platt's slope and offset a code (1 and 0 where there is too little to learn from)."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    slope = np.ones(labels.shape[1], dtype=np.float32)
    offset = np.zeros(labels.shape[1], dtype=np.float32)
    for code, column in enumerate(labels.T):
        positive = column > 0
        if min(positive.sum(), (~positive).sum()) < _FEWEST_TO_CALIBRATE:
            continue
        model = LogisticRegression(C=1e3).fit(scores[:, [code]], positive)
        slope[code] = max(float(model.coef_[0, 0]), 0.1)
        offset[code] = model.intercept_[0]
    return slope, offset


def _thresholds(logits: Matrix, labels: Matrix) -> Matrix:
    """Return the score from which each code is assigned: the one with the best F1 left out."""
    import numpy as np

    scores = 1 / (1 + np.exp(-logits))
    grid = np.arange(0.30, 0.71, 0.02)
    best = np.full(labels.shape[1], 0.5, dtype=np.float32)
    for code, column in enumerate(labels.T):
        positive = column > 0
        if positive.sum() < _FEWEST_TO_CALIBRATE:
            continue
        best[code] = max(
            grid, key=lambda cut: (_f1(scores[:, code] >= cut, positive), -abs(cut - 0.5))
        )
    return best


def _f1(predicted: NDArray[np.bool_], positive: NDArray[np.bool_]) -> float:
    hits = float((predicted & positive).sum())
    return 2 * hits / max(float(predicted.sum() + positive.sum()), 1.0)
