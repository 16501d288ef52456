"""Lemmas: a table of known words, and rules on endings for the others.

A form that stands in the training data with this word class has the lemma that it has there. Other
nouns and adjectives are compounds mostly and take the lemma of the known form at their end. What
is left gets the lemma that a rule on its ending makes of it and that best fits two things: how many
words of this class and these features follow the rule, and whether the lemma is an attested word,
alone or as the last part of a compound. Rules of this kind: Jongejan & Dalianis (2009), "Automatic
training of lemmatization rules that handle morphological changes in pre-, in- and suffixes alike".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log

SEPARATOR = "\t"

_INFLECTED = frozenset({"NOUN", "VERB", "ADJ"})
_COMPOUNDED = frozenset({"NOUN", "ADJ"})
_CASED = frozenset({"PROPN", "X"})
_ATTESTED = 3.0
_ATTESTED_END = 2.0
_DOUBLED = 6.0
_SHORTEST_END = 4
_SHORTEST_KNOWN = 5
_SHORTEST_STEM = 2


@dataclass(frozen=True)
class LemmaTables:
    """What the lemmas are looked up in; a key joins form, UPOS and FEATS by tabs."""

    by_pos: dict[str, str] = field(default_factory=dict)
    by_feats: dict[str, str] = field(default_factory=dict)
    rules: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict)
    attested: list[str] = field(default_factory=list)


def table_form(form: str, pos: str) -> str:
    """Return a form as the tables have it: lower case, but names and symbols as written."""
    return form if pos in _CASED else form.lower()


def join_key(*parts: str) -> str:
    """Return the key of a table."""
    return SEPARATOR.join(parts)


class LemmaFinder:
    """Finds lemmas in the tables; what was found is kept."""

    def __init__(self, tables: LemmaTables) -> None:
        self._tables = tables
        self._attested = frozenset(tables.attested)
        self._cache: dict[tuple[str, str, str], str] = {}

    def lemma(self, text: str, pos: str, feats: str) -> str:
        """Return the lemma of a word with this tag."""
        key = (text, pos, feats)
        if key not in self._cache:
            self._cache[key] = self._find(*key)
        return self._cache[key]

    def _find(self, text: str, pos: str, feats: str) -> str:
        form = table_form(text, pos)
        if known := self._known(form, pos, feats):
            return known
        if pos in _INFLECTED:
            # "FN-operationen" keeps its capitals, a heading in capitals does not
            form = text if _is_mixed(text) else form
            return self._from_last_part(form, pos, feats) or self._guess(form, pos, feats)
        if pos == "PROPN" and "Case=Gen" in feats:
            return text.removesuffix("s")
        return form

    def _known(self, form: str, pos: str, feats: str) -> str | None:
        finer = self._tables.by_feats.get(join_key(form, pos, feats))
        return finer or self._tables.by_pos.get(join_key(form, pos))

    def _from_last_part(self, form: str, pos: str, feats: str) -> str | None:
        if pos in _COMPOUNDED:
            for start in range(2, len(form) - _SHORTEST_KNOWN + 1):
                if known := self._known(form[start:].lower(), pos, feats):
                    return form[:start] + known
        return None

    def _guess(self, form: str, pos: str, feats: str) -> str:
        rules = self._tables.rules.get(join_key(pos, feats)) or self._tables.rules.get(pos, [])
        guesses = (
            (log(count) + self._support(lemma) - _DOUBLED * _ends_doubled(lemma), lemma)
            for old, new, count in rules
            if form.endswith(old) and len(form) - len(old) >= _SHORTEST_STEM
            for lemma in [form.removesuffix(old) + new]
        )
        return max(guesses, default=(0.0, form))[1]

    def _support(self, lemma: str) -> float:
        lemma = lemma.lower()
        if lemma in self._attested:
            return _ATTESTED
        ends = (lemma[at:] for at in range(2, len(lemma) - _SHORTEST_END + 1))
        return _ATTESTED_END if any(end in self._attested for end in ends) else 0.0


def _ends_doubled(word: str) -> bool:
    """Say whether a word ends in a doubled consonant, as no Danish base form does."""
    return len(word) > 1 and word[-1] == word[-2] and word[-1] in "bdfgklmnprst"


def _is_mixed(text: str) -> bool:
    return text[1:2].isupper() and not text.isupper()
