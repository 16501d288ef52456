"""Guess the names in the sentences of PAROLE-DK that UNER does not cover.

UNER annotates a third of PAROLE. In the rest the morphology, made by hand, says which words are
proper nouns; whether a name is a person, a place or an organisation is guessed from its embedding
(multilingual E5 small, Wang et al. 2024), which has seen most names of the world, and from the
words next to it, as learnt from the sentences that UNER does cover. A sentence is used only if
every name in it is clear enough; elsewhere the layer stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from policymine.language.training.sources import Sentence, Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from policymine.language.embedding import Embedder

CLEAR = 0.7
"""Least probability of every label in a sentence that is used."""

_OUTSIDE = "O"


@dataclass(frozen=True)
class Candidate:
    """A run of capitalised words that may be a name, and where it stands."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words themselves."""
        return " ".join(self.sentence.forms[self.start : self.end])

    @property
    def label(self) -> str:
        """UNER's label of exactly this run, if it has one."""
        tokens = self.sentence.tokens
        inside = all(token.entity.startswith("I-") for token in tokens[self.start + 1 : self.end])
        goes_on = self.end < len(tokens) and tokens[self.end].entity.startswith("I-")
        first = tokens[self.start].entity
        return first[2:] if first.startswith("B-") and inside and not goes_on else _OUTSIDE


def find_candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Yield the runs of proper nouns and capitalised nouns of a sentence.

    A run ends after a genitive ("OBs | Johnny Hansen"), as the owner of a name is not part of it.
    """
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _is_name_word(tokens[end], end):
            end += 1
            if tokens[end - 1].msd[4:5] == "G":
                break
        if end > at:
            yield Candidate(sentence, at, end)
        at = max(end, at + 1)


def _is_name_word(token: Token, index: int) -> bool:
    if token.msd.startswith("NP"):
        return True
    return index > 0 and token.form[:1].isupper() and token.msd[:2] in ("NC", "XF", "XX")


class NameGuesser:
    """A linear classifier over embeddings and neighbouring words."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._model: Any = None
        self._words: Any = None

    def fit(self, candidates: Sequence[Candidate]) -> NameGuesser:
        """Learn from candidates of sentences that UNER annotates."""
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression

        self._words = DictVectorizer().fit(_neighbours(candidate) for candidate in candidates)
        self._model = LogisticRegression(C=4.0, max_iter=500)
        self._model.fit(self._features(candidates), [candidate.label for candidate in candidates])
        return self

    def guess(self, candidates: Sequence[Candidate]) -> list[tuple[str, float]]:
        """Return the likeliest label of each candidate and its probability."""
        chances: NDArray[np.float64] = self._model.predict_proba(self._features(candidates))
        best = chances.argmax(axis=1)
        labels = self._model.classes_
        return [(str(labels[i]), float(row[i])) for i, row in zip(best, chances, strict=True)]

    def _features(self, candidates: Sequence[Candidate]) -> Any:
        from scipy.sparse import csr_matrix, hstack

        texts = [candidate.text for candidate in candidates]
        different = list(dict.fromkeys(texts))
        rows = {text: row for row, text in enumerate(different)}
        vectors = self._embedder.embed(different)[[rows[text] for text in texts]]
        words = self._words.transform(_neighbours(candidate) for candidate in candidates)
        # Unit vectors of 384 numbers are raised to weigh as much as the words beside them.
        return hstack([csr_matrix(10 * vectors), words]).tocsr()


def _neighbours(candidate: Candidate) -> dict[str, str | bool]:
    tokens, start, end = candidate.sentence.tokens, candidate.start, candidate.end
    last = tokens[end - 1]
    return {
        "before": tokens[start - 1].form.lower() if start else "",
        "before lemma": tokens[start - 1].lemma if start else "",
        "after": tokens[end].form.lower() if end < len(tokens) else "",
        "kinds": " ".join(token.msd[:2] for token in tokens[start:end]),
        "end": last.lemma[-5:].lower(),
        "length": str(min(3, end - start)),
        "capitals": candidate.text.isupper(),
        "hyphen": "-" in candidate.text,
        "genitive": last.msd[4:5] == "G",
        f"word {last.lemma.lower()}": True,
        f"first {tokens[start].lemma.lower()}": True,
    }


def add_guesses(sentences: Sequence[Sentence], embedder: Embedder) -> list[Sentence]:
    """Return the sentences, those without names annotated now with guessed ones where clear."""
    known = [s for s in sentences if s.tokens[0].entity and s.tokens[0].msd]
    guesser = NameGuesser(embedder).fit([c for s in known for c in find_candidates(s)])
    found = [
        candidate
        for sentence in sentences
        if not sentence.tokens[0].entity
        for candidate in find_candidates(sentence)
    ]
    guesses: dict[int, list[tuple[Candidate, str, float]]] = {}
    for candidate, (label, chance) in zip(found, guesser.guess(found), strict=True):
        guesses.setdefault(id(candidate.sentence), []).append((candidate, label, chance))
    return [
        sentence if sentence.tokens[0].entity else _label(sentence, guesses.get(id(sentence), []))
        for sentence in sentences
    ]


def _label(sentence: Sentence, guesses: list[tuple[Candidate, str, float]]) -> Sentence:
    if any(chance < CLEAR for _, _, chance in guesses):
        return sentence
    entities = [_OUTSIDE] * len(sentence.tokens)
    for candidate, label, _ in guesses:
        if label != _OUTSIDE:
            inside = [f"I-{label}"] * (candidate.end - candidate.start - 1)
            entities[candidate.start : candidate.end] = [f"B-{label}", *inside]
    return replace(
        sentence,
        tokens=tuple(
            replace(token, entity=entity)
            for token, entity in zip(sentence.tokens, entities, strict=True)
        ),
    )
