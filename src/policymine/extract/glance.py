"""What a few words of a sentence say: its time, its first modal, and often what it does."""

from __future__ import annotations

from functools import lru_cache

from policymine.extract.clauses import WORD
from policymine.extract.speech import MODALS, OTHER, Reading, Speech, match, says
from policymine.schema.finding import Commitment

_NONE = ("not_promise", "quoted", "procedural")


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
    if asked or (consequence(text) is None and any(says(g, text) for g in _NONE)):
        return OTHER
    if says("proposed", text):
        return Reading(Speech.PROMISE, Commitment.BOER)
    if says("decision", text):
        return Reading(Speech.PROMISE, decided=True)
    if says("considered", text):
        return Reading(Speech.PROMISE, Commitment.KAN)
    if says("working", text):
        return Reading(Speech.PROMISE, first_modal(text))
    if says("wanted", text):
        return Reading(Speech.WANTED, first_modal(text))
    return None


def is_ahead(sentence: str) -> bool:
    """Say whether a sentence names a time still to come, or how often something is done."""
    return says("later", sentence)


def first_modal(text: str) -> Commitment:
    """Return the rung of the first modal of a sentence."""
    words = (word.casefold() for word in WORD.findall(text))
    return next((MODALS[word] for word in words if word in MODALS), Commitment.UNKNOWN)
