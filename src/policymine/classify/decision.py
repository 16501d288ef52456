"""From log-odds to codes: the document's own shares, thresholds, first choice, doubt."""

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

_PRIOR_WEIGHT = 8.0
"""Findings that the shares in training count as against a document's own findings."""

_ROUNDS = 50


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


def decide(logits: Matrix, threshold: Matrix, prior: Matrix | None) -> list[Decision]:
    """Return a decision for each row of log-odds.

    With ``prior``, the share of each code in training, the rows are taken as one document whose
    own shares are estimated first.
    """
    import numpy as np

    if prior is not None and len(logits):
        logits = shift_to_document(logits, prior)
    scores = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return [_decide_one(row, threshold) for row in np.clip(scores, 0, 0.999)]


def shift_to_document(logits: Matrix, prior: Matrix) -> Matrix:
    """Return log-odds for the shares of the codes that the document's findings suggest.

    Expectation-maximisation over the document (Saerens, Latinne and Decaestecker 2002). Training
    passages are balanced over the codes, plans are not: in a plan for social psychiatry a promise
    that names no group is likely to serve a code, in a road plan it is not. The training shares
    count as eight findings, so that short documents move little.
    """
    import numpy as np

    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    share = prior
    for _ in range(_ROUNDS):
        weights = odds * (share / prior)
        weights /= weights.sum(axis=1, keepdims=True)
        share = (weights.sum(axis=0) + _PRIOR_WEIGHT * prior) / (len(odds) + _PRIOR_WEIGHT)
    shifted: Matrix = logits + np.log(share / prior)
    return shifted


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
