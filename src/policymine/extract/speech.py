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
START, BORDER = "^", r"\b"
GROUP = re.compile(r"(?<!\\)\((?!\?)")
"""A bracket that keeps what fits inside it, which nobody asks for, at half the speed."""
NOTHING = "(?!)"


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a group of patterns as two: those of a text's beginning, and those of any place.

    In the latter, that a word begins is looked at once for all of them.
    """
    rows = [GROUP.sub("(?:", row) for row in read_lexicon("promises")["patterns"][name]]
    opening = [row for row in rows if row.startswith(START)]
    words = [row.removeprefix(BORDER) for row in rows if row.startswith(BORDER)]
    others = [row for row in rows if not row.startswith((START, BORDER))]
    inside = [*others, rf"\b(?:{'|'.join(words)})"] if words else others
    return re.compile("|".join(opening) or NOTHING), re.compile("|".join(inside) or NOTHING)


def says(name: str, text: str) -> bool:
    """Say whether a group of patterns of the lexicon ``promises`` fits a text, in any case.

    The patterns are in lower case, and so is what they are held against: several times faster than
    a pattern that ignores case.
    """
    return match(name, text) is not None


def match(name: str, text: str) -> re.Match[str] | None:
    """Return where a group of patterns fits a text, in any case, or None."""
    opening, inside = _patterns(name)
    text = text.lower()
    return opening.match(text) or inside.search(text)
