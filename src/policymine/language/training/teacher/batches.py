"""Sentences as tables of numbers: pieces going in, annotation coming out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from policymine.language.training.sources import Sentence, Token
from policymine.language.training.teacher.decoding import NAMES
from policymine.language.training.teacher.encoder import Pieces
from policymine.language.training.teacher.weights import Sizes

MOST_WORDS = 120
"""Longer sentences are left out: they are lists and tables, and dear."""

ABSENT = -100
"""Where a word lacks an annotation; the loss passes over it."""


def is_fit(sentence: Sentence) -> bool:
    """Say whether a sentence is neither empty nor longer than what is learnt from."""
    return len(sentence.tokens) in range(1, MOST_WORDS)


@dataclass(frozen=True)
class Labels:
    """What a word can be said to be: tags ("UPOS|FEATS") and relations, by their numbers."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]


def collect_labels(sentences: Iterable[Sentence]) -> Labels:
    """Return the tags that occur more than once, and all relations."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    tags = Counter(write_tag(token) for token in tokens if token.pos)
    relations = {token.relation for token in tokens if token.relation}
    return Labels(
        tuple(sorted(tag for tag, count in tags.items() if count > 1)), tuple(sorted(relations))
    )


def write_tag(token: Token) -> str:
    """Return word class and features as one tag."""
    return f"{token.pos}|{token.feats}"


@dataclass(frozen=True)
class Batch:
    """Sentences × pieces: `ids`, and whether one is `present`.

    Sentences × (root and words): places of the `first` and `last` piece of each, and whether there
    is a word. The root stands at the piece that starts every text.
    """

    ids: Tensor
    present: Tensor
    first: Tensor
    last: Tensor
    words: Tensor


def build_batch(sentences: Sequence[Sentence], pieces: Pieces, sizes: Sizes) -> Batch:
    """Split the words of sentences into pieces and put all into one table."""
    rows, firsts, lasts = [], [], []
    for sentence in sentences:
        row, first, last, space = [sizes.start], [0], [0], True
        for token in sentence.tokens:
            first.append(len(row))
            row.extend(pieces.split(token.form, space=space))
            last.append(len(row) - 1)
            space = token.space
        rows.append([*row[: sizes.positions - 1], sizes.end])
        firsts.append(first)
        lasts.append(last)
    ids = _fill(rows, sizes.padding)
    return Batch(
        ids=ids,
        present=_fill([[1] * len(row) for row in rows], 0).bool(),
        first=_fill(firsts, 0).clamp(max=ids.shape[1] - 1),
        last=_fill(lasts, 0).clamp(max=ids.shape[1] - 1),
        words=_fill([[1] * len(first) for first in firsts], 0).bool(),
    )


@dataclass(frozen=True)
class Gold:
    """What is annotated, sentences × (root and words); `ABSENT` where it is not."""

    tags: Tensor
    names: Tensor
    heads: Tensor
    relations: Tensor


def build_gold(sentences: Sequence[Sentence], labels: Labels) -> Gold:
    """Return the annotation of sentences; a head is a place in the table, 0 the root."""
    tags = {tag: number for number, tag in enumerate(labels.tags)}
    relations = {name: number for number, name in enumerate(labels.relations)}

    def gather(read: Callable[[Token, int], int]) -> Tensor:
        rows = [
            [ABSENT, *(read(token, place) for place, token in enumerate(sentence.tokens))]
            for sentence in sentences
        ]
        return _fill(rows, ABSENT)

    def head(token: Token, place: int) -> int:
        if token.head < 0:
            return ABSENT
        return 0 if token.head == place else token.head + 1

    return Gold(
        tags=gather(lambda token, _: tags.get(write_tag(token), ABSENT)),
        names=gather(lambda token, _: NAMES.index(token.entity) if token.entity else ABSENT),
        heads=gather(head),
        relations=gather(lambda token, _: relations.get(token.relation, ABSENT)),
    )


def _fill(rows: Sequence[Sequence[int]], padding: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[padding] * (width - len(row))] for row in rows])
