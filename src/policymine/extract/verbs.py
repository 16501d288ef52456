"""The verbs of acting and their forms, built from the lexicon ``verbs``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from policymine.resources import read_lexicon

Forms = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]
"""The present, past and participle forms of a verb, and its passive."""

VOWELS = frozenset("aeiouyæøå")


@dataclass(frozen=True)
class VerbForms:
    """Sets of lower-case word forms; a verb is of change, or steady (see the lexicon)."""

    infinitives: frozenset[str]
    change_present: frozenset[str]
    change_passive: frozenset[str]
    steady_present: frozenset[str]
    change_past: frozenset[str]
    passives: frozenset[str]
    participles: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]
    no_infinitives: tuple[str, ...]
    things: tuple[str, ...]
    before_things: frozenset[str]


def conjugate(infinitive: str) -> Forms:
    """Return the present, past and participle forms and the passive of a regular verb.

    Where Danish has two classes (``-ede`` and ``-te``), both are given: a form that does not exist
    does no harm, a missing one does.
    """
    stem = infinitive[:-1] if infinitive.endswith("e") else infinitive
    short = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    past = (stem + "ede", short + "te")
    participle = (stem + "et", short + "t", stem + "ede", short + "te")
    return (infinitive + "r",), past, participle, infinitive + "s"


def nominalise(infinitive: str) -> tuple[str, ...]:
    """Return the nouns of action a verb may have: styrke → styrkelse, etablere → etablering."""
    stem = infinitive[:-1] if infinitive.endswith("e") else infinitive
    return (
        stem + "else",
        stem + "elsen",
        stem + "ning",
        stem + "ningen",
        stem + "ing",
        stem + "ingen",
    )


@cache
def verb_forms() -> VerbForms:
    """Return all forms of the verbs in the lexicon."""
    lexicon = read_lexicon("verbs")
    irregular: dict[str, list[str]] = lexicon["irregular"]
    change, steady = set(lexicon["change"]), set(lexicon["steady"])
    present: dict[str, set[str]] = {"change": set(), "steady": set()}
    passive: dict[str, set[str]] = {"change": set(), "steady": set()}
    past: set[str] = set()
    participles: set[str] = set()
    nouns: set[str] = set(lexicon["nouns"]["acts"])
    for verb in change | steady:
        group = "change" if verb in change else "steady"
        if verb in irregular:
            now, then, part, pas = irregular[verb]
            forms: Forms = ((now,), (then,), (part, part + "te", part + "e"), pas)
        else:
            forms = conjugate(verb)
        present[group].update(forms[0])
        past.update(forms[1] if group == "change" else ())
        participles.update(forms[2])
        passive[group].add(forms[3])
        nouns.update(nominalise(verb))
    return VerbForms(
        infinitives=frozenset(change | steady),
        change_present=frozenset(present["change"]),
        change_passive=frozenset(passive["change"]),
        steady_present=frozenset(present["steady"]),
        change_past=frozenset(past),
        passives=frozenset(passive["change"] | passive["steady"]),
        participles=frozenset(participles),
        states=frozenset(lexicon["state"]),
        nouns=frozenset(nouns),
        no_infinitives=tuple(lexicon["nouns"]["no_infinitives"]),
        things=tuple(lexicon["nouns"]["things"]),
        before_things=frozenset(lexicon["nouns"]["before_things"]),
    )


PREFIXES = (
    "gen", "for", "sam", "videre", "efter", "op", "ud", "ind", "af", "om", "ned", "over",
)  # fmt: skip
"""What may stand before a verb of acting and leave it one."""


@lru_cache(maxsize=50_000)
def is_infinitive(word: str) -> bool:
    """Say whether a lower-case word is an infinitive of acting, as far as its form tells."""
    known = verb_forms().infinitives
    if word in known:
        return True
    if any(word.startswith(p) and word[len(p) :] in known for p in PREFIXES):
        return True
    borrowed = word.endswith("ere") and len(word) > 6 and word[-4] not in VOWELS
    return borrowed and not word.endswith(verb_forms().no_infinitives)
