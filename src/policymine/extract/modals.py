"""Clauses with a modal: what is to be done, what is wanted, and what may be done."""

from __future__ import annotations

from itertools import pairwise

from policymine.extract.clauses import endings_of, subject_of, words_of
from policymine.extract.speech import MODALS, OTHER, Reading, Speech
from policymine.extract.subjects import (
    ARTICLES,
    is_actor,
    is_named_actor,
    is_served,
    is_text,
    is_worker,
)
from policymine.extract.tagging import Tagged
from policymine.extract.verbs import has_particle, is_infinitive, verb_forms
from policymine.schema.finding import Commitment

FIRST = 24
"""So many words after a modal its verb is looked for."""


def read_modal(words: list[str], modal: int, tagged: Tagged, *, later: bool = False) -> Reading:
    """Read a clause by its modal (``skal``, ``vil``, ``bør``), the word at ``modal``.

    ``later`` says that the sentence names a time still to come.
    """
    commitment = MODALS[words[modal]]
    if "gerne" in {*words[modal - 1 : modal], *words[modal + 1 : modal + 5]}:
        return Reading(Speech.WANTED, commitment)  # "Vi vil gerne …" is a wish
    subject = subject_of(words, modal)
    after = words[modal + 1 : modal + 5]
    if _is_fronted(subject, after, tagged):
        subject = after  # "Det skal værestedet prøve af", "Den ret vil vi bevare"
    able = later or commitment is Commitment.BOER
    act = _act_after(words, modal, tagged, able=able)
    followed = words_of("follow_up") & set(words[modal:])
    if not act or (is_text(subject) and not followed) or "hverken" in words[:modal]:
        return OTHER
    if act == "passive":
        if commitment is Commitment.BOER and words[modal + 1 : modal + 2] == ["ikke"]:
            return OTHER  # what one is advised against
        met = _is_met(words, modal, subject) or _is_spared(words, modal, subject)
        return Reading(Speech.WANTED if met else Speech.PROMISE, commitment)
    given = _owed(words, modal)
    if given and (later or {"én", "ét"} & set(given) or given[:2] == ["tilbud", "om"]):
        return Reading(Speech.PROMISE, commitment)
    if is_served(subject) and not (is_actor(subject[:1]) or _are_all(subject, later=later)):
        return Reading(Speech.WANTED, commitment)
    if act == "active" and words_of("attitudes") & set(words[modal + 1 : modal + 4]):
        return Reading(Speech.WANTED, commitment)
    acts = is_actor(subject, tagged.names) or _happens(words, modal)
    if act == "active" and (acts or _is_provided(words[modal + 1 : modal + 6])):
        return Reading(Speech.PROMISE, commitment)
    owed = given and is_actor(subject, tagged.names)
    if owed and (commitment is Commitment.BOER or _is_hired(given, tagged)):
        return Reading(Speech.PROMISE, commitment)
    if act == "state" and words_of("norms") & set(words) and _happens(words, modal):
        return Reading(Speech.PROMISE, commitment)
    if later and act == "state" and _is_there(words[modal:]) and is_actor(subject, tagged.names):
        return Reading(Speech.PROMISE, commitment)
    return Reading(Speech.WANTED, commitment) if act == "state" and subject else OTHER


def _is_fronted(before: list[str], after: list[str], tagged: Tagged) -> bool:
    """Say whether what stands before the verb is its object: somebody who acts comes after it."""
    actor = bool(after) and is_actor(after[:1], tagged.names)
    told = len(before) == 1 and before[0] in ARTICLES
    return actor and (len(before) > 1 or (told and after[0] not in words_of("nobody")))


def _is_met(words: list[str], modal: int, subject: list[str]) -> bool:
    """Say whether a passive tells how somebody is met, what is measured, or a standard."""
    seen = words_of("seen") - ({"høres"} if "om" in words[modal:] else set())
    met = bool(seen & set(words[modal:]))
    return met or _is_measured(subject) or _is_standard(words, subject)


def _is_spared(words: list[str], modal: int, subject: list[str]) -> bool:
    """Say whether something is not to be done to somebody, or to us: ``Vi skal måles på …``."""
    refused = "ikke" in words[modal + 1 : modal + 3] and "længere" not in words
    return subject[:1] == ["vi"] or (refused and is_served(subject[:3]))


def _are_all(subject: list[str], *, later: bool) -> bool:
    """Say whether all of those who act are meant: ``alle kommuner``, and not those served.

    What all who work there are to do by a day is an act, too.
    """
    head = subject[1:2]
    if set(head) & words_of("served"):
        return later and is_worker(head)
    return is_actor(head) or any(word.endswith("tilbud") for word in head)


def _is_there(words: list[str]) -> bool:
    """Say whether somebody is to be present or open: ``vil fra maj være til stede i …``."""
    return any(said in " ".join(words) for said in ("være til stede", "være åben", "have åben"))


def read_option(words: list[str], modal: int, tagged: Tagged) -> Reading:
    """Read a clause with ``kan``: an act that a named actor may do, and no service that it gives.

    ``Rusmiddelcentret kan afholde åbne aftener``, but ``Visitationen kan bevilge …``.
    """
    after = words[modal + 1 : modal + FIRST]
    verb = next((w for w in after if is_infinitive(w) or w in tagged.infinitives), "")
    served = verb.removesuffix("s") in words_of("serving") or verb in words_of("used")
    if (
        not verb
        or served
        or {"ikke", "kun"} & set(after)
        or not is_named_actor(subject_of(words, modal), tagged.names)
    ):
        return OTHER
    return Reading(Speech.PROMISE, Commitment.KAN)


def _act_after(words: list[str], modal: int, tagged: Tagged, *, able: bool) -> str:
    """Return how the modal goes on: ``active``, ``passive``, ``state`` or nothing.

    To be ``able`` to do something is as much as to do it (``skal fra maj kunne tilbyde …``).
    """
    forms = verb_forms()
    for i, word in enumerate(words[modal + 1 : modal + FIRST], modal + 1):
        if word in forms.passives or word in tagged.passive:
            return "passive"
        if word == "blive" and any(
            w in forms.participles or w in tagged.participles for w in words[i + 1 : i + 4]
        ):
            return "passive"
        if word == "have" and any(
            w in (forms.participles | tagged.participles) - words_of("talk")
            for w in words[i + 1 : i + 4]
        ):
            return "active"  # "Kommunen skal inden 2027 have oprettet ti pladser"
        if able and word == "kunne":
            continue
        if has_particle(words, i):
            return "active"  # "Alle ansatte skal på skift komme på kursus"
        if word in words_of("resting") or (word in forms.states and word not in forms.infinitives):
            return "state"
        if is_infinitive(word) or word in tagged.infinitives:
            return "active"
    return ""


def _is_measured(subject: list[str]) -> bool:
    """Say whether a subject is how many there are: ``antallet af hjemløse``, none of one's own."""
    own = any(word.endswith(endings_of("capacity")) for word in subject[1:5])
    return bool(words_of("counted") & set(subject[:1])) or (
        bool(words_of("amounts") & set(subject[:1])) and not own
    )


def _is_standard(words: list[str], subject: list[str]) -> bool:
    """Say whether a clause tells how a service is given: ``Hjælpen skal ydes med respekt``."""
    service = bool(words_of("services") & set(subject[:1])) and len(subject) == 1
    return service and bool(words_of("provided") & set(words)) and not words_of("anew") & set(words)


def _owed(words: list[str], modal: int) -> list[str]:
    """Return what somebody is to have that is new to them: ``Centret bør have en fast gruppe``."""
    after = words[modal + 1 : modal + FIRST]
    verb = next((word for word in after if word in ("have", "få")), "")
    given = after[after.index(verb) + 1 :] if verb else []
    new = bool(given) and given[0] in words_of("given")
    return given[:6] if new and not {"svar", "afgørelse"} & set(given[:4]) else []


def _is_provided(after: list[str]) -> bool:
    """Say whether a verb says by itself that its subject acts: ``Køkkenet skal tilbyde …``."""
    verb = next((word for word in after if is_infinitive(word)), "")
    return verb in words_of("providing")


def _is_hired(given: list[str], tagged: Tagged) -> bool:
    """Say whether somebody is to have a person, or has something done: ``en mentor``, ``ansat``.

    So it is with what two have made: ``en fast aftale med …``.
    """
    done = verb_forms().participles | tagged.participles
    agreed = any(word.endswith("aftale") and on == "med" for word, on in pairwise(given))
    return agreed or is_worker(given[:4]) or any(word in done for word in given[2:])


def _happens(words: list[str], modal: int) -> bool:
    """Say whether something is to be done by nobody named: ``Der skal ske en …``.

    So it is where a duty is laid on somebody: ``Der skal være pligt til at …``.
    """
    beside = {*words[max(0, modal - 1) : modal], *words[modal + 1 : modal + 2]}
    new = words_of("happen") | (words_of("norms") if "være" in words[modal:] else set())
    return "der" in beside and any(word in new for word in words[modal + 1 : modal + 6])
