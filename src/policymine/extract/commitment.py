"""The ladder of commitment (skal > vil > bør > kan), as the words of a passage say it."""

from __future__ import annotations

from policymine.extract.clauses import WORD, main_clauses, words_of
from policymine.extract.promises import read_sentence
from policymine.extract.speech import Speech, rung_of, says
from policymine.extract.tagging import UNTAGGED, Tagged
from policymine.extract.verbs import is_infinitive, verb_forms
from policymine.schema.finding import Commitment


def starts_bare(text: str) -> bool:
    """Say whether an item goes on from its lead (``styrke …``), where its modal stands."""
    words = [word.casefold() for word in WORD.findall(text)[:2]]
    return bool(words) and is_infinitive(words[-1] if words[0] == "at" else words[0])


def lead_commitment(text: str) -> Commitment:
    """Return the commitment of the words that lead into a list: their last modal, or a proposal."""
    if says("proposal", text):
        return Commitment.BOER
    return rung_of(reversed(WORD.findall(text)))


def plain_commitment(text: str, tagged: Tagged) -> Commitment:
    """Return *skal* for an item in the plain present ("Jobcentret åbner …"), else unknown.

    An item in a list of acts promises by standing there; it needs no other mark.
    """
    if starts_bare(text):
        return Commitment.UNKNOWN
    finite = tagged.present | tagged.passive | verb_forms().change_passive
    verbs = finite - words_of("able") - {"er", "har"}
    words = {word for clause in main_clauses(text) for word in clause}
    return Commitment.SKAL if verbs & words else Commitment.UNKNOWN


def modal_of(text: str) -> Commitment:
    """Return the rung that a modal of a main clause, or a hedge or a proposal, names."""
    if says("hedge", text):
        return Commitment.KAN
    return rung_of(word for words in main_clauses(text) for word in words)


def read_commitment(text: str, tagged: Tagged = UNTAGGED) -> Commitment:
    """Return the commitment of a passage.

    A hedge (``eventuelt``) makes it *kan*; else the modal of its first main clause that has one
    decides; a promise in the plain present (``Der oprettes …``) binds as *skal* does.
    """
    told = modal_of(text)
    if told is not Commitment.UNKNOWN:
        return told
    reading = read_sentence(text, tagged)
    if reading.commitment is not Commitment.UNKNOWN:
        return reading.commitment
    return Commitment.SKAL if reading.speech is Speech.PROMISE else Commitment.UNKNOWN
