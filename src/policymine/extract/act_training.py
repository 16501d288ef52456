"""Teaching what tells an act, from marked sentences and pieces of plans."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policymine.extract.weights import Weights

FEWEST = 2
"""In so many texts a feature must stand to be learnt from."""
LEAST = 0.01
"""Weights nearer to nought are left out."""


@dataclass(frozen=True)
class Example:
    """A text by the features that a model sees, and whether a reader marked it as an act."""

    text: str
    features: frozenset[str]
    act: bool


def teach(examples: Sequence[Example]) -> Weights:
    """Return a logistic regression (L2, C = 1) taught on the examples, in whatever order."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    ordered = sorted(examples, key=lambda e: (e.text, e.act, sorted(e.features)))
    count = Counter(name for example in ordered for name in example.features)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform(
        [
            dict.fromkeys((name for name in sorted(e.features) if count[name] >= FEWEST), 1.0)
            for e in ordered
        ]
    )
    model = LogisticRegression(C=1.0, max_iter=3000)
    model.fit(rows, [example.act for example in ordered])
    names = vectorizer.get_feature_names_out()
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= LEAST
    }
    return Weights(weights, round(float(model.intercept_[0]), 3), _key(ordered))


def _key(examples: Sequence[Example]) -> str:
    """Return a hash of what a model is taught on."""
    digest = hashlib.blake2b(digest_size=8)
    for example in examples:
        digest.update(f"{example.text}\t{example.act}\n".encode())
    return digest.hexdigest()
