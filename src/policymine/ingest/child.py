"""A process that reads documents, as its parent sees it."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress

from pydantic import ValidationError

from policymine.errors import ReadError
from policymine.ingest import memory as memory_limit
from policymine.ingest.causes import died, out_of_memory, rubbish, timed_out
from policymine.ingest.task import Task
from policymine.schema.document import Document

READER = "policymine.ingest.reader:read_task"
MOST_READ = 200
"""After so many documents a child is replaced: libraries in C leak."""
START = 60.0
"""Seconds that a new child gets to import what it needs."""
LONGEST = 400_000_000
"""Characters of an answer; a child that writes more is not answering."""
_GLANCE = 0.05
"""Seconds between two looks at the memory of a child that has no limit of its own."""


class Child:
    """A process that reads documents, and the thread that listens to it."""

    def __init__(self, memory: int, reader: str = READER) -> None:
        self.memory, self.reader, self.count = memory, reader, 0
        self.watched = not memory_limit.KEPT
        paths = os.pathsep.join(path for path in sys.path if path)
        limit = str(0 if self.watched else memory)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "policymine.ingest.serve", limit, reader],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        self.ready = self._next(START) == "ready\n"

    def _listen(self) -> None:
        """Put what the child says into the queue, line by line; an empty line when it is dead."""
        assert self.process.stdout is not None
        with suppress(OSError, ValueError):
            while line := self.process.stdout.readline(LONGEST):
                self._lines.put(line)
                if not line.endswith("\n"):
                    break
        self._lines.put("")

    def _next(self, timeout: float) -> str | None:
        """Return the child's next line, an empty one if it is dead, None if it said nothing."""
        with suppress(queue.Empty):
            return self._lines.get(timeout=timeout)
        return None

    def _wait(self, timeout: float) -> str | None:
        """Return the child's next line as ``_next`` does; raises ReadError if it grows too big."""
        if not self.watched:
            return self._next(timeout)
        end = time.monotonic() + timeout
        while (left := end - time.monotonic()) > 0:
            line = self._next(min(_GLANCE, left))
            if line is not None:
                return line
            if memory_limit.memory_of(self.process.pid) > self.memory:
                self.kill()
                raise out_of_memory()
        return None

    def ask(self, task: Task) -> Document:
        """Return the document; raises ReadError with the cause, and the child may be dead then."""
        self.count += 1
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):
            self.process.stdin.write(task.dump() + "\n")
            self.process.stdin.flush()
        line = self._wait(task.config.timeout)
        if line is None:
            self.kill()
            raise timed_out(task.config.timeout)
        if not line:
            raise died(self.kill())
        try:
            return _parse_answer(line)
        except ReadError as error:
            if error.status == "out_of_memory" or not line.endswith("\n"):
                self.kill()
            raise

    def kill(self) -> int | None:
        """End the child for good and return its exit code."""
        with suppress(subprocess.TimeoutExpired):
            if self.process.stdin:
                with suppress(OSError):
                    self.process.stdin.close()
            self.process.wait(0.5)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._thread.join(2)
        if self.process.stdout:
            self.process.stdout.close()
        return self.process.returncode

    @property
    def spent(self) -> bool:
        """Whether the child is dead or has read enough."""
        return not self.ready or self.process.poll() is not None or self.count >= MOST_READ


def _parse_answer(line: str) -> Document:
    """Return the document in a child's answer; raises the error in it."""
    try:
        said = json.loads(line)
        if "document" in said:
            return Document.model_validate(said["document"])
        message, status, remedy = (str(said[name]) for name in ("message", "status", "remedy"))
    except (ValidationError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise rubbish() from error
    raise ReadError(message, status=status, remedy=remedy)
