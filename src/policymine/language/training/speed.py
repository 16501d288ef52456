"""How fast pipelines work and load, side by side in one run."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

TURNS = 5

_LOAD = """
import sys, time, spacy
start = time.process_time()
spacy.load(sys.argv[1])
print(time.process_time() - start)
"""


@dataclass(frozen=True)
class Speed:
    """Words a second and seconds to load, both in processor time of one core."""

    words: float
    load: float


def measure_speed(
    pipelines: Mapping[str, Language], texts: Sequence[str], *, turns: int = TURNS
) -> dict[str, Speed]:
    """Return the speed of each pipeline (name or folder, and the loaded pipeline).

    All take turns on the same texts and the best turn counts, so that what else the machine does
    weighs on all alike. Loading happens in a fresh process, spaCy itself already imported.
    """
    words, loads = dict.fromkeys(pipelines, 0.0), dict.fromkeys(pipelines, float("inf"))
    for _ in range(turns):
        for name, nlp in pipelines.items():
            words[name] = max(words[name], words_per_second(nlp, texts))
            loads[name] = min(loads[name], load_seconds(name))
    return {name: Speed(words[name], loads[name]) for name in pipelines}


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Return the words that a pipeline reads in a second of processor time."""
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - start)


def load_seconds(name: str) -> float:
    """Return the processor time in which a fresh process loads a pipeline."""
    command = [sys.executable, "-W", "ignore", "-c", _LOAD, name]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def render_speed(speeds: Mapping[str, Speed]) -> str:
    """Return a table of speeds, a pipeline a row."""
    rows = [f"{'pipeline':<40} {'words/s':>8} {'load (s)':>9}"]
    rows += [f"{name[-40:]:<40} {s.words:>8.0f} {s.load:>9.2f}" for name, s in speeds.items()]
    return "\n".join(rows)
