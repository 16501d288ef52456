"""Put other names in the place of a sentence's own, so that a name is known by where it stands."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from policymine.language.training.sources import Sentence, Token

NameKind = tuple[str, int, bool]
"""Label, number of words, and whether the last one is a genitive."""

Names = dict[NameKind, list[tuple[Token, ...]]]


def _find_names(sentence: Sentence) -> Iterator[tuple[int, int, NameKind]]:
    """Yield start, end and kind of the names that are proper nouns throughout."""
    tokens, start = sentence.tokens, 0
    while start < len(tokens):
        end = start + 1
        if tokens[start].entity.startswith("B-"):
            while end < len(tokens) and tokens[end].entity.startswith("I-"):
                end += 1
            if all(token.pos == "PROPN" for token in tokens[start:end]):
                genitive = "Case=Gen" in tokens[end - 1].feats
                yield start, end, (tokens[start].entity[2:], end - start, genitive)
        start = end


def collect_names(sentences: Iterable[Sentence]) -> Names:
    """Return the different names of all sentences by kind."""
    names: dict[NameKind, dict[tuple[str, ...], tuple[Token, ...]]] = defaultdict(dict)
    for sentence in sentences:
        for start, end, kind in _find_names(sentence):
            name = sentence.tokens[start:end]
            names[kind][tuple(token.form for token in name)] = name
    return {kind: list(different.values()) for kind, different in names.items()}


def swap_names(sentence: Sentence, names: Names, rng: random.Random) -> Sentence:
    """Put another name of the same kind in the place of each; tree and spacing stay."""
    tokens = list(sentence.tokens)
    for start, end, kind in _find_names(sentence):
        for index, other in zip(range(start, end), rng.choice(names[kind]), strict=True):
            tokens[index] = replace(
                tokens[index], form=other.form, lemma=other.lemma, feats=other.feats
            )
    return replace(sentence, tokens=tuple(tokens))
