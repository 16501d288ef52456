"""The last component of the pipeline: what a dictionary knows better than the networks.

It makes tags agree with tree and dictionary (`agreement`) and finds the lemmas (`lemmas`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import srsly
from spacy.language import Language

from policymine.language.agreement import Agreement, AgreementTables
from policymine.language.lemmas import LemmaFinder, LemmaTables

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.training import Example

FACTORY = "policymine_lexicon"
_FILE = "tables.msgpack"


@dataclass(frozen=True)
class LexiconTables:
    """All tables of the component."""

    agreement: AgreementTables = field(default_factory=AgreementTables)
    lemmas: LemmaTables = field(default_factory=LemmaTables)


class Lexicon:
    """Pipeline component that mends `token.pos_` and `token.morph` and sets `token.lemma_`."""

    def __init__(self, name: str = FACTORY, tables: LexiconTables | None = None) -> None:
        self.name = name
        self.set_tables(tables or LexiconTables())

    def set_tables(self, tables: LexiconTables) -> None:
        """Use these tables from now on."""
        self._tables = tables
        self._agreement = Agreement(tables.agreement)
        self._lemmas = LemmaFinder(tables.lemmas)

    def __call__(self, doc: Doc) -> Doc:
        """Mend the tags of a document and set its lemmas; words without a tag are left alone."""
        for token in doc:
            text, tagged, feats = token.text, token.pos_, str(token.morph)
            if not tagged:
                continue
            pos = self._agreement.pos(text, tagged, token.dep_)
            mended = self._agreement.feats(text, pos, feats)
            if pos != tagged:
                token.pos_ = pos
            if mended != feats:
                token.set_morph(mended)  # type: ignore[attr-defined]  # missing in spaCy's stubs
            token.lemma_ = self._lemmas.lemma(text, pos, mended)
        return doc

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

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lexicon:
        """Read the tables from a folder."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the tables as bytes."""
        raw: bytes = srsly.msgpack_dumps(asdict(self._tables))
        return raw

    def from_bytes(self, raw: bytes, *, exclude: Iterable[str] = ()) -> Lexicon:
        """Read the tables from bytes."""
        tables = srsly.msgpack_loads(raw)
        self.set_tables(
            LexiconTables(AgreementTables(**tables["agreement"]), LemmaTables(**tables["lemmas"]))
        )
        return self


@Language.factory(
    FACTORY,
    assigns=["token.pos", "token.morph", "token.lemma"],
    requires=["token.pos", "token.morph"],
    default_score_weights={"lemma_acc": 1.0},
)
def make_lexicon(nlp: Language, name: str) -> Lexicon:
    """Return an empty component; its tables come from disk."""
    return Lexicon(name)
