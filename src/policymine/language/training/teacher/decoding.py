"""The best names and the best tree by given scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
"""What a word can be of a name."""

_NEVER = -1e4
_LIKELY_ROOTS = 3
_LIKELY_HEADS = 12
"""How many candidates are tried for a tree where the best head of every word gives none."""


def find_names(chances: Scores) -> list[int]:
    """Return the likeliest labels (numbers of `NAMES`) of words × labels that make whole names.

    Viterbi's way: a word inside a name follows one of the same name.
    """
    import numpy as np

    logs = np.log(np.maximum(chances, 1e-9))
    allowed = np.array([[0.0 if _may_follow(b, a) else _NEVER for b in NAMES] for a in NAMES])
    best = logs[0] + np.array([0.0 if _may_follow(name, "O") else _NEVER for name in NAMES])
    back = []
    for row in logs[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    labels = [int(best.argmax())]
    for row in reversed(back):
        labels.append(int(row[labels[-1]]))
    return labels[::-1]


def _may_follow(name: str, before: str) -> bool:
    return not name.startswith("I-") or before[2:] == name[2:]


def find_tree(arcs: Scores) -> list[int]:
    """Return the head of every place of (root and words) × heads; empty if no tree was found.

    0 is the root, which is its own head and has one word below it. Mostly the best head of each
    word makes a tree; elsewhere the best tree is looked for (Chu & Liu 1965, Edmonds 1967).
    """
    heads = [0, *(int(head) for head in arcs[1:].argmax(1))]
    if is_tree(heads):
        return heads
    roots = [int(root) + 1 for root in (-arcs[1:, 0]).argsort()[:_LIKELY_ROOTS]]
    trees = [tree for root in roots if is_tree(tree := _span(arcs, root))]
    return max(trees, key=lambda tree: _sum(arcs, tree), default=[])


def is_tree(heads: Sequence[int]) -> bool:
    """Say whether all words lead to the root, through one word below it."""
    if sum(head == 0 for head in heads[1:]) != 1:
        return False
    for at in range(1, len(heads)):
        for _ in heads:
            at = heads[at]
        if at:
            return False
    return True


def _sum(arcs: Scores, heads: Sequence[int]) -> float:
    return float(sum(arcs[place, head] for place, head in enumerate(heads) if place))


def _span(arcs: Scores, root: int) -> list[int]:
    """Return the best tree below one word, or less than a tree where its candidates make none."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    for word in range(1, len(arcs)):
        for head in (-arcs[word, 1:]).argsort()[:_LIKELY_HEADS] + 1:
            if head != word != root:
                graph.add_edge(int(head), word, weight=float(arcs[word, head]))
    heads = [0] * len(arcs)
    try:
        tree = nx.maximum_spanning_arborescence(graph)
    except nx.NetworkXException:
        return heads
    for head, word in tree.edges:
        heads[word] = head
    return heads
