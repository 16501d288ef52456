"""Whether a sentence promises an act, wants a state, reports one, or only describes.

The sentence is cut into clauses; in its main clause a modal or a verb of acting is looked for, and
who or what its subject is. Words come from the lexicons ``verbs`` and ``promises``; a tagger adds
the verbs and names that those do not know.
"""

from __future__ import annotations

from functools import cache

from policymine.extract.clauses import main_clauses, subject_of, words_of
from policymine.extract.modals import read_modal, read_option
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
from policymine.extract.subjects import (
    ARTICLES,
    is_actor,
    is_named_actor,
    is_pronoun,
    is_served,
    is_text,
)
from policymine.extract.tagging import UNTAGGED, Tagged
from policymine.extract.verbs import verb_forms

FIRST = 14
"""So many words into a clause its finite verb is looked for."""
NEAR = 9
"""So many words into a clause a finite verb of acting is the main one."""


def _rests(words: list[str], verb: int) -> bool:
    """Say whether a verb tells what something rests on, and no act: ``Indsatsen bygger på …``."""
    rests = words[verb] in words_of("resting_on") and "på" in words[verb + 1 : verb + 3]
    return rests or words[verb] in words_of("resting")


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
        told = words[i + 1 : i + 2] == ["ikke"] or words[i + 1 : i + 3] == ["i", "dag"]
        if beyond or word in words_of("able") or told:
            return OTHER  # what comes now depends on the verb before, is only possible, or not new
        if i > 1 and words[i - 1] in ARTICLES:
            continue  # "er den enkeltes"
        followed = is_text(subject) and word in words_of("follow_up")
        if not later and _tells_who(words, i, subject, tagged):
            continue
        if met or (not followed and (word in words_of("being") or _rests(words, i))):
            continue
        if _is_passive(word, tagged) or (later and word in tagged.present):
            if _tells_more(word, subject, tagged):
                return OTHER
            if words_of("counted") & set(subject[:1]):
                return Reading(Speech.WANTED)
            return OTHER if is_text(subject) and not followed else Reading(Speech.PROMISE)
        pays = word in words_of("paying") and {"kr", "kroner"} & set(words[i:])
        makes = word in words_of("making") and {"en", "et", "nye"} & set(words[i + 1 : i + 6])
        new = bool(later or pays or makes)
        if i < NEAR and _acts(word, subject, tagged, later=new, acting=acting):
            return Reading(Speech.PROMISE)
        if word == "bliver" and _becomes(words, i, tagged):
            return Reading(Speech.PROMISE)
        if word == "får" and _is_given(words, i, subject):
            return Reading(Speech.PROMISE)
        if i < NEAR and word in verb_forms().change_present:
            return OTHER
    return OTHER


def _tells_more(word: str, subject: list[str], tagged: Tagged) -> bool:
    """Say whether a subject is what was told of before, or some of it: ``I år varetages det af …``.

    ``Vi mødes …`` is no passive.
    """
    alone = (len(subject) == 1 and subject[0] in ARTICLES) or _is_some(subject)
    ours = subject == ["vi"] and word[-1] == "s"
    changed = word in verb_forms().change_passive
    return (is_pronoun(subject) and not changed) or ours or (alone and word in tagged.present)


def _tells_who(words: list[str], verb: int, subject: list[str], tagged: Tagged) -> bool:
    """Say whether a passive only tells what does something known: ``Byen præges af havnen``.

    So does one that tells what comes of it (``Med broen skabes …``); who is new, or paid for, acts.
    """
    if not _is_passive(words[verb], tagged):
        return False
    after = words[verb + 1 : verb + 3]
    known = not words_of("indefinite") & {*subject[:1], *after[1:]}
    if words[verb] == "skabes" and "der" not in words[max(0, verb - 1) : verb + 2]:
        return True  # "Sundhed skabes i hverdagen"
    agent = after[:1] == ["af"] and known and not {"kr", "kroner"} & set(words)
    return agent or (words[0] in ("med", "herved") and words[verb] in words_of("results"))


def _is_some(subject: list[str]) -> bool:
    """Say whether a subject is part of a whole, of which things are told: ``mange unge``."""
    part = subject[:3] == ["en", "del", "af"] or bool(words_of("parts") & set(subject[:3]))
    return part or bool(words_of("some") & set(subject[:1]))


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
    participles = (verb_forms().participles | tagged.participles) - words_of("talk")
    done = any(word in participles for word in words[verb + 1 : verb + 10])
    counted = bool(subject) and subject[0].isdigit()  # "20 borgere bliver uddannet"
    return done and (counted or not (is_served(subject) or is_text(subject)))


def _read_clause(words: list[str], later: bool, tagged: Tagged, acting: bool) -> Reading:
    modal = next((i for i, word in enumerate(words) if word in MODALS and word != "kan"), None)
    if modal is not None:
        return read_modal(words, modal, tagged, later=later)
    option = read_option(words, words.index("kan"), tagged) if "kan" in words[:FIRST] else OTHER
    return option if option != OTHER else _read_present(words, later, tagged, acting)


def read_sentence(sentence: str, tagged: Tagged = UNTAGGED, *, acting: bool = False) -> Reading:
    """Return what a sentence does.

    ``tagged`` holds what a tagger found in it, ``acting`` says that its section is one of acts.
    """
    text = sentence.strip()
    told = glance(text)
    if told is not None:
        return told
    text = consequence(text) or text
    later = says("later", text)
    acting = acting or says("fresh", text)
    reading = OTHER
    for words in main_clauses(text, tagged.present | tagged.passive):
        found = _read_clause(words, later, tagged, acting)
        if found.speech is Speech.PROMISE:
            return found
        if reading.speech is Speech.OTHER:
            reading = found if found.speech is not Speech.OTHER else read_report(words, tagged)
    return reading
