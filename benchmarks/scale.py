"""``python -m benchmarks.scale 100 1000``: whole runs on growing corpora of invented plans.

For each size: seconds by stage, seconds of work, largest memory of the process and of a worker,
disk, and the scores against the truth; between sizes the slope, the power of the number of
documents that a figure grows with (1 is in proportion). With ``--truth`` the records of each plan
are made from its truth, and only the stages that look at all documents are run.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.__main__ import machine
from benchmarks.child import Usage, run_child
from benchmarks.plans.corpus import write_corpus
from benchmarks.records import write_records
from benchmarks.score import score_run
from policymine.store import RunFolder


def measure_run(folder: Path, plans: int, workers: int, embedder: str) -> dict[str, Any]:
    """Run everything on as many plans in a fresh folder, and return what it took."""
    corpus, run = folder / f"corpus-{plans}", folder / f"run-{plans}"
    shutil.rmtree(run, ignore_errors=True)
    write_corpus(corpus, plans)
    command = ("policymine", "run", str(corpus), "--out", str(run), "--json")
    options = ("--workers", str(workers), "--embedder", embedder)
    usage = run_child(*command, *options, cache=folder / f"cache-{plans}")
    record = json.loads((run / "run.json").read_text("utf-8"))
    figures = {**_figures(usage, run), "seconds": record["timings"], "costs": record["costs"]}
    return {**figures, "plans": plans, "corpus_mb": _size(corpus), "scores": score_run(corpus, run)}


def measure_together(folder: Path, plans: int) -> dict[str, Any]:
    """Take the steps that look at all documents on records made from truth."""
    run = folder / f"truth-{plans}"
    shutil.rmtree(run, ignore_errors=True)
    write_records(RunFolder(run), plans)
    records = _size(run)
    usage = run_child("benchmarks.together", str(run), cache=folder / "cache")
    steps = {line["step"]: line for line in usage.lines}
    return {
        "plans": plans,
        "work": {name: line["work"] for name, line in steps.items()},
        "peak_mb": {name: line["peak_mb"] for name, line in steps.items()},
        "records_mb": records,
        "run_mb": _size(run),
    }


def _figures(usage: Usage, run: Path) -> dict[str, Any]:
    return {
        "wall": usage.wall,
        "cpu": usage.cpu,
        "stages": {stage: took for stage, took in usage.stages.items() if stage},
        "run_mb": _size(run),
    }


def _size(folder: Path) -> float:
    """Return the megabytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


def slopes(measured: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return with which power of the documents each figure grows, from each size to the next."""
    return [
        {"from": few["plans"], "to": many["plans"], **_powers(few, many)}
        for few, many in pairwise(measured)
    ]


def _powers(few: Mapping[str, Any], many: Mapping[str, Any]) -> dict[str, float]:
    """Return the powers of all figures that both sizes have."""
    times = math.log(many["plans"] / few["plans"])
    flat, more = _flat(few), _flat(many)
    return {
        name: round(math.log(more[name] / value) / times, 2)
        for name, value in flat.items()
        if value > 0 and more.get(name, 0) > 0 and not name.startswith(("plans", "scores", "costs"))
    }


def _flat(figures: Mapping[str, Any], prefix: str = "") -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in figures.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{name}.")
        else:
            found[prefix + name] = float(value)
    return found


def main() -> None:
    """Measure each size, smallest first, and keep what is known after each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000], help="numbers of plans")
    parser.add_argument("--truth", action="store_true", help="only the stages after coding")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--embedder", default="auto")
    parser.add_argument("--out", type=Path, default=Path("outputs/bench/scale"))
    args = parser.parse_args()
    measured: list[dict[str, Any]] = []
    for plans in sorted(args.sizes or [100, 1000]):
        print(f"{plans} plans …", flush=True)
        measured.append(
            measure_together(args.out, plans)
            if args.truth
            else measure_run(args.out, plans, args.workers, args.embedder)
        )
        options = {**vars(args), "out": args.out.as_posix()}
        kept: dict[str, Any] = {"machine": machine(), "options": options}
        kept |= {"sizes": measured, "slopes": slopes(measured)}
        file = args.out / ("truth.json" if args.truth else "runs.json")
        file.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
        print(json.dumps(measured[-1], indent=1))
    print(json.dumps(slopes(measured), indent=1))


if __name__ == "__main__":
    main()
