"""The lemmatiser: a table of known words, and rules on endings for the others.

A form that stands in the training data with this word class has the lemma that it has there. Other
nouns, verbs and adjectives get the lemma that a rule on their ending makes of them and that best
fits two things: how many words of this class and these features follow the rule, and whether the
lemma is an attested word, alone or as the last part of a compound. Rules of this kind: Jongejan &
Dalianis (2009), "Automatic training of lemmatization rules that handle morphological changes in
pre-, in- and suffixes alike".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

import srsly
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.training import Example

FACTORY = "policymine_lemmas"
SEPARATOR = "\t"

_FILE = "tables.msgpack"
_INFLECTED = frozenset({"NOUN", "VERB", "ADJ"})
_CASED = frozenset({"PROPN", "X"})
_ATTESTED = 3.0
_ATTESTED_END = 2.0
_SHORTEST_END = 4
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


class Lemmatizer:
    """Pipeline component that sets `token.lemma_` from the tables; needs UPOS and FEATS."""

    def __init__(self, name: str = FACTORY) -> None:
        self.name = name
        self._cache: dict[tuple[str, str, str], str] = {}
        self.set_tables(LemmaTables())

    def set_tables(self, tables: LemmaTables) -> None:
        """Use these tables from now on."""
        self._tables = tables
        self._attested = frozenset(tables.attested)
        self._cache.clear()

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a document."""
        for token in doc:
            if token.pos_:
                token.lemma_ = self.lemma(token.text, token.pos_, str(token.morph))
        return doc

    def lemma(self, text: str, pos: str, feats: str) -> str:
        """Return the lemma of a word with this tag."""
        key = (text, pos, feats)
        if key not in self._cache:
            self._cache[key] = self._find(*key)
        return self._cache[key]

    def _find(self, text: str, pos: str, feats: str) -> str:
        form = table_form(text, pos)
        known = self._tables.by_feats.get(join_key(form, pos, feats))
        known = known or self._tables.by_pos.get(join_key(form, pos))
        if known:
            return known
        if pos in _INFLECTED:
            # "FN-operationen" keeps its capitals, a heading in capitals does not
            return self._guess(text if _is_mixed(text) else form, pos, feats)
        if pos == "PROPN" and "Case=Gen" in feats:
            return text.removesuffix("s")
        return form

    def _guess(self, form: str, pos: str, feats: str) -> str:
        rules = self._tables.rules.get(join_key(pos, feats)) or self._tables.rules.get(pos, [])
        guesses = (
            (log(count) + self._support(lemma), lemma)
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

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Return the share of right lemmas, as spaCy's scorer names it."""
        from spacy.scorer import Scorer

        scores: dict[str, Any] = Scorer.score_token_attr(examples, "lemma")
        return scores

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tables into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        """Read the tables from a folder."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the tables as bytes."""
        raw: bytes = srsly.msgpack_dumps(asdict(self._tables))
        return raw

    def from_bytes(self, raw: bytes, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        """Read the tables from bytes."""
        self.set_tables(LemmaTables(**srsly.msgpack_loads(raw)))
        return self


def _is_mixed(text: str) -> bool:
    return text[1:2].isupper() and not text.isupper()


@Language.factory(
    FACTORY,
    assigns=["token.lemma"],
    requires=["token.pos", "token.morph"],
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmas(nlp: Language, name: str) -> Lemmatizer:
    """Return an empty component; its tables come from disk."""
    return Lemmatizer(name)
