"""One pipeline of several: the means of their weights.

Pipelines that are rounds of one training lie in one basin of the loss, and the middle of it does
better than any of its points (Izmailov et al. 2018, "Averaging weights leads to wider optima and
better generalization").
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def read_mean(paths: Sequence[Path]) -> Language:
    """Return the pipeline of the mean weights of these folders, all trained from one start."""
    import spacy

    pipelines = [spacy.load(path) for path in paths]
    for components in zip(*(nlp.pipeline for nlp in pipelines), strict=True):
        take_mean([component.model for _, component in components])
    return pipelines[0]


def take_mean(models: Sequence[Any]) -> None:
    """Give the first of several models of one shape the mean weights of all."""
    for nodes in zip(*(model.walk() for model in models), strict=True):
        for name in nodes[0].param_names:
            if nodes[0].has_param(name):
                total = sum(node.get_param(name) for node in nodes)
                nodes[0].set_param(name, total / len(nodes))
