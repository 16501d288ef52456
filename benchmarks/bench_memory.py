"""Whether the memory of the per-document stages grows with the number of documents."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.plans.corpus import write_corpus
from benchmarks.ratio import Ratio, Sizes
from benchmarks.stages import time_stages

TIMES = 4
"""How many times more documents the larger corpus has."""


def measure(sizes: Sizes) -> Iterator[Ratio]:
    """Measure the largest memory of the one process that does all, at two sizes."""
    few = sizes.pick(25, 250)
    with tempfile.TemporaryDirectory() as name:
        peaks = [_peak(Path(name), plans) for plans in (few, few * TIMES)]
    grown = (peaks[1] - peaks[0]) / (few * TIMES - few) * 1000
    details = {"documents": [few, few * TIMES], "mb": peaks, "mb_per_1000_documents": grown}
    name = f"memory at {few * TIMES} documents"
    yield Ratio(name, f"at {few}", peaks[1] / peaks[0], 1.1, True, details)


def _peak(folder: Path, plans: int) -> float:
    corpus = folder / f"corpus-{plans}"
    write_corpus(corpus, plans)
    return time_stages(corpus, folder / f"run-{plans}")[1].parent
