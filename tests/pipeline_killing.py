"""Runs that are killed at a chosen moment, in processes that have the models loaded already."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
from pathlib import Path
from typing import Any

import duckdb

from policymine import pipeline
from policymine.schema.run import Config
from policymine.store import RunFolder, RunLock

CONFIG = Config(embedder="none")
WRITING = {"open", "os.rename", "os.mkdir", "os.remove", "tempfile.mkstemp", "tempfile.mkdtemp"}
"""The audit events of whatever a run does to its folder."""


def run_until(corpus: Path, root: Path, moment: int, count: Any) -> None:
    """Run, and die at the writing with this number; ``count`` takes the number of all."""

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in WRITING and args and str(args[0]).startswith(str(root)):
            count.value += 1
            if count.value == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    folder = RunFolder(root)
    sys.addaudithook(hook)
    with RunLock(folder):
        pipeline.run(corpus, folder, CONFIG)


def start(corpus: Path, root: Path, moment: int = 0) -> int:
    """Run in a process of its own; return how many writings there were, 0 if it was killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline_warm"])
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    count = context.Value("q", 0)
    process = context.Process(target=run_until, args=(corpus, root, moment, count))
    process.start()
    process.join()
    if process.exitcode == -signal.SIGKILL:
        return 0
    assert process.exitcode == 0
    return int(count.value)


def contents(root: Path) -> dict[str, Any]:
    """Return what a run folder holds, without what tells the time."""
    found: dict[str, Any] = {}
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if file.is_file() and name not in (".lock", ".ledger.jsonl"):
            found[name] = _content(file)
    return found


def _content(file: Path) -> Any:
    if file.name == "run.json":
        run = json.loads(file.read_bytes())
        for name in ("timings", "started", "finished"):
            run.pop(name)
        for cost in run["costs"].values():
            cost.pop("seconds")
        return run
    if file.suffix == ".duckdb":
        with duckdb.connect(str(file), read_only=True) as database:
            names = [name for (name,) in database.execute("SHOW TABLES").fetchall()]
            return {n: repr(database.execute(f'FROM "{n}"').fetchall()) for n in names}
    return file.read_bytes()
