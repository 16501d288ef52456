"""The trainings themselves: one on what is annotated by hand, then rounds on what was added."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.language.training.means import read_mean
from policymine.language.training.work import Work, run_step

if TYPE_CHECKING:
    from spacy.language import Language

CONFIGS = Path(__file__).parent
_RATE = "training.optimizer.learn_rate"


@dataclass(frozen=True)
class Round:
    """One training on: from where, on what, how many steps, and the rate it falls from.

    `after` are the rounds before, of which it begins with the mean (none: the first training);
    `course` is the teacher's whose text is learnt; the rate would reach nothing after `falls`
    steps.
    """

    after: tuple[int, ...]
    course: int
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
    Round(after=(), course=0, steps=5000, rate=0.001, falls=6500),
    Round(after=(0,), course=0, steps=3000, rate=0.0008, falls=3000),
    Round(after=(), course=1, steps=6000, rate=0.001, falls=7500),
    Round(after=(2,), course=1, steps=3000, rate=0.0008, falls=3000),
)
LAST = (1, 3)
"""The rounds whose mean is shipped: each went on from the text of one course of the teacher."""


def train_pipeline(work: Work) -> None:
    """Train on what is annotated by hand."""
    _train("train.cfg", work.trained, {}, train=work.train, dev=work.dev, base=work.base)


def refine_pipeline(work: Work) -> None:
    """Train on with what the teacher added, round by round, at a falling rate."""
    for number, item in enumerate(ROUNDS):
        run_step(work.refined(number), partial(_refine, work, number, item))


def _refine(work: Work, number: int, item: Round) -> None:
    start = work.start(number)
    run_step(start, lambda: last(work, *item.after).to_disk(start))
    paths = {"train": work.more(item.course), "dev": work.dev, "base": work.base, "start": start}
    _train("refine.cfg", work.refined(number), item.settings, **paths)


def last(work: Work, *rounds: int) -> Language:
    """Return the mean of what rounds ended with, or the first training's best without any."""
    ends = [work.refined(number) / "model-last" for number in rounds]
    return read_mean(ends or [work.trained / "model-best"])


def _train(config: str, output: Path, settings: dict[str, float], **paths: Path) -> None:
    """Run `spacy train` on a config beside this module."""
    from spacy.cli.train import train

    overrides = {f"paths.{name}": str(path) for name, path in paths.items()}
    part = output.with_name(f"{output.name}.part")  # so that what is there is whole
    train(CONFIGS / config, part, overrides=overrides | settings)
    part.rename(output)
