"""``python -m benchmarks.stages CORPUS RUN``: the per-document stages alone, timed from inside.

Prints a line of JSON a stage as it begins, and one with the seconds of each at the end.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.child import Usage, run_child


def main() -> None:
    """Run ingest, extract and classify, and with ``--compare`` the comparison after them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--embedder", default="auto")
    parser.add_argument("--compare", action="store_true")
    args = parser.parse_args()
    begun = time.process_time()
    seconds = _stages(args)
    work = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "work": work}))


def _stages(args: argparse.Namespace) -> dict[str, float]:
    from policymine import pipeline
    from policymine.schema.run import Config
    from policymine.store import RunFolder

    folder, seconds = RunFolder(args.run), {}
    corpus, config = args.corpus, Config(embedder=args.embedder)
    with pipeline.open_workers(args.workers) as workers:
        means = pipeline.Means(workers=workers)
        stages: dict[str, Any] = {
            "ingest": lambda: pipeline.ingest(corpus, folder, config, means=means),
            "extract": lambda: pipeline.extract(folder, means=means),
            "classify": lambda: pipeline.classify(folder, means=means),
        }
        if args.compare:
            stages["compare"] = lambda: pipeline.compare(folder, means=means)
        for name, stage in stages.items():
            print(json.dumps({"stage": name}), flush=True)
            begun = time.perf_counter()
            stage()
            seconds[name] = time.perf_counter() - begun
    return seconds


def time_stages(
    corpus: Path, run: Path, *, workers: int = 1, compare: bool = False
) -> tuple[dict[str, float], Usage]:
    """Return the seconds of each stage in a fresh process, and what the process took.

    Embeddings are kept beside the run folder, so that a new run folder begins without any.
    """
    options = ["--workers", str(workers), *(["--compare"] if compare else [])]
    command = ("benchmarks.stages", str(corpus), str(run), *options)
    usage = run_child(*command, cache=run.with_name(f"{run.name}.cache"))
    return dict(usage.lines[-1]["seconds"]), usage


if __name__ == "__main__":
    main()
