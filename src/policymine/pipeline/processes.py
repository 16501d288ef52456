"""Processes beside this one; one that dies or hangs is replaced, and only its task tried again.

Each is an executor of its own (loky): in a pool of several, one death would end them all.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any

from policymine.pipeline.task import Task
from policymine.pipeline.work import given_up, perform
from policymine.pipeline.workers import DIED, TRIES, Alone, Done
from policymine.schema.document import Status
from policymine.schema.run import Outcome

Perform = Callable[[Task], Outcome]

PATIENCE = 20
"""Times the limit on reading that a process beside this one gets for a task before it is ended."""
HUNG = "It took more than {seconds:g} seconds."
GROWTH = 1_000_000_000
"""Bytes a process may hold beyond what it held after its first task; with more, loky takes it for
a leak and starts it anew. Its own limit (300 MB) is less than the models take, which come later."""


class Processes:
    """Processes beside this one, each an executor of its own, so that a death costs one task.

    There is one for ``every`` so many tasks, at most ``count``; fewer tasks are done here.
    """

    def __init__(self, count: int, *, every: int = 1, work: Perform = perform) -> None:
        threads = max(1, (os.cpu_count() or 1) // count)
        self._lanes = [_Lane(work, threads) for _ in range(count)]
        self._every = every

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for lane in self._lanes:
            lane.stop(kill=kind is not None)

    def map(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Yield each task with its outcome, as they are done."""
        lanes = self._lanes[: len(tasks) // self._every]
        if not lanes:
            yield from Alone().map(tasks)
            return
        todo: queue.SimpleQueue[Task] = queue.SimpleQueue()
        done: queue.SimpleQueue[Done | BaseException] = queue.SimpleQueue()
        for task in tasks:
            todo.put(task)
        for lane in lanes:
            threading.Thread(target=lane.serve, args=(todo, done), daemon=True).start()
        for _ in tasks:
            one = done.get()
            if isinstance(one, BaseException):
                raise one
            yield one


class _Lane:
    """One process that is replaced when it dies or hangs."""

    def __init__(self, work: Perform, threads: int) -> None:
        self._work, self._threads = work, threads
        self._executor: Any = None
        self._stopped = False

    def serve(
        self, todo: queue.SimpleQueue[Task], done: queue.SimpleQueue[Done | BaseException]
    ) -> None:
        """Do tasks until none is left."""
        while not self._stopped:
            try:
                task = todo.get_nowait()
            except queue.Empty:
                return
            try:
                done.put((task, self._perform(task)))
            except BaseException as error:
                done.put(error)
                return

    def _perform(self, task: Task) -> Outcome:
        from concurrent.futures import BrokenExecutor

        patience = _patience(task)
        for _ in range(TRIES):
            if self._executor is None:
                self._executor = _start(self._threads)
            try:
                outcome: Outcome = self._executor.submit(self._work, task).result(patience)
                return outcome
            except BrokenExecutor:
                if self._stopped:
                    raise
                self._end(kill=True)
            except TimeoutError:
                self._end(kill=True)
                return given_up(task, HUNG.format(seconds=patience), Status.TIMEOUT)
        return given_up(task, DIED)

    def stop(self, *, kill: bool) -> None:
        """End the process for good, at once or after its task."""
        self._stopped = True
        self._end(kill=kill)

    def _end(self, *, kill: bool) -> None:
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=not kill, kill_workers=kill)


def _patience(task: Task) -> float:
    """Return the seconds a task may take; reading and recognising text have limits of their own."""
    config = task.settings.config
    return PATIENCE * config.timeout + (config.ocr_timeout if config.ocr else 0)


def _start(threads: int) -> Any:
    """Return an executor of one process that ends when this one does.

    Embedding uses ``threads`` cores, whatever else could use several has one.
    """
    from loky.process_executor import ProcessPoolExecutor

    env = {"OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    env["LOKY_MAX_MEMORY_LEAK_SIZE"] = str(GROWTH)
    env |= {name: os.environ[name] for name in env if name in os.environ}
    return ProcessPoolExecutor(max_workers=1, env=env, initializer=_begin, initargs=(os.getpid(),))


def _begin(parent: int) -> None:
    """Prepare a process: Ctrl-C is the parent's to handle, and without it there is no work."""
    import signal

    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    import time

    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)
