"""Measure codings against gold, and coders against each other."""

from policymine.evaluate.accuracy import Accuracy, measure, render_accuracy
from policymine.evaluate.agreement import cohens_kappa, interval, krippendorffs_alpha
from policymine.evaluate.gold import GoldItem, Pair, coded_findings, pair_up, read_gold

__all__ = [
    "Accuracy",
    "GoldItem",
    "Pair",
    "coded_findings",
    "cohens_kappa",
    "interval",
    "krippendorffs_alpha",
    "measure",
    "pair_up",
    "read_gold",
    "render_accuracy",
]
