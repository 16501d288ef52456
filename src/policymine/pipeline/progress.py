"""How far a run is, for whoever wants to know."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how many of a stage's documents (or steps) are done, and of how many pages they are."""

    def __call__(self, stage: str, done: int, total: int, pages: int = 0) -> None:
        """Take note of it."""


def quiet(stage: str, done: int, total: int, pages: int = 0) -> None:
    """Show no progress."""
