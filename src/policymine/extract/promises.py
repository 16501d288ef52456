"""Whether a sentence promises an act, wants a state, reports one, or only describes.

The sentence is cut into clauses; in its main clause a modal or a verb of acting is looked for, and
who or what its subject is. Words come from the lexicons ``verbs`` and ``promises``; a tagger adds
the verbs and names that those do not know.
"""

from __future__ import annotations

from functools import cache

from policymine.extract.clauses import main_clauses, subject_of, words_of
from policymine.extract.glance import consequence, glance, is_ahead
from policymine.extract.reports import read_report
from policymine.extract.speech import MODALS, OTHER, Reading, Speech, says
from policymine.extract.subjects import (
    ARTICLES,
    is_actor,
    is_named_actor,
    is_pronoun,
    is_served,
    is_text,
)
from policymine.extract.tagging import UNTAGGED, Tagged
from policymine.extract.verbs import is_infinitive, verb_forms
from policymine.schema.finding import Commitment

FIRST = 14
"""So many words into a clause its finite verb is looked for."""
NEAR = 9
"""So many words into a clause a finite verb of acting is the main one."""


def _act_after(words: list[str], modal: int, tagged: Tagged) -> str:
    """Return how the modal goes on: ``active``, ``passive``, ``state`` or nothing."""
    forms = verb_forms()
    for i, word in enumerate(words[modal + 1 : modal + FIRST], modal + 1):
        if word in forms.passives or word in tagged.passive:
            return "passive"
        if word == "blive" and any(
            w in forms.participles or w in tagged.participles for w in words[i + 1 : i + 4]
        ):
            return "passive"
        if word in words_of("resting") or (word in forms.states and word not in forms.infinitives):
            return "state"
        if is_infinitive(word) or word in tagged.infinitives:
            return "active"
    return ""


def _read_modal(words: list[str], modal: int, tagged: Tagged) -> Reading:
    commitment = MODALS[words[modal]]
    subject = subject_of(words, modal)
    act = _act_after(words, modal, tagged)
    followed = words_of("follow_up") & set(words[modal:])
    if not act or (is_text(subject) and not followed):
        return OTHER
    if act == "passive":
        seen = words_of("seen") - ({"høres"} if "om" in words[modal:] else set())
        wanted = seen & set(words[modal:]) or words_of("counted") & set(subject[:1])
        return Reading(Speech.WANTED if wanted else Speech.PROMISE, commitment)
    if is_served(subject) and not is_actor(subject[:1]):
        return Reading(Speech.WANTED, commitment)
    if act == "active" and (is_actor(subject, tagged.names) or _happens(words, modal)):
        return Reading(Speech.PROMISE, commitment)
    if commitment is Commitment.BOER and _is_owed(words, modal) and is_actor(subject, tagged.names):
        return Reading(Speech.PROMISE, commitment)
    return Reading(Speech.WANTED, commitment) if act == "state" and subject else OTHER


def _is_owed(words: list[str], modal: int) -> bool:
    """Say whether somebody is to have what is new to them: ``Centret bør have en fast gruppe``."""
    after = words[modal + 1 : modal + 5]
    return "have" in after[:-1] and after[after.index("have") + 1] in words_of("given")


def _rests(words: list[str], verb: int) -> bool:
    """Say whether a verb tells what something rests on, and no act: ``Indsatsen bygger på …``."""
    rests = words[verb] in words_of("resting_on") and "på" in words[verb + 1 : verb + 3]
    return rests or words[verb] in words_of("resting")


def _happens(words: list[str], modal: int) -> bool:
    """Say whether something is to be done by nobody named: ``Der skal ske en …``."""
    beside = {*words[max(0, modal - 1) : modal], *words[modal + 1 : modal + 2]}
    return "der" in beside and any(w in words_of("happen") for w in words[modal + 1 : modal + 6])


def _read_present(words: list[str], later: bool, tagged: Tagged, acting: bool) -> Reading:
    """Read a clause without a modal: ``Kommunen etablerer …``, ``Der afsættes …``.

    With a time still to come any verb in the present promises, whoever acts; where the section is
    one of acts (``acting``), what somebody does again and again does too.
    """
    if words_of("past") & set(words):
        return OTHER
    for i, word in enumerate(words[:FIRST]):
        if not _tells(word, tagged):
            continue
        subject = subject_of(words, i)
        met = word in words_of("seen") and not (later and is_actor(subject, tagged.names))
        beyond = word == "at" and words[i - 1] != "for"
        if beyond or word in words_of("able") or words[i + 1 : i + 2] == ["ikke"]:
            return OTHER  # what comes now depends on the verb before, or is only possible, or not
        followed = is_text(subject) and word in words_of("follow_up")
        if met or (not followed and (word in words_of("being") or _rests(words, i))):
            continue
        if _is_passive(word, tagged) or (later and word in tagged.present):
            alone = len(subject) == 1 and subject[0] in ARTICLES and word in tagged.present
            if is_pronoun(subject) or alone:
                return OTHER  # "I år varetages det af …" tells of what was said before
            if words_of("counted") & set(subject[:1]):
                return Reading(Speech.WANTED)
            return OTHER if is_text(subject) and not followed else Reading(Speech.PROMISE)
        if i < NEAR and _acts(word, subject, tagged, later=later, acting=acting):
            return Reading(Speech.PROMISE)
        if word == "bliver" and _becomes(words, i, tagged):
            return Reading(Speech.PROMISE)
        if word == "får" and _is_given(words, i, subject):
            return Reading(Speech.PROMISE)
        if i < NEAR and word in verb_forms().change_present:
            return OTHER
    return OTHER


@cache
def _telling() -> frozenset[str]:
    """Return the words that a clause without a modal is read by, its verbs apart."""
    groups = ("seen", "able", "follow_up", "being", "resting", "resting_on")
    forms = verb_forms().change_present | verb_forms().steady_present
    return forms.union({"at", "bliver", "får"}, *map(words_of, groups))


def _tells(word: str, tagged: Tagged) -> bool:
    return word in _telling() or word in tagged.present or _is_passive(word, tagged)


def _is_passive(word: str, tagged: Tagged) -> bool:
    known = word in verb_forms().change_passive or word in tagged.passive
    return known or (word.endswith(("eres", "iseres")) and len(word) > 7)


def _acts(word: str, subject: list[str], tagged: Tagged, *, later: bool, acting: bool) -> bool:
    """Say whether a verb in the present is an act of its subject that is still to come."""
    forms = verb_forms()
    if word in forms.change_present or (later and word in forms.steady_present):
        return is_actor(subject, tagged.names) and not is_text(subject)
    if word not in tagged.present and not (acting and word in forms.steady_present):
        return False
    if word in words_of("describing") or (word in forms.steady_present and not acting):
        return False
    ours = list(subject[:1]) == ["vi"]
    return ours or is_named_actor(subject, tagged.names)


def _is_given(words: list[str], verb: int, subject: list[str]) -> bool:
    """Say whether somebody is to get something that is new to them: ``Værestedet får en …``."""
    after = words[verb + 1 : verb + 4]
    given = any(word in words_of("given") for word in after)
    return given and not is_text(subject) and not words_of("vague") & set(words[: verb + 2])


def _becomes(words: list[str], verb: int, tagged: Tagged) -> bool:
    """Say whether ``bliver`` makes a passive of something that is done, and not to citizens."""
    subject = subject_of(words, verb)
    participles = verb_forms().participles | tagged.participles
    done = any(word in participles for word in words[verb + 1 : verb + 10])
    counted = bool(subject) and subject[0].isdigit()  # "20 borgere bliver uddannet"
    return done and (counted or not (is_served(subject) or is_text(subject)))


def read_sentence(sentence: str, tagged: Tagged = UNTAGGED, *, acting: bool = False) -> Reading:
    """Return what a sentence does.

    ``tagged`` holds what a tagger found in it, ``acting`` says that its section is one of acts.
    """
    text = sentence.strip()
    told = glance(text)
    if told is not None:
        return told
    text = consequence(text) or text
    later = is_ahead(text)
    acting = acting or says("fresh", text)
    reading = OTHER
    for words in main_clauses(text, tagged.present | tagged.passive):
        modal = next((i for i, word in enumerate(words) if word in MODALS and word != "kan"), None)
        found = (
            _read_modal(words, modal, tagged)
            if modal is not None
            else _read_present(words, later, tagged, acting)
        )
        if found.speech is Speech.PROMISE:
            return found
        if reading.speech is Speech.OTHER:
            reading = found if found.speech is not Speech.OTHER else read_report(words, tagged)
    return reading
