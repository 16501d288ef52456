"""What a run costs again: nothing changed, one plan changed, with two workers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.plans.corpus import write_corpus
from benchmarks.ratio import Ratio, Sizes
from benchmarks.stages import time_stages
from policymine.ingest import find_documents

PER_DOCUMENT = ("ingest", "extract", "classify")
MOST_MEMORY = 1536
"""Megabytes that a worker may take."""


def measure(sizes: Sizes) -> Iterator[Ratio]:
    """Measure on invented plans in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _workers_and_again(folder, sizes.pick(40, 200))
        yield _one_changed(folder, sizes.pick(60, 500))


def _workers_and_again(folder: Path, plans: int) -> Iterator[Ratio]:
    corpus = folder / f"corpus-{plans}"
    write_corpus(corpus, plans)
    first, alone = time_stages(corpus, folder / "alone")
    two, pair = time_stages(corpus, folder / "pair", workers=2)
    again, _ = time_stages(corpus, folder / "alone")
    sums = {name: _sum(each) for name, each in (("first", first), ("two", two), ("again", again))}
    work = {"first": alone.cpu, "two": pair.cpu}
    details = {"documents": plans, "seconds": sums, "work": work}
    details |= {"first": first, "two": two, "again": again}
    name = f"second run of {plans} documents, stages per document"
    yield Ratio(name, "the first run", sums["first"] / sums["again"], 50, details=details)
    name = f"two workers, {plans} documents, stages per document"
    yield Ratio(name, "one worker", sums["first"] / sums["two"], 1.7, details=details)
    details = {"alone_mb": alone.parent, "worker_mb": pair.worker, "parent_mb": pair.parent}
    most = max(alone.parent, pair.worker) / MOST_MEMORY
    yield Ratio("memory of a worker", "1.5 GB", most, 1, True, details)


def _sum(seconds: dict[str, float]) -> float:
    return sum(seconds[name] for name in PER_DOCUMENT)


def _one_changed(folder: Path, plans: int) -> Ratio:
    """Change one plan of many: within three times its share of the first run plus comparison."""
    corpus = folder / f"corpus-{plans}"
    write_corpus(corpus, plans)
    first, _ = time_stages(corpus, folder / "many", compare=True)
    changed = next(path for path in find_documents(corpus) if path.suffix == ".md")
    text = changed.read_text("utf-8")
    changed.write_text(f"{text}\n\nVi vil ansætte en konsulent.\n", "utf-8")
    again, _ = time_stages(corpus, folder / "many", compare=True)
    share = _sum(first) / plans + first["compare"]
    details = {"documents": plans, "first": first, "again": again, "share_and_comparison": share}
    name = f"one plan changed of {plans}, with the comparison"
    against = "its share of the first run, and comparison"
    return Ratio(name, against, sum(again.values()) / share, 3, True, details)
