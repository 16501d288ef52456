"""``python -m benchmarks.together RUN``: what each step of looking at all documents takes.

Prints a line of JSON a step: seconds of work, and the largest memory of the process so far.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from policymine import pipeline
from policymine.pipeline import RunData
from policymine.store import RunFolder

STEPS = ("load", "actors", "tables", "comparison", "write", "measures", "graphs", "report")


def main() -> None:
    """Do the steps in their order, up to the last that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--last", choices=STEPS, default=STEPS[-1])
    args = parser.parse_args()
    work = _steps(RunFolder(args.run))
    for name in STEPS[: STEPS.index(args.last) + 1]:
        begun = time.process_time()
        work[name]()
        seconds = round(time.process_time() - begun, 2)
        print(json.dumps({"step": name, "work": seconds, "peak_mb": round(peak())}), flush=True)


def _steps(folder: RunFolder) -> dict[str, Callable[[], object]]:
    data = RunData(folder)
    return {
        "load": lambda: (data.documents, data.extractions, data.codings),
        "actors": lambda: data.actors,
        "tables": lambda: data.tables,
        "comparison": lambda: data.comparison,
        "write": partial(pipeline.compare, folder, data=data),
        "measures": lambda: data.graph,
        "graphs": partial(pipeline.network, folder, data=data),
        "report": partial(pipeline.report, folder, data=data),
    }


def peak() -> float:
    """Return the largest memory of this process so far, in megabytes; 0 where none is told."""
    if sys.platform == "win32":
        return 0.0
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
