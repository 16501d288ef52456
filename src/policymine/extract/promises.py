"""Whether a sentence promises an act, wants a state, or only describes.

The sentence is cut into clauses; in its main clause a modal or a verb of acting is looked for, and
who or what its subject is. All words come from the lexicons ``verbs`` and ``promises``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from policymine.extract.verbs import is_infinitive, verb_forms
from policymine.resources import read_lexicon
from policymine.schema.finding import Commitment

WORD = re.compile(r"[\w§][\w'’/-]*", re.UNICODE)
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


@dataclass(frozen=True)
class Tagged:
    """The finite verbs in the present, active and passive, that a tagger found in a sentence."""

    present: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()


OTHER = Reading(Speech.OTHER)


@cache
def _patterns(name: str) -> re.Pattern[str]:
    rows: list[str] = read_lexicon("promises")["patterns"][name]
    return re.compile("|".join(rows), re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("promises")["words"][name])


def main_clauses(sentence: str) -> list[list[str]]:
    """Return the clauses that are not subordinate, each as its words in lower case.

    Danish puts a comma before a finite subordinate clause more often than not; a subordinator
    without a comma (``så``, ``der`` after a noun, ``som``) ends the main clause as well.
    """
    clauses: list[list[str]] = []
    subordinators = _words("subordinators")
    for piece in re.split(r"[,;:–]\s+|\s[-–]\s", sentence):
        words = [word.casefold() for word in WORD.findall(piece)]
        if not words or words[0] in subordinators:
            continue
        if clauses and words[0] in _words("relatives"):
            continue
        inner = next(
            (i for i, word in enumerate(words) if i and word in _words("cutters")), len(words)
        )
        clauses.append(words[:inner])
    return clauses


def _subject(words: list[str], verb: int) -> list[str]:
    """Return the words of the subject: before the finite verb, or after it in an inversion."""
    before = [word for word in words[:verb] if word not in _words("openers")]
    after: list[str] = []
    for word in words[verb + 1 : verb + 8]:
        if is_infinitive(word) or word in verb_forms().passives or word in _words("adverbs"):
            break
        after.append(word)
    inverted = bool(after) and (not before or before[0] in _words("prepositions"))
    return after if inverted else before or after


def _is_actor(words: list[str]) -> bool:
    """Say whether a subject is somebody who acts for the plan."""
    heads = words[:6]
    if any(word in _words("actors") for word in heads):
        return True
    endings = tuple(_words("actor_endings"))
    return any(word.endswith(endings) and len(word) > 5 for word in heads)


def _is_named_actor(words: list[str]) -> bool:
    """Say whether a subject is an actor by a noun of its own, and neither ``vi`` nor a text."""
    named = _is_actor(words[:4]) and words[:1] != ["vi"]
    return named and not (_is_text(words) or _is_served(words[:2]))


def _is_served(words: list[str]) -> bool:
    return any(word in _words("served") for word in words[:5])


def _is_text(words: list[str]) -> bool:
    """Say whether the subject is the plan itself (``strategien skal …``)."""
    endings = tuple(_words("text_endings"))
    return any(word.endswith(endings) for word in words[:4])


def _act_after(words: list[str], modal: int) -> str:
    """Return how the modal goes on: ``active``, ``passive``, ``state`` or nothing."""
    forms = verb_forms()
    for i, word in enumerate(words[modal + 1 : modal + 14], modal + 1):
        if word in forms.passives:
            return "passive"
        if word == "blive" and any(w in forms.participles for w in words[i + 1 : i + 4]):
            return "passive"
        if word in ("have", "være") or (word in forms.states and word not in forms.infinitives):
            return "state"
        if is_infinitive(word):
            return "active"
    return ""


def _read_modal(words: list[str], modal: int) -> Reading:
    commitment = MODALS[words[modal]]
    subject = _subject(words, modal)
    act = _act_after(words, modal)
    if not act or _is_text(subject):
        return OTHER
    if act == "passive":
        return Reading(Speech.PROMISE, commitment)
    if _is_served(subject) and not _is_actor(subject[:1]):
        return Reading(Speech.WANTED, commitment)
    if act == "active" and _is_actor(subject):
        return Reading(Speech.PROMISE, commitment)
    return Reading(Speech.WANTED, commitment) if act == "state" and subject else OTHER


def _read_present(words: list[str], later: bool, tagged: Tagged) -> Reading:
    """Read a clause without a modal: ``Kommunen etablerer …``, ``Der afsættes …``.

    With a time still to come any verb in the present promises, whoever acts.
    """
    forms = verb_forms()
    for i, word in enumerate(words[:14]):
        being = word in _words("being")
        if not being and (word in tagged.passive or (later and word in tagged.present)):
            return OTHER if _is_text(_subject(words, i)) else Reading(Speech.PROMISE)
        acts = word in tagged.present - forms.steady_present - _words("describing")
        if acts and not being and i < 9 and _is_named_actor(_subject(words, i)):
            return Reading(Speech.PROMISE)
        if word == "bliver" and _becomes(words, i):
            return Reading(Speech.PROMISE)
        if i > 8:
            continue
        if word in forms.change_passive or (later and word in forms.passives):
            return OTHER if _is_text(_subject(words, i)) else Reading(Speech.PROMISE)
        if word in forms.change_present or (later and word in forms.steady_present):
            subject = _subject(words, i)
            actor = _is_actor(subject) and not _is_text(subject)
            return Reading(Speech.PROMISE) if actor else OTHER
    return OTHER


def _becomes(words: list[str], verb: int) -> bool:
    """Say whether ``bliver`` makes a passive of something that is done, and not to citizens."""
    subject = _subject(words, verb)
    done = any(word in verb_forms().participles for word in words[verb + 1 : verb + 10])
    return done and not (_is_served(subject) or _is_text(subject))


def _read_report(words: list[str]) -> Reading:
    """Read a clause that tells what was done: ``Der er ansat …``, ``Vi har oprettet …``."""
    forms = verb_forms()
    for i, word in enumerate(words[:8]):
        if word in ("er", "har", "blev") and any(
            w in forms.participles for w in words[i + 1 : i + 6]
        ):
            return Reading(Speech.REPORT)
    return OTHER


def read_sentence(sentence: str, tagged: Tagged | None = None) -> Reading:
    """Return what a sentence does. Questions, quotations, law and conditions are ``other``.

    ``tagged`` holds the finite verbs that a tagger found in it, beyond those of the lexicon.
    """
    text = sentence.strip()
    if text.endswith("?") or _patterns("not_promise").search(text):
        return OTHER
    if _patterns("decision").search(text):
        return Reading(Speech.PROMISE, _first_modal(text), decided=True)
    if _patterns("wanted").search(text):
        return Reading(Speech.WANTED, _first_modal(text))
    later = bool(_patterns("later").search(text))
    reading = OTHER
    for words in main_clauses(text):
        modal = next((i for i, word in enumerate(words) if word in MODALS and word != "kan"), None)
        found = (
            _read_modal(words, modal)
            if modal is not None
            else _read_present(words, later, tagged or Tagged())
        )
        if found.speech is Speech.PROMISE:
            return found
        if reading.speech is Speech.OTHER:
            reading = found if found.speech is not Speech.OTHER else _read_report(words)
    return reading


def is_ahead(sentence: str) -> bool:
    """Say whether a sentence names a time still to come, or how often something is done."""
    return bool(_patterns("later").search(sentence))


def _first_modal(text: str) -> Commitment:
    words = (word.casefold() for word in WORD.findall(text))
    return next((MODALS[word] for word in words if word in MODALS), Commitment.UNKNOWN)


def starts_bare(text: str) -> bool:
    """Say whether an item goes on from its lead (``styrke …``), where its modal stands."""
    words = [word.casefold() for word in WORD.findall(text)[:2]]
    return bool(words) and is_infinitive(words[-1] if words[0] == "at" else words[0])


def lead_commitment(text: str) -> Commitment:
    """Return the commitment of the words that lead into a list: their last modal, or a proposal."""
    if _patterns("proposal").search(text):
        return Commitment.BOER
    words = [word.casefold() for word in WORD.findall(text)]
    return next((MODALS[word] for word in reversed(words) if word in MODALS), Commitment.UNKNOWN)


def read_commitment(text: str) -> Commitment:
    """Return the commitment of a passage.

    A hedge (``eventuelt``) makes it *kan*; else the modal of its first main clause that has one
    decides; a promise in the plain present (``Der oprettes …``) binds as *skal* does.
    """
    if _patterns("hedge").search(text):
        return Commitment.KAN
    for words in main_clauses(text):
        found = next((MODALS[word] for word in words if word in MODALS), None)
        if found:
            return found
    reading = read_sentence(text)
    return Commitment.SKAL if reading.speech is Speech.PROMISE else Commitment.UNKNOWN
