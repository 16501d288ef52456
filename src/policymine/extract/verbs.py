"""The verbs of acting and their forms, built from the lexicon ``verbs``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from policymine.resources import read_lexicon

Forms = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]
"""The present, past and participle forms of a verb, and its passive."""

VOWELS = frozenset("aeiouyæøå")
WITHIN = 12
"""So many words after a verb its particle is looked for."""
PREPOSITIONS = ("i", "på", "for", "med", "fra", "til", "af", "hos", "ved", "om", "mellem", "efter")
FEW = r"(?:\w+ ){1,4}?"
"""What ``…`` stands for in a row of particles."""


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
    agentive: frozenset[str]
    particles: Mapping[str, re.Pattern[str]]
    moving_present: frozenset[str]
    moving_past: frozenset[str]
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
    moving = [_forms(verb) for verb in lexicon["particles"]]
    change, steady = set(lexicon["change"]), set(lexicon["steady"])
    present: dict[str, set[str]] = {"change": set(), "steady": set()}
    passive: dict[str, set[str]] = {"change": set(), "steady": set()}
    past: set[str] = set()
    participles: set[str] = set()
    nouns: set[str] = set(lexicon["nouns"]["acts"])
    for verb in change | steady:
        group = "change" if verb in change else "steady"
        forms = _forms(verb)
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
        agentive=frozenset(f for v in lexicon["agentive"] for f in (v, *_forms(v)[0])),
        particles=_particles(lexicon["particles"]),
        moving_present=frozenset(form for now, *_ in moving for form in now),
        moving_past=frozenset(form for _, then, *_ in moving for form in then),
        no_infinitives=tuple(lexicon["nouns"]["no_infinitives"]),
        things=tuple(lexicon["nouns"]["things"]),
        before_things=frozenset(lexicon["nouns"]["before_things"]),
    )


def _forms(verb: str) -> Forms:
    irregular: dict[str, list[str]] = read_lexicon("verbs")["irregular"]
    if verb not in irregular:
        return conjugate(verb)
    now, then, part, passive = irregular[verb]
    return (now,), (then,), (part, part + "te", part + "e"), passive


def _particles(rows: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    """Return, by each form of a verb, the words that make it one of change, as a pattern."""
    return {
        form: re.compile("|".join(map(_particle, told)))
        for verb, told in rows.items()
        for now, then, part, passive in (_forms(verb),)
        for form in (verb, *now, *then, *part, passive)
    }


def _particle(row: str) -> str:
    """Return a pattern for a row; a word alone ends its clause, or a preposition follows."""
    if " " in row:
        return rf"\b{row.replace('… ', FEW)}\b"
    return rf"\b{row}(?= (?:{'|'.join(PREPOSITIONS)})\b|$)"


def has_particle(words: Sequence[str], verb: int) -> bool:
    """Say whether words after a verb make it one of change: ``lægger holdene sammen``.

    ``Skriver planen om`` is one, ``skriver om planen`` none.
    """
    told = verb_forms().particles.get(words[verb])
    return told is not None and bool(told.search(" ".join(words[verb + 1 : verb + WITHIN])))


@lru_cache(maxsize=10_000)
def is_past_passive(word: str) -> bool:
    """Say whether a word is a passive in the past: ``oprettedes``, ``afholdtes``."""
    known = verb_forms()
    past = word.endswith(("edes", "tes")) and word not in known.passives
    return past and word[:-1] in known.change_past | known.participles


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
