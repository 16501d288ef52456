"""The workers of a Dask cluster: the same tasks, done elsewhere.

Dask gives the task of a worker that was lost to another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from types import TracebackType
from typing import Any

from policymine.errors import ConfigError
from policymine.pipeline.task import Task
from policymine.pipeline.versions import code_version
from policymine.pipeline.work import given_up, perform
from policymine.pipeline.workers import DIED, Done

AHEAD = 3
"""Tasks handed out for each thread of the cluster, so that none waits for the next."""
WAIT = 20
"""Seconds to find the scheduler."""


class Cluster:
    """The workers behind a Dask scheduler; open it to connect.

    Raises ConfigError if there is no scheduler, no worker, or another version of policymine.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Any = None

    def __enter__(self) -> Cluster:
        try:
            from distributed import Client
        except ImportError as error:
            raise ConfigError("--cluster needs Dask: pip install 'policymine[cluster]'.") from error
        try:
            self._client = Client(self._address, timeout=WAIT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"No Dask scheduler answers at {self._address}: start one with 'dask scheduler'."
            ) from error
        self._check()
        return self

    def _check(self) -> None:
        with suppress(TimeoutError):
            self._client.wait_for_workers(1, timeout=WAIT)
        found = set(self._client.run(code_version).values())
        if found != {code_version()}:
            self._client.close()
            said = ", ".join(sorted(found)) or "no worker"
            raise ConfigError(
                f"The cluster runs {said}, this is {code_version()}: "
                "start workers with 'dask worker' where the same policymine is installed."
            )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def map(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Yield each task with its outcome, as they are done."""
        from distributed import as_completed

        waiting = iter(tasks)
        given: dict[str, Task] = {}

        def hand_out(count: int) -> list[Any]:
            futures = []
            for task in islice(waiting, count):
                future = self._client.submit(perform, task, pure=False)
                given[future.key] = task
                futures.append(future)
            return futures

        threads = sum(self._client.nthreads().values()) or 1
        running = as_completed(hand_out(AHEAD * threads), loop=self._client.loop)
        for future in running:
            task = given.pop(future.key)
            running.update(hand_out(1))
            yield task, self._result(task, future)

    def _result(self, task: Task, future: Any) -> Any:
        from distributed import KilledWorker

        try:
            return future.result()
        except KilledWorker:
            return given_up(task, DIED)
