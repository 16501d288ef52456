"""Give sentences the tags, names and trees that they lack, as the teacher reads them.

What is annotated by hand stays. A tag is given where the teacher is sure of it, names where it is
sure of every word of the sentence, trees always.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from policymine.language.training.sources import Sentence
from policymine.language.training.teacher.batches import is_fit
from policymine.language.training.teacher.decoding import NAMES, find_names, find_tree
from policymine.language.training.teacher.network import Scores, Teacher

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLEAR = 0.6
"""Least probability of the label of every word where a sentence's names are used."""

SURE = 0.9
"""Least probability of a tag that is used: those of the small network are nearly as good."""

BATCH_WORDS = 1500


def annotate(sentences: Sequence[Sentence], teacher: Teacher) -> list[Sentence]:
    """Return the sentences in their order, the fit ones with the layers that they lacked."""
    done = dict(enumerate(sentences))
    with torch.no_grad():
        for places in _group_places(sentences):
            found = _annotate_batch([sentences[place] for place in places], teacher)
            done.update(zip(places, found, strict=True))
    return [done[place] for place in range(len(sentences))]


def _group_places(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """Yield places of sentences of like length, some `BATCH_WORDS` words at a time."""
    group: list[int] = []
    words = 0
    fit = [place for place, sentence in enumerate(sentences) if is_fit(sentence)]
    for place in sorted(fit, key=lambda place: len(sentences[place].tokens)):
        group.append(place)
        words += len(sentences[place].tokens)
        if words >= BATCH_WORDS:
            yield group
            group, words = [], 0
    if group:
        yield group


def _annotate_batch(sentences: Sequence[Sentence], teacher: Teacher) -> list[Sentence]:
    scores = teacher(sentences)
    trees = _read_trees(sentences, scores)
    heads = torch.zeros(scores.words.shape, dtype=torch.long)
    for row, tree in enumerate(trees):
        heads[row, : len(tree)] = torch.tensor(tree, dtype=torch.long)
    relations = _name_relations(teacher, scores, heads)
    names = torch.softmax(scores.names, -1).numpy()
    tags = _read_tags(teacher, scores)
    return [
        _fill(
            sentence,
            tags[row],
            _read_names(names[row, 1 : len(sentence.tokens) + 1]),
            trees[row],
            relations[row],
        )
        for row, sentence in enumerate(sentences)
    ]


def _read_tags(teacher: Teacher, scores: Scores) -> list[list[str]]:
    """Return the tag of every word, root included, empty where the teacher is not sure of it."""
    chances, found = torch.softmax(scores.tags, -1).max(-1)
    labels = teacher.labels.tags
    return [
        [labels[tag] if chance >= SURE else "" for chance, tag in zip(*row, strict=True)]
        for row in zip(chances.tolist(), found.tolist(), strict=True)
    ]


def _read_trees(sentences: Sequence[Sentence], scores: Scores) -> list[list[int]]:
    arcs = torch.log_softmax(scores.arcs, -1).numpy()
    sizes = [len(sentence.tokens) + 1 for sentence in sentences]
    return [find_tree(arcs[row, :size, :size]) for row, size in enumerate(sizes)]


def _name_relations(teacher: Teacher, scores: Scores, heads: Tensor) -> list[list[str]]:
    """Return the relation of every word to its head; the root's is the root's alone."""
    found = teacher.score_relations(scores, heads)
    found[..., teacher.labels.relations.index("ROOT")] = float("-inf")
    names = [[teacher.labels.relations[number] for number in row] for row in found.argmax(-1)]
    return [
        ["ROOT" if head == 0 else name for head, name in zip(tree, row, strict=True)]
        for tree, row in zip(heads.tolist(), names, strict=True)
    ]


def _read_names(chances: NDArray[np.float32]) -> list[str]:
    labels = find_names(chances)
    if any(row[label] < CLEAR for row, label in zip(chances, labels, strict=True)):
        return [""] * len(labels)
    return [NAMES[label] for label in labels]


def _fill(
    sentence: Sentence,
    tags: Sequence[str],
    names: Sequence[str],
    tree: Sequence[int],
    relations: Sequence[str],
) -> Sentence:
    """Return a sentence with what it lacks; `tags`, `tree` and `relations` begin with the root."""
    tokens = []
    for place, token in enumerate(sentence.tokens):
        new = token if token.entity else replace(token, entity=names[place])
        if not token.pos:
            pos, _, feats = tags[place + 1].partition("|")
            new = replace(new, pos=pos, feats=feats)
        if token.head < 0 and tree:
            head = tree[place + 1]
            new = replace(new, head=place if head == 0 else head - 1, relation=relations[place + 1])
        tokens.append(new)
    return replace(sentence, tokens=tuple(tokens))
