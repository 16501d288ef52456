"""The mean of pipelines has the mean of their weights."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import Linear, chain

from policymine.language.training.means import take_mean


def test_every_weight_is_the_mean() -> None:
    models = [chain(Linear(2, 2), Linear(2, 2)) for _ in range(3)]
    for value, model in enumerate(models):
        model.initialize(X=np.zeros((1, 2), dtype="f"))
        for node in model.walk():
            for name in node.param_names:
                node.set_param(name, np.full_like(node.get_param(name), 3.0 * value))
    take_mean(models)
    for layer in models[0].layers:
        assert layer.get_param("W") == pytest.approx(np.full((2, 2), 3.0))
