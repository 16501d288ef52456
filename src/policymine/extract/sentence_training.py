"""Teaching the model of sentences from marked ones."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policymine.extract.sentence_model import SentenceModel, Word, features
from policymine.extract.speech import Reading
from policymine.schema.document import Kind

FEWEST = 2
"""In so many sentences a feature must stand to be learnt from."""
LEAST = 0.01
"""Weights nearer to nought are left out."""


@dataclass(frozen=True)
class Example:
    """A sentence as the model sees it, and whether a reader marked it as an act."""

    text: str
    words: tuple[Word, ...]
    reading: Reading
    kind: Kind
    act: bool


def train_sentences(examples: Sequence[Example]) -> SentenceModel:
    """Return a logistic regression (L2, C = 1) taught on the examples, in whatever order."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    ordered = sorted(examples, key=lambda example: (example.text, example.act))
    found = [features(example.words, example.reading, example.kind) for example in ordered]
    count = Counter(name for names in found for name in names)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform(
        [dict.fromkeys((n for n in sorted(names) if count[n] >= FEWEST), 1.0) for names in found]
    )
    model = LogisticRegression(C=1.0, max_iter=3000)
    model.fit(rows, [example.act for example in ordered])
    names = vectorizer.get_feature_names_out()
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= LEAST
    }
    return SentenceModel(weights, round(float(model.intercept_[0]), 3), _key(ordered))


def _key(examples: Sequence[Example]) -> str:
    """Return a hash of what a model is taught on."""
    digest = hashlib.blake2b(digest_size=8)
    for example in examples:
        digest.update(f"{example.text}\t{example.act}\n".encode())
    return digest.hexdigest()
