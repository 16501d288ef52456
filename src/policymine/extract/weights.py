"""A logistic regression over named features: its weights, and the file that keeps them."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from policymine.resources import resource

FORMAT = 1
"""Raised when the features change, so that older weights are not taken for theirs."""


@dataclass(frozen=True)
class Weights:
    """The weights of features by name; a feature that has none counts nothing.

    ``key`` is a hash of what they were taught on.
    """

    weights: Mapping[str, float]
    bias: float
    key: str = ""

    def chance(self, features: Iterable[str]) -> float:
        """Return how likely a text with some features, each named once, is one of those taught."""
        score = self.bias + sum(self.weights.get(name, 0.0) for name in features)
        return 1 / (1 + math.exp(-score))


@cache
def read_weights(name: str) -> Weights:
    """Return the weights in a file that comes with policymine."""
    stored = json.loads(gzip.decompress(resource(name).read_bytes()))
    assert stored["format"] == FORMAT, f"{name} is of another version"
    return Weights(stored["weights"], stored["bias"], stored["key"])


def write_weights(weights: Weights) -> bytes:
    """Return weights as the bytes of a file; equal weights give equal bytes."""
    by_name = dict(sorted(weights.weights.items()))
    stored = {"format": FORMAT, "key": weights.key, "bias": weights.bias, "weights": by_name}
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8"), mtime=0)
