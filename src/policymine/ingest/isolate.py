"""Reading in a child process that can be killed: no document stops or harms a run.

A child reads one document after another and is replaced when it dies, is killed for time or memory,
or has read many. Parent and child exchange lines of JSON, never pickles: what comes out of a child
that a hostile file took over is text that is validated. Each process has a child of its own, and
any process may have one, also a worker that may start no process of ``multiprocessing``.
"""

from __future__ import annotations

import atexit
import os
from contextlib import suppress

from policymine.errors import ReadError
from policymine.ingest.child import READER, Child
from policymine.ingest.task import Task
from policymine.schema.document import Document

_children: list[Child] = []


def _disown() -> None:
    """Forget the children: in a process that was forked they belong to the one it came from."""
    for child in _children:
        child.process.returncode = 0
    _children.clear()


with suppress(AttributeError):
    os.register_at_fork(after_in_child=_disown)


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
