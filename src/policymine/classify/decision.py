"""From log-odds to codes: what the plan makes likely, thresholds, first choice, doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

MOST_CODES = 3
"""Codes a finding gets at most: a promise that serves four codes serves none in particular."""

CLOSE = 0.15
"""Lead of the first choice below which a coding is uncertain."""


@dataclass(frozen=True)
class Decision:
    """Scores of a finding (codes in the codebook's order, none last) and what is assigned."""

    scores: tuple[float, ...]
    assigned: tuple[int, ...]
    uncertain: bool

    @property
    def first(self) -> int:
        """The first choice."""
        return self.assigned[0]

    @property
    def runner_up(self) -> int:
        """The best code that was not assigned, or the lowest assigned one if all were."""
        rest = [c for c in range(len(self.scores)) if c not in self.assigned]
        return max(rest, key=lambda c: self.scores[c]) if rest else self.assigned[-1]


def decide(logits: Matrix, threshold: Matrix) -> list[Decision]:
    """Return a decision for each row of log-odds, a column a code and none the last."""
    import numpy as np

    scores = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return [_decide_one(row, threshold) for row in np.clip(scores, 0, 0.999)]


def shift_for(trained: Matrix, none: float) -> Matrix:
    """Return what is added to log-odds where the share of none is another than in training.

    ``trained`` holds the share of each code in training, none the last. By Bayes' rule, odds
    change by the ratio of the shares (Saerens, Latinne and Decaestecker 2002).
    """
    import numpy as np

    expected = trained * (1 - none) / (1 - trained[-1])
    expected[-1] = none
    shift: Matrix = np.log(expected / trained)
    return shift


def _decide_one(row: Matrix, threshold: Matrix) -> Decision:
    scores = tuple(round(float(score), 4) for score in row)
    order = sorted(range(len(scores)), key=lambda code: (-scores[code], code))
    none = len(scores) - 1
    if order[0] == none:
        assigned = [none]
    else:
        passed = [c for c in order if c != none and scores[c] >= threshold[c]]
        assigned = passed[:MOST_CODES] or [order[0]]
        if assigned[0] != order[0]:
            assigned = [order[0], *assigned][:MOST_CODES]
    lead = scores[order[0]] - scores[order[1]]
    weak = scores[order[0]] < threshold[order[0]]
    both = len(assigned) > 1 and order[1] in assigned
    return Decision(scores, tuple(assigned), bool(weak or (lead < CLOSE and not both)))
