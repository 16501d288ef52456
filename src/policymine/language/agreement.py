"""Tags that agree with the tree and with the dictionary, where the tagger alone may err.

Whether "har" or "er" is an auxiliary is a question of the tree: it is one where it depends on a
verb or a predicate. The gender and number of a noun are a matter of the word, and a compound has
those of its last part: where all training data says the same of a form, that counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_VERBS = frozenset({"VERB", "AUX"})
_FUNCTIONS = frozenset({"aux", "cop"})
_SHORTEST_END = 4
_GENDER = "Gender="


@dataclass(frozen=True)
class AgreementTables:
    """Forms of auxiliaries, features of noun forms, genders of those whose features vary."""

    auxiliaries: list[str] = field(default_factory=list)
    features: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)


class Agreement:
    """Answers from the tables what the word class and the features of a word are."""

    def __init__(self, tables: AgreementTables) -> None:
        self._auxiliaries = frozenset(tables.auxiliaries)
        self._features, self._genders = tables.features, tables.genders
        self._cache: dict[tuple[str, str], str] = {}

    def pos(self, text: str, pos: str, relation: str) -> str:
        """Return the word class of a word that has this relation; "" says that there is no tree."""
        if not relation or pos not in _VERBS or text.lower() not in self._auxiliaries:
            return pos
        return "AUX" if relation in _FUNCTIONS else "VERB"

    def feats(self, text: str, pos: str, feats: str) -> str:
        """Return the features of a word, a noun's by its form."""
        if pos != "NOUN":
            return feats
        key = (text.lower(), feats)
        if key not in self._cache:
            self._cache[key] = self._noun(*key)
        return self._cache[key]

    def _noun(self, form: str, feats: str) -> str:
        for start in (0, *range(2, len(form) - _SHORTEST_END + 1)):
            end = form[start:]
            if end in self._features:
                return self._features[end]
            if end in self._genders:
                return _with_gender(feats, self._genders[end])
        return feats


def _with_gender(feats: str, gender: str) -> str:
    parts = feats.split("|")
    return "|".join(_GENDER + gender if part.startswith(_GENDER) else part for part in parts)
