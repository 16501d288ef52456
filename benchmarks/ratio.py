"""A figure measured side by side with another in one run, and the bar it is held against."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Ratio:
    """One line of the table: ``what`` was measured ``against`` what, and the ``aim``.

    The aim is a least ratio, or a largest one where ``most`` is set; None aims at nothing.
    ``details`` are the figures behind it: seconds, megabytes, numbers of documents.
    """

    what: str
    against: str
    measured: float
    aim: float | None = None
    most: bool = False
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def reached(self) -> bool | None:
        """Say whether the aim was reached, None if there is none."""
        if self.aim is None:
            return None
        return self.measured <= self.aim if self.most else self.measured >= self.aim

    def record(self) -> dict[str, Any]:
        """Return the ratio as it is kept."""
        return {**asdict(self), "reached": self.reached}

    def row(self) -> tuple[str, str, str, str, str]:
        """Return the cells of its line."""
        aim = "" if self.aim is None else f"{'≤' if self.most else '≥'} {self.aim:g} ×"
        reached = {None: "", True: "yes", False: "no"}[self.reached]
        return self.what, self.against, aim, f"{self.measured:.2f} ×", reached


@dataclass(frozen=True)
class Sizes:
    """How much is measured: small by default, as large as the bars say with ``full``."""

    full: bool = False

    def pick(self, small: int, full: int) -> int:
        """Return the size to measure at."""
        return full if self.full else small


def fastest(
    work: Callable[[], object],
    *others: Callable[[], object],
    times: int = 5,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Return the least seconds that each piece of work took, done in turn ``times`` times.

    The least of several is what the work costs on a machine that does nothing else.
    """
    pieces = (work, *others)
    taken: list[list[float]] = [[] for _ in pieces]
    for _ in range(times):
        for piece, seconds in zip(pieces, taken, strict=True):
            begun = clock()
            piece()
            seconds.append(clock() - begun)
    return [min(seconds) for seconds in taken]
