"""Whether a sentence promises an act, wants a state, reports one, or only describes.

The sentence is cut into clauses; in its main clause a modal or a verb of acting is looked for, and
who or what its subject is. Words come from the lexicons ``verbs`` and ``promises``; a tagger adds
the verbs and names that those do not know.
"""

from __future__ import annotations

from policymine.extract.clauses import main_clauses
from policymine.extract.modals import read_modal, read_option
from policymine.extract.present import FIRST, read_present
from policymine.extract.reports import read_report
from policymine.extract.speech import (
    MODALS,
    OTHER,
    Reading,
    Speech,
    consequence,
    glance,
    says,
)
from policymine.extract.tagging import UNTAGGED, Tagged
from policymine.schema.finding import Commitment


def _read_clause(words: list[str], later: bool, tagged: Tagged, *, acting: bool) -> Reading:
    modal = next((i for i, word in enumerate(words) if word in MODALS and word != "kan"), None)
    if modal is not None:
        return read_modal(words, modal, tagged, later=later)
    option = read_option(words, words.index("kan"), tagged) if "kan" in words[:FIRST] else OTHER
    return option if option != OTHER else read_present(words, later, tagged, acting)


def _read_depending(text: str, tagged: Tagged) -> Reading:
    """Read a sentence with a condition that is met once, or not: what follows is to come.

    ``Hvis ansøgningen imødekommes, bygges der …``, ``Bliver svaret ja, kan vi …``.
    """
    clauses = main_clauses(text, tagged.present | tagged.passive)
    inverted = len(clauses) > 1 and not says("conjunction", text) and not says("awaits", text)
    for words in clauses[1:] if inverted else clauses:
        may = "kan" in words[:FIRST] or {"vil", "kunne"} <= set(words[:FIRST])
        if may and not {"ikke", "kun", "være"} & set(words):
            return Reading(Speech.PROMISE, Commitment.KAN)
        found = _read_clause(words, True, tagged, acting=False)
        if found.speech is Speech.PROMISE:
            return found
    return OTHER


def read_sentence(sentence: str, tagged: Tagged = UNTAGGED, *, acting: bool = False) -> Reading:
    """Return what a sentence does.

    ``tagged`` holds what a tagger found in it, ``acting`` says that its section is one of acts.
    """
    text = sentence.strip()
    told = glance(text)
    if told is not None:
        return told
    if says("depends", text) or says("awaits", text):
        return _read_depending(text, tagged)
    text = consequence(text) or text
    later = says("later", text)
    acting = acting or says("fresh", text)
    reading = OTHER
    for words in main_clauses(text, tagged.present | tagged.passive):
        found = _read_clause(words, later, tagged, acting=acting)
        if found.speech is Speech.PROMISE:
            return found
        if reading.speech is Speech.OTHER:
            reading = found if found.speech is not Speech.OTHER else read_report(words, tagged)
    return reading
