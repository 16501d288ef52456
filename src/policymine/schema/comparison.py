"""The vocabularies of the comparison: how a cell reads, and what became of a goal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any


class Reading(StrEnum):
    """What a cell of the comparison says; silence and blindness are told apart."""

    MENTIONED = "mentioned"
    NOT_MENTIONED = "not mentioned"
    BADLY_READ = "badly read"
    NO_PLAN = "no plan"


class Change(StrEnum):
    """What became of a goal or an initiative from one plan of a unit to the next.

    ``finished`` is an initiative that the earlier document itself reports completed or embedded,
    ``abandoned`` one that it reports never started or closed down: the later one therefore need
    not name them again.
    """

    KEPT = "kept"
    REWORDED = "reworded"
    DROPPED = "dropped"
    FINISHED = "finished"
    ABANDONED = "abandoned"
    NEW = "new"


class Link(StrEnum):
    """The links of the implementation chain, in its order."""

    GOAL = "goal"
    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    MONEY = "money"
    INDICATOR = "indicator"


Similarity = Callable[[Sequence[str], Sequence[str]], Any]
"""How alike texts are: (texts a, texts b) → array of shape (len(a), len(b)), higher is closer."""
