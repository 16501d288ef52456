"""The main clauses of a sentence, as words in lower case, cut by punctuation and conjunctions."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from policymine.extract.verbs import is_infinitive, verb_forms
from policymine.resources import read_lexicon

WORD = re.compile(r"[\w§][\w'’/-]*", re.UNICODE)
BREAK = re.compile(r"[,;:–]\s+|\s[-–]\s|[()]")
REACH = 8
"""So many words after a finite verb its subject is looked for in an inversion."""


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of words of the lexicon ``promises``."""
    return frozenset(read_lexicon("promises")["words"][name])


@cache
def endings_of(name: str) -> tuple[str, ...]:
    """Return a list of endings of the lexicon ``promises``."""
    return tuple(read_lexicon("promises")["words"][name])


def main_clauses(sentence: str, finite: Collection[str] = ()) -> list[list[str]]:
    """Return the clauses that are not subordinate, each as its words in lower case.

    ``finite`` are words that a tagger takes for finite verbs: with one of them the main clause
    goes on after a purpose that opens the sentence ("For at nå flere åbner vi …").

    Danish puts a comma before a finite subordinate clause more often than not; a subordinator
    without a comma (``så``, ``der`` after a noun, ``som``) ends the main clause as well. A clause
    that breaks off after a modal goes on after the insertion ("vil, sammen med naboerne, åbne"),
    and so does one that has no verb yet ("Huset, som er nyt, åbner"); a subordinate one does as
    well: "Kravet er, at unge, der venter, hjælpes" is over with its first clause.

    A sentence all of whose clauses are subordinate lacks a comma: "Når huset er færdigt vil vi …".
    """
    clauses: list[list[str]] = []
    inserted = unfinished = False
    for piece in BREAK.split(sentence):
        words, joined = _unjoined(piece, finite, first=not clauses)
        if not words or _is_subordinate(words, first=not clauses):
            unfinished = unfinished or (words[:1] == ["at"] and _lacks_verb(words, finite))
            inserted = bool(words)
            continue
        if unfinished and words[0] not in words_of("relatives"):
            unfinished = _lacks_verb(words, finite)
            continue
        apart = joined or inserted or not clauses or words[0] in _finite()
        more = not apart and _is_told_more(clauses[-1])
        if clauses and (words[0] in words_of("relatives") or more):
            inserted = True
            continue
        words = words[: _cut(words, finite)]
        begun = inserted and clauses and words[0] in _finite() | set(finite)
        if clauses and (_breaks_off(clauses[-1]) or (begun and _lacks_verb(clauses[-1], finite))):
            clauses[-1] = [*clauses[-1], *words]
        else:
            clauses.append(words)
        inserted = False
    clauses = clauses or _after_opening(sentence)
    return [part for words in clauses for part in _conjoined(words, finite)]


def _conjoined(words: list[str], finite: Collection[str]) -> list[list[str]]:
    """Return a clause as two where its subject has a second verb, and not just a second passive."""
    known = _finite() | words_of("modals")
    verb = next((i for i, word in enumerate(words) if word in known or word in finite), None)
    if verb is None:
        return [words]
    ruled = words[verb] in words_of("modals")
    for i in range(verb + 2, len(words)):
        new = words[i] in known or (words[i] in finite and not (ruled and words[i][-1] == "s"))
        if words[i - 1] in ("og", "men") and new:
            return [
                words[: i - 1],
                *_conjoined([*subject_of(words[: i - 1], verb), *words[i:]], finite),
            ]
    return [words]


def _unjoined(piece: str, finite: Collection[str], *, first: bool) -> tuple[list[str], bool]:
    """Return the words of a clause without what joins it to the last, and whether that was there.

    A purpose that opens it (``for at nå flere``) is left out as well.
    """
    words = [word.casefold() for word in WORD.findall(piece)]
    joined = bool(words) and words[0] in words_of("joiners")
    words = words[1:] if joined else words
    if words[:2] == ["for", "at"]:
        words = _after_purpose(words, finite)
    if words[:2] == ["for", "det"] and set(words[2:3]) & words_of("ordinals"):
        words = words[3:]
    if first and words[:1] == ["så"] and set(words[1:2]) & words_of("inverting"):
        words = words[1:]  # "Og så har vi …"
    return words, joined


def _is_subordinate(words: list[str], *, first: bool) -> bool:
    """Say whether a clause begins as a subordinate one does: ``hvis …``, ``uden at …``.

    ``Som led i aftalen …`` opens a main clause, ``som det fremgår`` does not.
    """
    if not first and words[1:2] == ["at"] and words[0] in words_of("before_that"):
        return True
    if words[0] not in words_of("subordinators") or _is_preposition(words):
        return False
    role = first and words[0] == "som" and words[1:2] and words[1] not in words_of("pronouns")
    return not role


def _cut(words: list[str], finite: Collection[str]) -> int:
    """Return where a subordinate clause begins that no comma parts from the main one.

    ``Som`` after the finite verb tells a role (``vil som den første …``), ``så`` a degree (``så
    vidt muligt``), and after ``at`` a subject opens a clause, an infinitive none.
    """
    for i, word in enumerate(words):
        if not i:
            continue
        after = words[i + 1] if i + 1 < len(words) else ""
        if word == "at" and after in words_of("pronouns"):
            return i
        if word not in words_of("cutters") or (word == "således" and after != "at"):
            continue
        role = words[i - 1] in _finite() or words[i - 1] in finite or after in words_of("agreed")
        degree = "som" in words[i + 2 : i + 5] or after in words_of("degrees")
        compared = "så" in words[max(0, i - 4) : i]
        if not ((word == "som" and (role or compared)) or (word == "så" and degree)):
            return i
    return len(words)


def _after_opening(sentence: str) -> list[list[str]]:
    """Return the main clause after a subordinate one that no comma ends, from its modal on."""
    words = [word.casefold() for word in WORD.findall(BREAK.split(sentence)[0])]
    modals = (i for i, word in enumerate(words) if i > 2 and word in words_of("modals"))
    verb = next(modals, None) if words[:1] and words[0] in words_of("opening") else None
    if verb is None or words[verb - 1] in words_of("joiners"):
        return []
    after = words[verb + 1] if verb + 1 < len(words) else ""
    if not after or is_infinitive(after) or after in verb_forms().passives:
        return []
    return [words[verb : _cut(words[verb:], ()) + verb]]


@cache
def _finite() -> frozenset[str]:
    """Return the finite verbs that the lexicons know."""
    forms = verb_forms()
    return forms.change_present | forms.steady_present | words_of("past") | words_of("helpers")


def _lacks_verb(words: list[str], finite: Collection[str]) -> bool:
    return not any(word in _finite() or word in finite for word in words)


def _is_told_more(words: list[str]) -> bool:
    """Say whether the next clause only tells which thing one means: ``en opgave, vi kan løse``."""
    return words[-1] in words_of("antecedents") or words[:2] == ["det", "er"]


def _is_preposition(words: list[str]) -> bool:
    """Say whether a clause begins with ``inden`` or ``for`` before a noun, not before a clause."""
    after = words[1] if len(words) > 1 else ""
    if words[0] in ("inden", "før"):
        return after in words_of("times") or after.isdigit()
    return words[0] == "for" and after not in words_of("pronouns") | {"at"}


def _after_purpose(words: list[str], finite: Collection[str]) -> list[str]:
    place = next((i for i, word in enumerate(words) if i > 2 and word in finite), len(words))
    return words[place:]


def _breaks_off(words: list[str]) -> bool:
    """Say whether a clause has a modal and no verb after it."""
    modal = next((i for i, word in enumerate(words) if word in words_of("modals")), None)
    verbs = verb_forms().passives | verb_forms().states
    return modal is not None and not any(
        is_infinitive(word) or word in verbs for word in words[modal + 1 :]
    )


def subject_of(words: list[str], verb: int) -> list[str]:
    """Return the words of the subject: before the finite verb, or after it in an inversion."""
    before = [word for word in words[:verb] if word not in words_of("openers")]
    after: list[str] = []
    for word in words[verb + 1 : verb + REACH]:
        if is_infinitive(word) or word in verb_forms().passives or word in words_of("adverbs"):
            break
        after.append(word)
    inverted = bool(after) and (not before or words[0] in words_of("prepositions"))
    return after if inverted else before or after
