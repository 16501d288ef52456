"""Clauses without a modal: ``Kommunen etablerer …``, ``Der afsættes …``, ``Caféen får en vært``."""

from __future__ import annotations

from functools import cache

from policymine.extract.clauses import endings_of, subject_of, words_of
from policymine.extract.speech import OTHER, Reading, Speech
from policymine.extract.subjects import (
    ARTICLES,
    is_actor,
    is_named_actor,
    is_pronoun,
    is_served,
    is_text,
)
from policymine.extract.tagging import Tagged
from policymine.extract.verbs import has_particle, is_past_passive, verb_forms

FIRST = 14
"""So many words into a clause its finite verb is looked for."""
NEAR = 9
"""So many words into a clause a finite verb of acting is the main one."""


def _rests(words: list[str], verb: int) -> bool:
    """Say whether a verb tells what something rests on, and no act: ``Indsatsen bygger på …``."""
    rests = words[verb] in words_of("resting_on") and "på" in words[verb + 1 : verb + 3]
    return rests or words[verb] in words_of("resting")


def read_present(words: list[str], later: bool, tagged: Tagged, acting: bool) -> Reading:
    """Return what a clause does, as words in lower case, in the present tense.

    With a time still to come any verb in the present promises, whoever acts; where the section is
    one of acts (``acting``), what somebody does again and again does too.
    """
    if words_of("past") & set(words) or any(map(is_past_passive, words[:FIRST])):
        return OTHER
    for i, word in enumerate(words[:FIRST]):
        if not _tells(word, tagged):
            continue
        subject = subject_of(words, i)
        met = word in words_of("seen") and not (later and is_actor(subject, tagged.names))
        beyond = word == "at" and words[i - 1] != "for"
        told = _is_old(words[i + 1 : i + 3], later=later)
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
        if i < NEAR and (
            _acts(words, i, subject, tagged, later=new, acting=acting)
            or _goes_on(words, i, subject)
        ):
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
    groups = ("seen", "able", "follow_up", "being", "resting", "resting_on", "phases")
    known = verb_forms()
    forms = known.change_present | known.steady_present | known.moving_present
    return forms.union({"at", "bliver", "får"}, *map(words_of, groups))


def _tells(word: str, tagged: Tagged) -> bool:
    return word in _telling() or word in tagged.present or _is_passive(word, tagged)


def _is_passive(word: str, tagged: Tagged) -> bool:
    known = word in verb_forms().change_passive or word in tagged.passive
    return known or (word.endswith(("eres", "iseres")) and len(word) > 7)


def _is_old(after: list[str], *, later: bool) -> bool:
    """Say whether what follows a verb tells that it is not, or has been so: ``gør allerede``."""
    return (
        after[:1] == ["ikke"] or after == ["i", "dag"] or (after[:1] == ["allerede"] and not later)
    )


def _goes_on(words: list[str], verb: int, subject: list[str]) -> bool:
    """Say whether something that is run begins, goes on or ends: ``Undervisningen fortsætter``."""
    run = bool(subject) and subject[0].endswith(endings_of("activities"))
    return run and (words[verb] in words_of("phases") or has_particle(words, verb))


def _acts(
    words: list[str], verb: int, subject: list[str], tagged: Tagged, *, later: bool, acting: bool
) -> bool:
    """Say whether a verb in the present is an act of its subject that is still to come."""
    forms, word = verb_forms(), words[verb]
    changes = word in forms.change_present or has_particle(words, verb)
    agents = word in forms.agentive and (changes or later or acting) and bool(subject)
    if agents and not (is_served(subject) or is_text(subject) or _is_some(subject)):
        return True
    if changes or (later and word in forms.steady_present):
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
    money = bool({"kr", "kroner", "mio"} & set(words[verb + 1 : verb + 8]))
    given = money or any(word in words_of("given") for word in after)
    return given and not is_text(subject) and not words_of("vague") & set(words[: verb + 2])


def _becomes(words: list[str], verb: int, tagged: Tagged) -> bool:
    """Say whether ``bliver`` makes a passive of something that is done, and not to citizens."""
    subject = subject_of(words, verb)
    participles = (verb_forms().participles | tagged.participles) - words_of("talk")
    after = range(verb + 1, min(verb + 10, len(words)))
    done = any(words[i] in participles or has_particle(words, i) for i in after)
    joined = ["del", "af"] in (words[i : i + 2] for i in range(verb + 1, verb + 4))
    done = done or joined or bool(words_of("becoming") & set(words[verb + 1 : verb + 4]))
    counted = bool(subject) and subject[0].isdigit()  # "20 borgere bliver uddannet"
    return done and (counted or not (is_served(subject) or is_text(subject)))
