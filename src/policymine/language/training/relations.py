"""Names of relations where rules are not enough: a table learnt from UD dev."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from policymine.language.training.ddt import Tree
from policymine.language.training.sources import Sentence
from policymine.language.training.trees import convert_tree

NameTable = dict[tuple[str, ...], str]
"""Relation by what it hangs on, the most specific first."""


def learn_names(pairs: Iterable[tuple[Sentence, Sentence]]) -> NameTable:
    """Learn relation names from sentences with DDT's tree beside the same with UD's gold tree."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for sentence, gold in pairs:
        tree, converted = Tree(sentence), convert_tree(sentence)
        for index, (ours, theirs) in enumerate(zip(converted.tokens, gold.tokens, strict=True)):
            if ours.head == theirs.head:
                for key in _name_keys(tree, converted, index):
                    counts[key][theirs.relation] += 1
    best = {key: counter.most_common(1)[0] for key, counter in counts.items()}
    return {
        key: name
        for key, (name, count) in best.items()
        if count >= 2 and count >= 0.5 * counts[key].total()
    }


def _name_keys(tree: Tree, converted: Sentence, index: int) -> list[tuple[str, ...]]:
    """Return what a relation's name may hang on, the most specific first."""
    token = converted.tokens[index]
    top, head = tree.tokens[tree.top(index)], converted.tokens[token.head]
    below = tree.promoted(index)
    role = "" if below is None else tree.tokens[below].relation
    side = "right" if token.head < index else "left"
    wide = (top.relation, token.pos, token.relation)
    middle = (*wide, top.msd[:2], head.pos)
    return [(*middle, token.msd[:2], role, side), middle, wide]


def name_relations(sentence: Sentence, converted: Sentence, names: NameTable) -> Sentence:
    """Return the converted sentence with the learnt names of its relations."""
    tree = Tree(sentence)
    return replace(
        converted,
        tokens=tuple(
            token
            if token.head == index
            else replace(token, relation=_learnt(tree, converted, index, names))
            for index, token in enumerate(converted.tokens)
        ),
    )


def _learnt(tree: Tree, converted: Sentence, index: int, names: NameTable) -> str:
    keys = _name_keys(tree, converted, index)
    return next((names[key] for key in keys if key in names), converted.tokens[index].relation)
