"""The trainings themselves: one on what is annotated by hand, then rounds on more names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from policymine.language.training.work import Work, run_step

CONFIGS = Path(__file__).parent
_RATE = "training.optimizer.learn_rate"
ROUNDS: tuple[Mapping[str, float], ...] = (
    {
        "training.max_steps": 1500,
        f"{_RATE}.warmup_steps": 100,
        f"{_RATE}.total_steps": 4000,
        f"{_RATE}.initial_rate": 0.001,
    },
    {
        "training.max_steps": 1000,
        f"{_RATE}.warmup_steps": 50,
        f"{_RATE}.total_steps": 1000,
        f"{_RATE}.initial_rate": 0.0006,
    },
)
"""Length of each round of the second training, and how its learning rate rises and falls."""


def train_pipeline(work: Work) -> None:
    """Train on what is annotated by hand."""
    _train("train.cfg", work.trained, {}, train=work.train, dev=work.dev, base=work.base)


def refine_pipeline(work: Work) -> None:
    """Train on, with guessed and swapped names and a falling learning rate, round by round."""
    start = work.trained / "model-best"
    for number, settings in enumerate(ROUNDS):
        target = work.refined(number)
        paths = {"train": work.more, "dev": work.dev, "base": work.base, "start": start}
        run_step(target, partial(_train, "refine.cfg", target, settings, **paths))
        start = target / "model-last"


def _train(config: str, output: Path, settings: Mapping[str, float], **paths: Path) -> None:
    """Run `spacy train` on a config beside this module."""
    from spacy.cli.train import train

    overrides = {f"paths.{name}": str(path) for name, path in paths.items()}
    part = output.with_name(f"{output.name}.part")  # so that what is there is whole
    train(CONFIGS / config, part, overrides=overrides | dict(settings))
    part.rename(output)
