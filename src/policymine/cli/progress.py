"""How far a run is, on a terminal as bars, for machines as lines of JSON, else not at all."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from policymine.language.embedding import Embedder, Vectors
    from policymine.pipeline import Progress

EVERY = 0.5
"""Seconds between two lines of a stage."""


@contextmanager
def show_progress(*, machine: bool = False) -> Iterator[Progress]:
    """Show bars on a terminal, lines of JSON for a ``machine``, and nothing in a pipe."""
    if machine:
        yield Lines()
    elif sys.stderr.isatty():
        with _bars() as progress:
            yield progress
    else:
        from policymine.pipeline import quiet

        yield quiet


class Pace:
    """How fast the documents of a stage are done; what was done before it began is not counted."""

    def __init__(self, done: int) -> None:
        self._begun, self._first = time.monotonic(), done

    def rate(self, done: int) -> float:
        """Return documents a second."""
        passed = time.monotonic() - self._begun
        return (done - self._first) / passed if passed > 0 else 0.0

    def left(self, done: int, total: int) -> float | None:
        """Return the seconds that are left; None if nothing is known yet."""
        rate = self.rate(done)
        return (total - done) / rate if rate else None


class Watched:
    """An embedder that tells how far it is with the texts that it is given."""

    PART = 128

    def __init__(self, inner: Embedder, progress: Progress) -> None:
        self.name, self.dimensions = inner.name, inner.dimensions
        self._inner, self._progress = inner, progress

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of the texts, a part at a time."""
        import numpy as np

        parts = []
        for at in range(0, max(len(texts), 1), self.PART):
            parts.append(self._inner.embed(texts[at : at + self.PART]))
            self._progress("embed", min(at + self.PART, len(texts)), len(texts))
        return np.concatenate(parts)


class Lines:
    """A JSON object a line on standard output: of each stage the first, the last, two a second."""

    def __init__(self) -> None:
        self._paces: dict[str, Pace] = {}
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int, pages: int = 0) -> None:
        """Print a line, unless one was printed just now."""
        begins = stage not in self._paces
        pace = self._paces.setdefault(stage, Pace(done))
        now = time.monotonic()
        if not begins and done < total and now - self._last < EVERY:
            return
        self._last = now
        left = pace.left(done, total)
        say(stage=stage, done=done, total=total, pages=pages, rate=round(pace.rate(done), 2),
            eta=0.0 if done == total else left and round(left, 1))  # fmt: skip


def say(**values: Any) -> None:
    """Print an object as a line of JSON."""
    import json

    typer.echo(json.dumps(values, ensure_ascii=False))


@contextmanager
def _bars() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(),
               TextColumn("{task.fields[pace]}"), TimeElapsedColumn())  # fmt: skip
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, tuple[Any, Pace]] = {}

        def progress(stage: str, done: int, total: int, pages: int = 0) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total, pace=""), Pace(done)
            task, pace = tasks[stage]
            said = _describe(pace, done, total, pages)
            bars.update(task, completed=done, total=total, pace=said)

        yield progress


def _describe(pace: Pace, done: int, total: int, pages: int) -> str:
    """Return pages, documents a minute and time left in words."""
    parts = [f"{pages} pages"] if pages else []
    left = pace.left(done, total)
    if pages and left is not None:
        parts.append(f"{60 * pace.rate(done):.0f} documents/min")
    if left and done < total:
        minutes, seconds = divmod(round(left), 60)
        parts.append(f"{minutes}:{seconds:02} left")
    return ", ".join(parts)
