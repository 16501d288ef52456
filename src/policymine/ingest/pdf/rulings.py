"""The lying rules of a page that part the rows of tables, and the pieces that they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policymine.ingest.pdf.bands import Span, merge
from policymine.ingest.pdf.rules import Edge

_LEVEL = 1.5
_JOINED = 7.0
_NARROWEST = 150.0
_FEWEST_ROWS = 3


def find_joints(edges: Sequence[Edge], span: Span, height: float) -> tuple[float, ...]:
    """Return where the rule at a height is joined of pieces, each as wide as a cell."""
    left, right = span[0] + _JOINED, span[1] - _JOINED
    level = (edge.box for edge in edges if not edge.upright and abs(edge.box[1] - height) < _LEVEL)
    pieces = sorted((box[0], box[2]) for box in level)
    ends = (one[1] for one, other in pairwise(pieces) if abs(other[0] - one[1]) < _LEVEL)
    return tuple(sorted({end for end in ends if left < end < right}))


def joined_alike(joints: Sequence[float], others: Sequence[float], begin: float) -> bool:
    """Tell whether two rules are joined at the same places, as far as the one beside a cell goes.

    It begins at ``begin``; 0 where it takes the whole width.
    """
    near = [other for other in others if other > begin + _JOINED]
    pairs = zip(joints, near, strict=False)
    return len(joints) == len(near) and all(abs(a - b) < _LEVEL for a, b in pairs)


def find_rulings(edges: Sequence[Edge]) -> list[tuple[Span, dict[float, float]]]:
    """Return where lying rules of one length begin and end, and at what heights there are some.

    Among them are those that begin later, beside a cell that is merged downwards: each height
    comes with where its rule begins then, and else with 0.
    """
    rules: list[tuple[float, list[Span]]] = []
    for edge in sorted((e for e in edges if not e.upright), key=lambda e: e.box[1]):
        left, height, right, _ = edge.box
        if not rules or height > rules[-1][0] + _LEVEL:
            rules.append((height, []))
        rules[-1][1].append((left, right))
    found: list[tuple[Span, dict[float, float]]] = []
    spans = [(height, span) for height, own in rules for span in merge(own, _JOINED)]
    for height, (left, right) in spans:
        if right - left < _NARROWEST:
            continue
        for (a, b), heights in found:
            if abs(a - left) < _JOINED and abs(b - right) < _JOINED:
                heights[height] = 0.0
                break
        else:
            found.append(((left, right), {height: 0.0}))
    for whole, heights in found:
        inner = [rule for rule in spans if min(heights) < rule[0] < max(heights)]
        heights.update((height, rule[0]) for height, rule in inner if _is_beside(rule, whole))
    wholes = [whole for whole, _ in found]
    return [
        (span, heights)
        for span, heights in found
        if len(heights) >= _FEWEST_ROWS and not any(_is_beside(span, whole) for whole in wholes)
    ]


def _is_beside(rule: Span, whole: Span) -> bool:
    """Tell whether a rule ends where another does and takes more than half of its length."""
    (left, right), (first, last) = rule, whole
    return first + _JOINED < left < (first + last) / 2 and abs(right - last) < _JOINED
