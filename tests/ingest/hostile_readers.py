"""Readers that misbehave on demand, run in a child in place of the real one."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import Any

from policymine.ingest.reader import read_task
from policymine.ingest.task import Task

_kept: list[bytearray] = []


def misbehave(task: Task) -> Any:
    """Do what the file's name says; read the file if it says nothing of the kind."""
    name = task.path.stem
    if name == "hang":
        time.sleep(600)
    elif name == "eat":
        return [bytearray(50_000_000) for _ in range(1000)]
    elif name == "swell":
        _kept.extend(bytearray(b"x" * 50_000_000) for _ in range(16))
        time.sleep(600)
    elif name == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif name == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif name == "print":
        for _ in range(2000):
            sys.stdout.write("x" * 1000 + "\n")
            os.write(1, b"y" * 1000)
    elif name == "fault":
        raise IndexError("list index out of range")
    elif name == "rubbish":
        return "no document"
    elif name == "deep":
        return misbehave_deeply(task)
    return read_task(task)


def misbehave_deeply(task: Task) -> Any:
    """Recur without end."""
    return misbehave_deeply(task)
