"""Base forms of the words of a corpus, so that *tilbud*, *tilbuddet* and *tilbuddene* are one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word: letters, and hyphens between them."""
SAMPLE = 3
"""Passages that a word is lemmatised in: more seldom change what most of them say."""
NOT_NEEDED = ("parser", "ner", "senter", "entity_linker")
"""What a pipeline may do that has no say in lemmas, and takes most of its time."""


def build_lemmas(passages: Iterable[str], nlp: Language | None) -> dict[str, str]:
    """Return the base form of each word of some passages, both in lower case.

    A word has one base form in a corpus: the one that the pipeline gives it most often in the
    first passages it stands in. A form that no passage has (models invent some for compounds)
    gives way to the commonest word among those that share it. Without ``nlp`` there are none.
    """
    if nlp is None:
        return {}
    texts = list(passages)
    counts = Counter(word for text in texts for word in WORD.findall(text.casefold()))
    return _attested(_most_common(_lemmatised(_sampled(texts), nlp)), counts)


def _sampled(texts: Iterable[str]) -> Iterator[str]:
    """Yield the passages that have a word which fewer than ``SAMPLE`` before them had."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = set(WORD.findall(text.casefold()))
        if any(seen[word] < SAMPLE for word in words):
            seen.update(words)
            yield text


def _lemmatised(texts: Iterable[str], nlp: Language) -> dict[str, Counter[str]]:
    lemmas: dict[str, Counter[str]] = defaultdict(Counter)
    with nlp.select_pipes(disable=[name for name in NOT_NEEDED if name in nlp.pipe_names]):
        for doc in nlp.pipe(texts, batch_size=128):
            for token in doc:
                word = token.text.casefold()
                lemmas[word][(token.lemma_ or word).casefold()] += 1
    return lemmas


def _most_common(lemmas: Mapping[str, Counter[str]]) -> dict[str, str]:
    return {word: found.most_common(1)[0][0] for word, found in lemmas.items()}


def _attested(lemmas: Mapping[str, str], counts: Mapping[str, int]) -> dict[str, str]:
    """Return the lemmas, each by a word that the corpus has."""
    words: dict[str, list[str]] = defaultdict(list)
    for word, lemma in lemmas.items():
        words[lemma].append(word)
    names = {
        lemma: lemma
        if lemma in counts
        else min(found, key=lambda word: (-counts.get(word, 0), word))
        for lemma, found in words.items()
    }
    return {word: names[lemma] for word, lemma in lemmas.items()}
