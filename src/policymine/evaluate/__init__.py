"""Measure codings against gold, and coders against each other."""

from policymine.evaluate.accuracy import Accuracy, measure, render_accuracy
from policymine.evaluate.agreement import cohens_kappa, interval, krippendorffs_alpha
from policymine.evaluate.coders import (
    compare_humans,
    machine_firsts,
    measure_agreement,
    render_agreement,
)
from policymine.evaluate.gold import GoldItem, Pair, coded_findings, pair_up, read_gold, read_golds
from policymine.schema.coding import Agreement

__all__ = [
    "Accuracy",
    "Agreement",
    "GoldItem",
    "Pair",
    "coded_findings",
    "cohens_kappa",
    "compare_humans",
    "interval",
    "krippendorffs_alpha",
    "machine_firsts",
    "measure",
    "measure_agreement",
    "pair_up",
    "read_gold",
    "read_golds",
    "render_accuracy",
    "render_agreement",
]
