"""By which means a run is done: who works, who is told, and whether failures are tried again."""

from __future__ import annotations

from dataclasses import dataclass, field

from policymine.pipeline.progress import Progress, quiet
from policymine.pipeline.workers import Alone, Workers


@dataclass(frozen=True)
class Means:
    """By which means a stage is done; its results do not depend on them.

    With ``retry``, documents that were not read, or only in part, are read again.
    """

    workers: Workers = field(default_factory=Alone)
    progress: Progress = quiet
    retry: bool = False


PLAIN = Means()
"""This process, and nobody is told."""
