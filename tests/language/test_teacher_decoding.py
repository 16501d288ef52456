"""The best names and trees by given scores."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from policymine.language.training.teacher.decoding import NAMES, find_names, find_tree, is_tree


def chances(*labels: str) -> np.ndarray:
    """Return words × labels: .6 for the label named, the rest shared."""
    table = np.full((len(labels), len(NAMES)), 0.4 / (len(NAMES) - 1), np.float32)
    for row, label in zip(table, labels, strict=True):
        row[NAMES.index(label)] = 0.6
    return table


def test_a_name_begins_before_it_goes_on() -> None:
    found = [NAMES[label] for label in find_names(chances("O", "I-PER", "I-PER", "O"))]

    assert found in (["O", "B-PER", "I-PER", "O"], ["O", "O", "O", "O"], ["O", "B-PER", "O", "O"])
    assert all(a[2:] == b[2:] for a, b in itertools.pairwise(found) if b.startswith("I-"))


def test_names_that_are_whole_stay_as_they_are() -> None:
    labels = ["B-ORG", "I-ORG", "O", "B-LOC", "B-LOC"]

    assert [NAMES[label] for label in find_names(chances(*labels))] == labels


def test_the_best_heads_are_kept_where_they_make_a_tree() -> None:
    arcs = np.log(np.array([[1, 0.1, 0.1], [0.1, 0.1, 0.8], [0.8, 0.1, 0.1]], np.float32))

    assert find_tree(arcs) == [0, 2, 0]


def test_a_circle_is_opened_where_it_costs_least() -> None:
    scores = np.full((4, 4), -9.0, np.float32)
    scores[1, 2], scores[2, 1], scores[3, 2] = -0.1, -0.2, -0.1
    scores[1, 0], scores[2, 0] = -3.0, -1.0

    assert find_tree(scores) == [0, 2, 0, 2]


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 9), st.integers(0, 10_000))
def test_whatever_the_scores_there_is_one_root_and_all_lead_to_it(words: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(words, words)).astype(np.float32)

    tree = find_tree(arcs)

    assert is_tree(tree)
    assert best_tree_score(arcs) <= sum(arcs[at, tree[at]] for at in range(1, words)) + 1e-4


def best_tree_score(arcs: np.ndarray) -> float:
    """Return the score of the best tree by trying all, of four words at most."""
    words = len(arcs)
    if words > 5:
        return float("-inf")
    trees = itertools.product(range(words), repeat=words - 1)
    return max(
        float(sum(arcs[at, heads[at - 1]] for at in range(1, words)))
        for heads in trees
        if is_tree([0, *heads])
    )
