"""The life of a child: read what the parent asks for, until it closes the pipe."""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, TextIO

from policymine.errors import ReadError
from policymine.ingest.causes import PRINT, out_of_memory, unexpected
from policymine.ingest.memory import limit_memory
from policymine.ingest.task import Task, parse_task

_GRACE = 30.0
"""Seconds after its time is up that a child ends itself: its parent, who would, is dead then."""


def serve(memory: int, reader: str) -> None:
    """Read what the parent asks for; ``memory`` is the limit in MB (0: the parent watches)."""
    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = _take_output()
    module, _, name = reader.partition(":")
    read = getattr(import_module(module), name)
    if memory:
        limit_memory(memory)
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


def _answer(read: Callable[[Task], Any], line: str) -> str:
    """Return what reading gives, a document or an error, as a line of JSON."""
    try:
        task = parse_task(line)
        # In C and without the interpreter's lock, so that it works also in a loop of a library.
        faulthandler.dump_traceback_later(task.config.timeout + _GRACE, exit=True)
        return json.dumps({"document": read(task).model_dump(mode="json")})
    except ReadError as error:
        cause = error
    except MemoryError:
        cause = out_of_memory()
    except RecursionError:
        cause = ReadError("It is nested too deeply to be read.", remedy=PRINT)
    except Exception as error:
        cause = unexpected(error)
    finally:
        faulthandler.cancel_dump_traceback_later()
    return json.dumps({"message": str(cause), "status": cause.status, "remedy": cause.remedy})


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2])
