"""What a tagger says of a sentence: its verbs by form, and its names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERBS = frozenset({"VERB", "AUX"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
"""What opens a name of several words: ``Jobcenter Vest``, ``Bedre Psykiatri``."""
NOT_PRESENT = frozenset({"Voice=Pass", "VerbForm=Part"})
"""Features of a verb that is in no active present, whatever its tense."""


@dataclass(frozen=True)
class Tagged:
    """The verbs of a sentence by form, in lower case, and its names; empty without a tagger.

    Rules take these as additions to what the lexicon knows, so that one wrong tag spoils little.
    """

    present: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


UNTAGGED = Tagged()


def read_tags(doc: Doc, named: Collection[str] = ()) -> Tagged:
    """Return what the pipeline found in a sentence.

    ``named`` are names of its document: one opens the sentence as a name, whatever its tag.
    """
    verbs: list[tuple[str, frozenset[str]]] = []
    opens = _is_joined(doc) or (len(doc) and doc[0].is_title and doc[0].lower_ in named)
    names: set[str] = {doc[0].lower_} if opens else set()
    for token in doc:
        pos = token.pos_
        if pos in VERBS:
            verbs.append((token.lower_, frozenset(str(token.morph).split("|"))))
        if pos == "PROPN" or token.ent_type_ == "ORG":
            names.add(token.lower_)
    finite = [(word, feats) for word, feats in verbs if not feats & NOT_PRESENT]
    return Tagged(
        present=_with(finite, "Tense=Pres"),
        passive=_with(verbs, "Voice=Pass"),
        infinitives=_with(verbs, "VerbForm=Inf"),
        participles=_with(verbs, "Tense=Past", "VerbForm=Part"),
        names=frozenset(names),
    )


def _is_joined(doc: Doc) -> bool:
    """Say whether a sentence opens with a name of more words: ``Sundhed og Forebyggelse skal …``.

    A capital inside a sentence is that of a name (``Visitation Voksen``).
    """
    if len(doc) < 3:
        return False
    follows = doc[1].is_title and doc[1].pos_ in NAMING and doc[0].pos_ in NAMING
    return follows or (doc[1].lower_ in ("og", "&") and doc[2].is_title)


def _with(verbs: Iterable[tuple[str, frozenset[str]]], *feats: str) -> frozenset[str]:
    """Return the forms that have some features."""
    return frozenset(word for word, its in verbs if its.issuperset(feats))
