"""Find a codebook's indicator terms in running text: inflected, and inside compounds.

No dictionary and no language model takes part, so that a user's own codebook is matched as well as
the built-in ones and ten thousand findings take a second or two. The rules are data
(``lexicons/word_forms.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from policymine.resources import read_lexicon
from policymine.schema.codebook import Codebook

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def split_words(text: str) -> list[str]:
    """Return the words of a text in lower case; a hyphen inside a word stays."""
    return WORD.findall(text.casefold())


@cache
def _endings() -> frozenset[str]:
    return frozenset(read_lexicon("word_forms")["endings"]) | {""}


@cache
def stem(word: str) -> str:
    """Return a word without its ending: the longest that leaves four letters is cut."""
    for ending in read_lexicon("word_forms")["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


STEADY = 3
"""First letters of a lemma that every form and compound of it holds."""


@dataclass(frozen=True, eq=False)
class Term:
    """One indicator term of a codebook: its words, and the code it stands under."""

    text: str
    code: str
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(split_words(self.text)))


@cache
def _bases(lemma: str) -> tuple[str, ...]:
    """Return what endings are put to: koordiner-, jobcentr- (jobcentret), koordinere- (-de)."""
    found = [lemma[:-1] if len(lemma) > 4 and lemma.endswith("e") else lemma]
    if len(lemma) > 5 and lemma.endswith(("er", "el", "en")):
        found.append(lemma[:-2] + lemma[-1])
    if len(lemma) > 5 and lemma.endswith("et"):
        found.append(lemma[:-1] + "d")
    return tuple(found)


def _is_form(word: str, lemma: str) -> bool:
    """Say whether a word is an inflected form of a lemma; no form changes its first letters."""
    return word.startswith(lemma[:STEADY]) and any(
        _has_ending(word, base) for base in _bases(lemma)
    )


def _has_ending(word: str, base: str) -> bool:
    if not word.startswith(base):
        return False
    rest = word[len(base) :]
    if rest in _endings():
        return len(base) > 3 or rest in {"", "s", "e", "en", "et", "er", "ene", "erne"}
    doubled = base[-1:] == rest[:1] and base[-1:] in "bdfgklmnprst"
    return doubled and rest[1:] in _endings()


def _is_compound(word: str, lemma: str) -> bool:
    """Say whether a word is a compound that begins or ends with a lemma."""
    rules = read_lexicon("word_forms")
    if len(lemma) < rules["shortest_in_compound"] or len(word) <= len(lemma):
        return False
    base = lemma[:-1] if lemma.endswith("e") else lemma
    if word.startswith(base):
        rest = word[len(base) :].lstrip("-")
        derived = any(rest.startswith(part) for part in rules["derivations"])
        return len(rest.removeprefix("s")) >= rules["shortest_rest"] and not derived
    at = word.find(base, rules["shortest_rest"])
    return at > 0 and word[:at] not in rules["prefixes"] and _is_form(word[at:], lemma)


def is_term(word: str, term: Term) -> bool:
    """Say whether a word is a term of one word: a form of it, or a compound with it."""
    lemma = term.words[0]
    return lemma[:STEADY] in word and (_is_form(word, lemma) or _is_compound(word, lemma))


class TermFinder:
    """Finds the indicator terms of a codebook; remembers the words it has seen."""

    def __init__(self, codebook: Codebook) -> None:
        self.codes = codebook.code_ids
        self.terms = tuple(Term(text, code.id) for code in codebook.codes for text in code.terms)
        self._single = [term for term in self.terms if len(term.words) == 1]
        self._several = [term for term in self.terms if len(term.words) > 1]
        self._lemmas = sorted({lemma for term in self._several for lemma in term.words})
        self._place = {term: place for place, term in enumerate(self.terms)}
        self._seen: dict[str, tuple[Term, ...]] = {}
        self._parts: dict[str, frozenset[str]] = {}
        self._found: dict[str, list[Term]] = {}

    def find(self, text: str) -> list[Term]:
        """Return the terms that occur in a text, each once, in the order of the codebook."""
        if text not in self._found:
            words = split_words(text)
            found = {term for word in words for term in self._of_word(word)}
            parts = [self._lemmas_of(word) for word in words]
            if any(parts):
                found |= {term for term in self._several if _occurs(term.words, parts)}
            self._found[text] = sorted(found, key=self._place.__getitem__)
        return self._found[text]

    def _lemmas_of(self, word: str) -> frozenset[str]:
        """Return the words of several-word terms that a word is a form of."""
        if word not in self._parts:
            lemmas = (lemma for lemma in self._lemmas if _is_form(word, lemma))
            self._parts[word] = frozenset(lemmas)
        return self._parts[word]

    def without(self, text: str, term: Term) -> str:
        """Return a text without the words in which a term was found."""

        def keep(match: re.Match[str]) -> str:
            word = match[0].casefold()
            single = len(term.words) == 1 and term in self._of_word(word)
            part = len(term.words) > 1 and any(_is_form(word, lemma) for lemma in term.words)
            return "" if single or part else match[0]

        return " ".join(WORD.sub(keep, text).split())

    def _of_word(self, word: str) -> tuple[Term, ...]:
        if word not in self._seen:
            self._seen[word] = tuple(term for term in self._single if is_term(word, term))
        return self._seen[word]


def _occurs(wanted: Sequence[str], parts: Sequence[frozenset[str]]) -> bool:
    last = len(parts) - len(wanted)
    return any(
        all(lemma in parts[at + step] for step, lemma in enumerate(wanted))
        for at in range(last + 1)
        if wanted[0] in parts[at]
    )
