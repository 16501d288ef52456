"""Simpler coders to hold the coder against: each learns from the same texts and names one code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from policymine.classify.load import build_coder
from policymine.classify.reading import Reading, read_passage
from policymine.classify.training import train, training_passages
from policymine.language.embedding import Embedder
from policymine.schema.codebook import Codebook, Passage

Answer = tuple[str, ...]
Answering = Callable[[Sequence[Reading]], list[Answer]]
"""Gives each reading its codes, the first choice first."""

THE_CODER = "the coder"
TFIDF = "TF-IDF + regression, tuned"


@dataclass(frozen=True)
class Lesson:
    """What every coder learns from."""

    codebook: Codebook
    passages: tuple[Passage, ...]
    embedder: Embedder | None

    @property
    def known(self) -> list[Passage]:
        """The codebook's own texts and the passages, those with a code of the codebook."""
        return training_passages(self.codebook, self.passages)

    @property
    def firsts(self) -> list[str]:
        """Their first choices."""
        return [passage.codes[0] for passage in self.known]


def learn_coder(lesson: Lesson) -> Answering:
    """Return the coder of this package; it may give several codes."""
    book = lesson.codebook
    model = train(book, lesson.passages, lesson.embedder)
    coder = build_coder(book, model, lesson.embedder)

    def answer(readings: Sequence[Reading]) -> list[Answer]:
        decisions = coder.decide(readings)
        return [tuple(model.head.codes[c] for c in decision.assigned) for decision in decisions]

    return answer


def learn_tfidf(lesson: Lesson) -> Answering:
    """Return a logistic regression over TF-IDF, tuned by cross-validation on the texts alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV
    from sklearn.pipeline import make_pipeline

    words: Any = TfidfVectorizer(sublinear_tf=True)
    regression: Any = LogisticRegression(max_iter=2000)
    grid = {
        "tfidfvectorizer__ngram_range": [(1, 1), (1, 2)],
        "tfidfvectorizer__min_df": [1, 2],
        "logisticregression__C": [1, 10, 100],
        "logisticregression__class_weight": [None, "balanced"],
    }
    search: Any = GridSearchCV(make_pipeline(words, regression), grid, scoring="f1_macro", cv=5)
    texts = [_joined(read_passage(passage)) for passage in lesson.known]
    search.fit(texts, lesson.firsts)
    return lambda readings: [(str(c),) for c in search.predict([_joined(r) for r in readings])]


def learn_zero_shot(lesson: Lesson) -> Answering:
    """Return the nearest title of the codebook by embedding; nothing is learnt."""
    book = lesson.codebook
    return _nearest(lesson, [code.title for code in book.codes], book.code_ids)


def learn_nearest(lesson: Lesson) -> Answering:
    """Return the code of the nearest text by embedding."""
    return _nearest(lesson, [passage.text for passage in lesson.known], lesson.firsts)


RIVALS: dict[str, Callable[[Lesson], Answering]] = {
    THE_CODER: learn_coder,
    TFIDF: learn_tfidf,
    "nearest example": learn_nearest,
    "zero-shot, titles": learn_zero_shot,
}
"""All coders that are compared, this package's own first."""


def _nearest(lesson: Lesson, texts: Sequence[str], codes: Sequence[str]) -> Answering:
    embedder = lesson.embedder
    if embedder is None:
        raise ValueError("Nearest texts are found by an embedder.")
    vectors = embedder.embed(texts)

    def answer(readings: Sequence[Reading]) -> list[Answer]:
        near = embedder.embed([reading.text for reading in readings]) @ vectors.T
        return [(codes[place],) for place in near.argmax(axis=1)]

    return answer


def _joined(reading: Reading) -> str:
    return f"{reading.context} {reading.text}".strip()


def learn_all(lesson: Lesson) -> dict[str, Answering]:
    """Return all coders, without those that need an embedder where there is none."""
    needs = {learn_nearest, learn_zero_shot}
    usable = {n: f for n, f in RIVALS.items() if lesson.embedder is not None or f not in needs}
    return {name: learn(lesson) for name, learn in usable.items()}


def part_of(lesson: Lesson, share: float, draw: int) -> Lesson:
    """Return a lesson with a random share of the passages, the same for the same ``draw``."""
    from random import Random

    count = round(share * len(lesson.passages))
    some = Random(draw).sample(range(len(lesson.passages)), count)
    kept = tuple(lesson.passages[place] for place in sorted(some))
    return Lesson(lesson.codebook, kept, lesson.embedder)
