"""Hits, what was found and what the gold holds: precision, recall and F1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """How many findings are right (``hits``), were ``found``, and stand in the ``gold``."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the tally of both."""
        return Tally(self.hits + other.hits, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Return the share of the found that is right."""
        return self.hits / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Return the share of the gold that was found."""
        return self.hits / max(self.gold, 1)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.hits / max(self.found + self.gold, 1)
