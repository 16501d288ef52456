"""The trainings themselves: one on what is annotated by hand, then rounds on what was added."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from policymine.language.training.work import Work, run_step

CONFIGS = Path(__file__).parent
_RATE = "training.optimizer.learn_rate"


@dataclass(frozen=True)
class Round:
    """One training on: from where, on what, how many steps, and the rate it falls from.

    `after` is the round before (`None`: the first training); `text` names the documents, a field of
    `Work`. The rate would reach nothing after `falls` steps.
    """

    after: int | None
    text: str
    steps: int
    rate: float
    falls: int

    @property
    def settings(self) -> dict[str, float]:
        """What differs from the config."""
        return {
            "training.max_steps": self.steps,
            f"{_RATE}.total_steps": self.falls,
            f"{_RATE}.initial_rate": self.rate,
        }


ROUNDS = (
    Round(after=None, text="more", steps=5000, rate=0.001, falls=6500),
    Round(after=0, text="near", steps=2000, rate=0.0006, falls=2000),
    Round(after=0, text="more", steps=3000, rate=0.0008, falls=3000),
)
LAST = (1, 2)
"""The rounds whose mean weights are shipped: two ways on from the first."""


def train_pipeline(work: Work) -> None:
    """Train on what is annotated by hand."""
    _train("train.cfg", work.trained, {}, train=work.train, dev=work.dev, base=work.base)


def refine_pipeline(work: Work) -> None:
    """Train on with what the teacher added, round by round, at a falling rate."""
    for number, item in enumerate(ROUNDS):
        before = work.trained / "model-best"
        if item.after is not None:
            before = work.refined(item.after) / "model-last"
        paths = {"train": getattr(work, item.text), "dev": work.dev, "base": work.base}
        target = work.refined(number)
        step = partial(_train, "refine.cfg", target, item.settings, start=before, **paths)
        run_step(target, step)


def _train(config: str, output: Path, settings: dict[str, float], **paths: Path) -> None:
    """Run `spacy train` on a config beside this module."""
    from spacy.cli.train import train

    overrides = {f"paths.{name}": str(path) for name, path in paths.items()}
    part = output.with_name(f"{output.name}.part")  # so that what is there is whole
    train(CONFIGS / config, part, overrides=overrides | settings)
    part.rename(output)
