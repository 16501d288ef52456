"""What a sentence does: the vocabulary, and the few words that decide at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from policymine.extract.clauses import WORD
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
NO_ACT = ("not_promise", "quoted", "procedural")
"""Patterns of sentences that promise nothing, whatever words stand in them."""
START, BORDER = "^", r"\b"
ASIDE = re.compile(r", (?:der|som|hvor|hvoraf|hvilket|fordi|idet|da)\b[^,]*,?")
"""A clause that only tells more of what goes before it."""
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


def rung_of(words: Iterable[str]) -> Commitment:
    """Return the rung of the ladder of the first modal among some words, in any case."""
    lower = (word.casefold() for word in words)
    return next((MODALS[word] for word in lower if word in MODALS), Commitment.UNKNOWN)


def consequence(text: str) -> str | None:
    """Return what a sentence says that something means for those who act, or None.

    ``Det betyder, at vi samler rådgivningen …`` promises what its clause would promise alone.
    """
    found = match("consequence", text)
    return text[found.end() :] if found else None


@lru_cache(maxsize=512)
def glance(text: str) -> Reading | None:
    """Return what a sentence does where a few of its words decide, or None.

    Questions, quotations, law and conditions are ``other``.
    """
    asked = text.endswith("?")
    if not asked and says("conditional", text):
        return Reading(Speech.PROMISE, Commitment.KAN)
    if not asked and says("depends", text):
        return None
    main = ASIDE.sub("", text)
    if asked or (consequence(text) is None and any(says(group, main) for group in NO_ACT)):
        return OTHER
    if says("proposed", text):
        return Reading(Speech.PROMISE, Commitment.BOER)
    if says("decision", text):
        told = rung_of(word for word in WORD.findall(ASIDE.sub("", text)) if word != "kan")
        return Reading(Speech.PROMISE, told, decided=True)
    if says("considered", text):
        advised = "bør" in WORD.findall(text)
        return Reading(Speech.PROMISE, Commitment.BOER if advised else Commitment.KAN)
    if working := match("working", text):
        return Reading(Speech.PROMISE, rung_of(WORD.findall(text[: working.end()])))
    if says("wanted", text):
        return Reading(Speech.WANTED, rung_of(WORD.findall(text)))
    return None
