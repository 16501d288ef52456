"""Reading in a child process that can be killed: no document stops or harms a run.

A child reads one document after another and is replaced when it dies, is killed for time or memory,
or has read many. Parent and child exchange lines of JSON, never pickles: what comes out of a child
that a hostile file took over is text that is validated. Where the operating system can limit a
process's memory (``RLIMIT_AS``), it does; the limit on time holds everywhere.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError

from policymine.errors import ReadError
from policymine.ingest.corpus import Entry
from policymine.schema.document import Document
from policymine.schema.run import Config

READER = "policymine.ingest.reader:read_task"
MOST_READ = 200
"""After so many documents a child is replaced: libraries in C leak."""
START = 60.0
"""Seconds that a new child gets to import what it needs."""
_SMALLER = "Save a smaller version of it (print it to a new PDF), or raise the limit {option}."


@dataclass(frozen=True)
class Task:
    """What a child is asked to read."""

    path: Path
    corpus: Path | None
    entry: Entry | None
    config: Config
    second: bool = False
    """Whether a PDF is to be read with the second engine, because the first one failed on it."""

    def dump(self) -> str:
        """Return the task as a line of JSON."""
        entry = self.entry.model_dump(mode="json") if self.entry else None
        corpus = str(self.corpus) if self.corpus else None
        config = self.config.model_dump(mode="json")
        return json.dumps(
            {
                "path": str(self.path),
                "corpus": corpus,
                "entry": entry,
                "config": config,
                "second": self.second,
            }
        )


def parse_task(line: str) -> Task:
    """Return the task in a line of JSON."""
    said = json.loads(line)
    return Task(
        Path(said["path"]),
        Path(said["corpus"]) if said["corpus"] else None,
        Entry.model_validate(said["entry"]) if said["entry"] else None,
        Config.model_validate(said["config"]),
        bool(said["second"]),
    )


class Child:
    """A process that reads documents, and the thread that listens to it."""

    def __init__(self, memory: int, reader: str = READER) -> None:
        self.memory, self.reader, self.count = memory, reader, 0
        paths = os.pathsep.join(path for path in sys.path if path)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "policymine.ingest.isolate", str(memory), reader],
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
        assert self.process.stdout is not None
        with suppress(OSError, ValueError):
            for line in self.process.stdout:
                self._lines.put(line)
        self._lines.put("")

    def _next(self, timeout: float) -> str | None:
        """Return the child's next line, an empty one if it is dead, None if it said nothing."""
        try:
            return self._lines.get(timeout=timeout)
        except queue.Empty:
            return None

    def ask(self, task: Task) -> Document:
        """Return the document; raises ReadError with the cause, and the child may be dead then."""
        self.count += 1
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):
            self.process.stdin.write(task.dump() + "\n")
            self.process.stdin.flush()
        line = self._next(task.config.timeout)
        if line is None:
            self.kill()
            raise timed_out(task.config.timeout)
        if not line:
            raise _death(self.kill())
        return _parse_answer(line)

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
        raise ReadError(
            str(said["message"]), status=str(said["status"]), remedy=str(said["remedy"])
        )
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise ReadError(
            "The reader returned nothing that is a document.",
            remedy="Save it again from the program it was made with, as PDF or DOCX.",
        ) from error


def timed_out(seconds: float) -> ReadError:
    """Return the error for a document that takes too long."""
    return ReadError(
        f"Reading it took more than {seconds:g} seconds.",
        status="timeout",
        remedy=_SMALLER.format(option="timeout"),
    )


def out_of_memory() -> ReadError:
    """Return the error for a document that asks for more memory than the limit."""
    return ReadError(
        "Reading it takes more memory than the limit.",
        status="out_of_memory",
        remedy=_SMALLER.format(option="memory"),
    )


def _death(code: int | None) -> ReadError:
    """Return why a child died, from its exit code: a kill from outside is one for memory."""
    if code is not None and code == -getattr(signal, "SIGKILL", 9):
        return out_of_memory()
    return ReadError(
        f"The reader crashed on it (exit code {code}).",
        remedy="Print it to a new PDF or save it again, and run again.",
    )


_children: list[Child] = []


def read_isolated(task: Task, *, reader: str = READER) -> Document:
    """Read a document in a child; raises ReadError with the cause if it cannot be read.

    ``reader`` names the function that reads (``module:function``).
    """
    for child in list(_children):
        if child.spent or child.memory != task.config.memory or child.reader != reader:
            child.kill()
            _children.remove(child)
    if not _children:
        _children.append(Child(task.config.memory, reader))
    if not _children[0].ready:
        raise ReadError("The reading process did not start.", remedy="Run the command again.")
    return _children[0].ask(task)


@atexit.register
def stop() -> None:
    """End the child, if there is one."""
    while _children:
        _children.pop().kill()


def serve(memory: int, reader: str) -> None:
    """Read what the parent asks for until it closes the pipe: the life of a child."""
    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = _take_output()
    module, _, name = reader.partition(":")
    read = getattr(import_module(module), name)
    _limit(memory)
    out.write("ready\n")
    out.flush()
    for line in sys.stdin:
        out.write(_answer(read, line) + "\n")
        out.flush()


def _take_output() -> TextIO:
    """Return the way to the parent; what libraries print, also in C, goes nowhere from now on."""
    logging.disable(logging.CRITICAL)
    own = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return own


def _limit(memory: int) -> None:
    """Limit the memory of this process (in MB), where the system can."""
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        size = memory * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _answer(read: Callable[[Task], Any], line: str) -> str:
    """Return what reading gives, a document or an error, as a line of JSON."""
    try:
        document = read(parse_task(line))
        return json.dumps({"document": document.model_dump(mode="json")})
    except ReadError as error:
        cause = error
    except MemoryError:
        cause = out_of_memory()
    except RecursionError:
        cause = ReadError("It is nested too deeply to be read.", remedy="Print it to a new PDF.")
    except Exception as error:
        cause = _unexpected(error)
    said = {"message": str(cause), "status": cause.status, "remedy": cause.remedy}
    return json.dumps(said)


def _unexpected(error: Exception) -> ReadError:
    """Return the error for what a library raised; some call a failed allocation by other names."""
    text = f"{type(error).__name__}: {str(error)[:200]}"
    if any(word in text.casefold() for word in ("memory", "alloc")):
        return out_of_memory()
    return ReadError(
        f"Reading it failed ({text}).",
        remedy="Save it again from the program it was made with, as PDF or DOCX.",
    )


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2])
