"""The trainings themselves: one on what is annotated by hand, then rounds on what was added.

At last the networks that tag and parse and the one that finds names go ways of their own: what
serves one harms the other a little when both read the same vectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.language.training.means import read_mean
from policymine.language.training.work import Work, run_step

if TYPE_CHECKING:
    from spacy.language import Language

CONFIGS = Path(__file__).parent
_RATE = "training.optimizer.learn_rate"
_NAMES = "ner"
_ALL = ("tok2vec", "morphologizer", "parser", _NAMES)


@dataclass(frozen=True)
class Round:
    """One training on: from where, on what, how many steps, and the rate it falls from.

    `after` are the rounds before, of which it begins with the mean (none: the first training);
    `course` is the teacher's whose text is learnt; the rate would reach nothing after `falls`
    steps; `parts` are the components that learn. Names that learn alone take a copy of the vectors.
    """

    after: tuple[int, ...]
    course: int
    steps: int
    rate: float
    falls: int
    parts: tuple[str, ...] = _ALL

    @property
    def settings(self) -> dict[str, Any]:
        """What differs from the config."""
        alone = self.parts == (_NAMES,)
        return {
            "nlp.pipeline": list(self.parts),
            "components.ner.replace_listeners": ["model.tok2vec"] if alone else [],
            "training.max_steps": self.steps,
            f"{_RATE}.total_steps": self.falls,
            f"{_RATE}.initial_rate": self.rate,
        }


ROUNDS = (
    Round(after=(), course=0, steps=5000, rate=0.001, falls=6500),
    Round(after=(0,), course=0, steps=3000, rate=0.0008, falls=3000),
    Round(after=(), course=1, steps=6000, rate=0.001, falls=7500),
    Round(after=(2,), course=1, steps=3000, rate=0.0008, falls=3000),
    Round(after=(1, 3), course=1, steps=4000, rate=0.0008, falls=4000, parts=_ALL[:-1]),
    Round(after=(1, 3), course=1, steps=4000, rate=0.0008, falls=4000, parts=(_NAMES,)),
)
TAGS, NAMES = 4, 5
"""The rounds that are shipped: one tags and parses, one finds names."""


def train_pipeline(work: Work) -> None:
    """Train on what is annotated by hand."""
    _train("train.cfg", work.trained, {}, train=work.train, dev=work.dev, base=work.base)


def refine_pipeline(work: Work) -> None:
    """Train on with what the teacher added, round by round, at a falling rate."""
    for number, item in enumerate(ROUNDS):
        run_step(work.refined(number), partial(_refine, work, number, item))


def _refine(work: Work, number: int, item: Round) -> None:
    start = work.start(number)
    run_step(start, lambda: _last(work, *item.after).to_disk(start))
    paths = {"train": work.more(item.course), "dev": work.dev, "base": work.base, "start": start}
    _train("refine.cfg", work.refined(number), item.settings, **paths)


def _last(work: Work, *rounds: int) -> Language:
    """Return the mean of what rounds ended with, or the first training's best without any."""
    ends = [work.refined(number) / "model-last" for number in rounds]
    return read_mean(ends or [work.trained / "model-best"])


def join(work: Work) -> Language:
    """Return the shipped pipeline: tags and trees of one round, names of another."""
    nlp = _last(work, TAGS)
    nlp.add_pipe(_NAMES, source=_last(work, NAMES))
    return nlp


def _train(config: str, output: Path, settings: dict[str, Any], **paths: Path) -> None:
    """Run `spacy train` on a config beside this module."""
    from spacy.cli.train import train

    overrides = {f"paths.{name}": str(path) for name, path in paths.items()}
    part = output.with_name(f"{output.name}.part")  # so that what is there is whole
    train(CONFIGS / config, part, overrides=overrides | settings)
    part.rename(output)
