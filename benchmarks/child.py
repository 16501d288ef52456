"""A command in a process of its own, with what it and its workers took: time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EVERY = 0.2
"""Seconds between two looks at the memory."""


@dataclass
class Usage:
    """What a process took: seconds that went by, seconds of work, the largest resident memory.

    ``parent`` and ``worker`` are megabytes of the process itself and of the largest one below it;
    ``stages`` holds the same, and the seconds of work (``cpu``), by the stage that was announced on
    standard output. On a machine that others use too, only seconds of work can be compared.
    """

    wall: float = 0.0
    cpu: float = 0.0
    parent: float = 0.0
    worker: float = 0.0
    stages: dict[str, dict[str, float]] = field(default_factory=dict)
    lines: list[dict[str, Any]] = field(default_factory=list)

    def note(self, stage: str, parent: float, worker: float, cpu: float) -> None:
        """Take note of one look at the memory, and of the work that was done up to it."""
        self.parent, self.worker = max(self.parent, parent), max(self.worker, worker)
        took = self.stages.setdefault(stage, {"parent": 0.0, "worker": 0.0, "cpu": 0.0})
        took["parent"], took["worker"] = max(took["parent"], parent), max(took["worker"], worker)
        took["cpu"] += cpu - self.cpu
        self.cpu = cpu


def run_child(*command: str, cache: Path) -> Usage:
    """Run a Python module that prints JSON lines (``stage`` among them) to its end.

    ``cache`` is where it keeps embeddings. Raises ChildProcessError with what it said last.
    """
    usage, begun = Usage(), time.perf_counter()
    env = {**os.environ, "POLICYMINE_CACHE": str(cache), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    stage = [""]
    errors: list[str] = []
    threads = (
        threading.Thread(target=_listen, args=(process, usage, stage)),
        threading.Thread(target=lambda: errors.extend(process.stderr or ())),
    )
    for thread in threads:
        thread.start()
    _watch(process.pid, usage, stage)
    for thread in threads:
        thread.join()
    usage.wall = time.perf_counter() - begun
    broken = any(line.startswith("Traceback") for line in errors)
    if process.wait() not in (0, 1) or broken:
        raise ChildProcessError(f"{' '.join(command)} failed:\n{''.join(errors[-20:])}")
    return usage


def _listen(process: subprocess.Popen[str], usage: Usage, stage: list[str]) -> None:
    for line in process.stdout or ():
        if line.startswith("{"):
            said = json.loads(line)
            stage[0] = said.get("stage", stage[0])
            usage.lines.append(said)


def _watch(pid: int, usage: Usage, stage: list[str]) -> None:
    """Look at the memory of a process and those below it until it ends."""
    import psutil

    spent: dict[int, float] = {}
    try:
        process = psutil.Process(pid)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            sizes = [_look(one, spent) for one in (process, *process.children(recursive=True))]
            usage.note(stage[0], sizes[0], max(sizes[1:], default=0.0), sum(spent.values()))
            time.sleep(EVERY)
    except psutil.NoSuchProcess:
        pass


def _look(process: Any, spent: dict[int, float]) -> float:
    """Return the resident megabytes of a process, and note its seconds of work so far."""
    import psutil

    try:
        times = process.cpu_times()
        spent[process.pid] = times.user + times.system
        return float(process.memory_info().rss / 2**20)
    except psutil.Error:
        return 0.0
