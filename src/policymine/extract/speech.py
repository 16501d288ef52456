"""What a sentence does: the vocabulary, and the patterns that decide at a glance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from policymine.resources import read_lexicon
from policymine.schema.finding import Commitment

MODALS = {
    "skal": Commitment.SKAL,
    "vil": Commitment.VIL,
    "bør": Commitment.BOER,
    "kan": Commitment.KAN,
}


class Speech(Enum):
    """What a sentence does."""

    PROMISE = "promise"
    REPORT = "report"
    WANTED = "wanted"
    OTHER = "other"


@dataclass(frozen=True)
class Reading:
    """What a sentence does, with which commitment, and whether a decision stands behind it."""

    speech: Speech
    commitment: Commitment = Commitment.UNKNOWN
    decided: bool = False


OTHER = Reading(Speech.OTHER)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a group of patterns of the lexicon ``promises`` as one."""
    rows: list[str] = read_lexicon("promises")["patterns"][name]
    return re.compile("|".join(rows), re.IGNORECASE)
