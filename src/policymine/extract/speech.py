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
BORDER = r"\b"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a group of patterns as one; that a word begins is looked at once for all of them."""
    rows: list[str] = read_lexicon("promises")["patterns"][name]
    words = [row.removeprefix(BORDER) for row in rows if row.startswith(BORDER)]
    others = [row for row in rows if not row.startswith(BORDER)]
    return re.compile("|".join([*others, rf"\b(?:{'|'.join(words)})"] if words else others))


def says(name: str, text: str) -> bool:
    """Say whether a group of patterns of the lexicon ``promises`` fits a text, in any case.

    The patterns are in lower case, and so is what they are held against: several times faster than
    a pattern that ignores case.
    """
    return match(name, text) is not None


def match(name: str, text: str) -> re.Match[str] | None:
    """Return where a group of patterns fits a text, in any case, or None."""
    return _pattern(name).search(text.lower())
