"""Clauses that tell what was done, is being done, or never was."""

from __future__ import annotations

from policymine.extract.clauses import subject_of, words_of
from policymine.extract.speech import OTHER, Reading, Speech, says
from policymine.extract.subjects import ARTICLES, is_actor, is_part, is_served, is_text
from policymine.extract.tagging import Tagged
from policymine.extract.verbs import has_particle, is_past_passive, verb_forms

FIRST = 14
"""So many words into a clause its finite verb is looked for."""
DONE = 10
"""So many words after a helping verb its participle is looked for."""
BEFORE_NOUN = ARTICLES | {"en", "et"}
"""After these a participle is part of a noun: ``et samlet budget``."""
HELPERS = frozenset({"er", "har", "blev", "fik"})


def read_report(words: list[str], tagged: Tagged) -> Reading:
    """Read a clause that tells how an act has gone.

    ``Der er ansat …``, ``Vi har oprettet …``, ``Teamet er i gang med at …``. What was talked
    about, and what citizens have come to feel, is no act.
    """
    told = " ".join(words)
    if says("trained", told) or (says("under_way", told) and not _befell(_topic(words))):
        return Reading(Speech.REPORT)
    if _did(words, tagged) or says("arrived", told) or any(map(is_past_passive, words[:FIRST])):
        return Reading(Speech.REPORT)
    participles = verb_forms().participles | tagged.participles
    for i, word in enumerate(words[:FIRST]):
        if word not in HELPERS:
            continue
        after = zip(words[i + 1 : i + DONE], words[i:], strict=False)
        done = [w for w, left in after if w in participles and left not in BEFORE_NOUN]
        if done and word == "har" and _has(words, i, done[0]):
            continue
        since = words[:1] == ["siden"] and word == "har"
        subject = subject_of(words[i:], 0) if since else subject_of(words, i)
        paper = is_text(subject) and not set(done) & words_of("follow_up")
        if done and done[0] not in words_of("talk") and not (paper or _befell(subject)):
            return Reading(Speech.REPORT)
        if _was_given(words[i : i + 9]) and not _befell(subject):
            return Reading(Speech.REPORT)  # "Værestedet fik i januar sin egen have"
        since = since or (word == "har" and "siden" in words[i + 1 : i + 4])
        lasting = not done or done[0] not in words_of("talk") - {"haft"}
        if since and lasting and is_actor(subject, tagged.names):
            return Reading(Speech.REPORT)  # "Caféen har siden maj haft en vært"
    return OTHER


def _has(words: list[str], verb: int, participle: str) -> bool:
    """Say whether a participle tells of what somebody has: ``har to hold fordelt på …``."""
    between = words[verb + 1 : words.index(participle, verb)]
    first = bool(verb) and words[0] not in words_of("prepositions") | words_of("openers")
    some = {word for word in between if word in words_of("indefinite") or word.isdigit()}
    return first and bool(some) and between[0] not in words_of("prepositions")


def _was_given(words: list[str]) -> bool:
    """Say whether a clause from its verb on tells of what somebody got that was new to them."""
    got = next((i for i, word in enumerate(words) if word in ("fik", "fået")), None)
    new = got is not None and bool(words_of("given") & set(words[got + 1 : got + 6]))
    return new and "man" not in words[:got]


def _did(words: list[str], tagged: Tagged) -> bool:
    """Say whether somebody did something new, in the past: ``I maj åbnede vi …``.

    A form that an article or an owner stands before is no verb: ``kommunens udvidede tilbud``.
    """
    for i, word in enumerate(words[:FIRST]):
        moved = word in verb_forms().moving_past and has_particle(words, i)
        if not i or not (moved or word in verb_forms().change_past - words_of("said")):
            continue
        subject = subject_of(words, i)
        if "ikke" in words[i + 1 : i + 4] or _owns(words[i - 1], tagged) or _befell(subject):
            return False
        ours = words[i + 1 : i + 2] == ["vi"]
        return ours or (is_actor(subject, tagged.names) and not is_text(subject))
    return False


def _owns(word: str, tagged: Tagged) -> bool:
    """Say whether a noun follows a word: an article, or an owner that is no name ending in *s*."""
    owner = word.endswith("s") and (word not in tagged.names or word.startswith("kommune"))
    return owner or word in ARTICLES | {"nye"}


def _befell(subject: list[str]) -> bool:
    """Say whether something came to those the plan is for: ``Borgeren er stoppet i …``."""
    head = _head(subject)
    return is_served(head) and not is_actor([*head, *subject[:1]])


def _topic(words: list[str]) -> list[str]:
    """Return the subject that opens a clause: the words before its first helping verb.

    At least three: a pronoun alone says nothing of who is meant (``Den er nu permanent``).
    """
    verb = next((i for i, word in enumerate(words) if word in HELPERS), 3)
    return words[: max(verb, 3)]


def _head(subject: list[str]) -> list[str]:
    """Return the first words of a subject, up to a preposition: ``forløb for borgere`` is none.

    Of a part the whole says who is meant: ``hver tredje af de unge``.
    """
    part = next(
        (i for i, word in enumerate(subject[:5]) if word == "af" and is_part(subject, i)), 0
    )
    whole = subject[part + 1 :] if part else subject
    cut = next((i for i, w in enumerate(whole) if i and w in words_of("prepositions")), 3)
    return whole[: min(cut, 3)]
