"""Who does the tasks: this process, some processes beside it, or a cluster.

Tasks and outcomes may come back in any order. A worker that dies costs a retry of the task it was
at; what dies again and again is given up, and the run goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from policymine.pipeline.task import Task
from policymine.pipeline.work import perform
from policymine.schema.run import Outcome

Done = tuple[Task, Outcome]

TRIES = 3
"""How often a task is begun whose worker dies."""
DIED = f"The process that worked on it died {TRIES} times; it may need more memory than there is."
PAYS = 8
"""Tasks for which starting one more process pays: it loads the models anew."""


class Workers(Protocol):
    """Whoever performs tasks."""

    def map(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Yield each task with its outcome, as they are done."""
        ...


class Alone:
    """One task after another, in this process."""

    def map(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Yield each task with its outcome, in their order."""
        return ((task, perform(task)) for task in tasks)


def sensible_count() -> int:
    """Return how many processes to work with if nobody says: a core stays free, memory too."""
    return max(1, min(4, (os.cpu_count() or 1) - 1))


def open_workers(count: int = 0, cluster: str = "") -> AbstractContextManager[Workers]:
    """Return the workers to use inside a ``with``: ``count`` processes, or those of a cluster.

    ``count`` 0 is a sensible number of processes, none where few tasks do not pay for it; 1 is
    this process alone. ``cluster`` is the address of a Dask scheduler.
    """
    if cluster:
        from policymine.pipeline.cluster import Cluster

        return Cluster(cluster)
    if count == 1:
        return nullcontext(Alone())
    from policymine.pipeline.processes import Processes

    return Processes(count or sensible_count(), every=1 if count else PAYS)
