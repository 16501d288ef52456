"""What a tagger says of a sentence: its verbs by form, and its names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBS = frozenset({"VERB", "AUX"})


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


def read_tags(doc: Doc) -> Tagged:
    """Return what the pipeline found in a sentence."""
    verbs = [token for token in doc if token.pos_ in VERBS]
    passive = {t for t in verbs if "Pass" in t.morph.get("Voice", [])}
    present = {t for t in verbs if "Pres" in t.morph.get("Tense", [])} - passive
    return Tagged(
        present=_lower(t for t in present if "Part" not in t.morph.get("VerbForm", [])),
        passive=_lower(passive),
        infinitives=_lower(t for t in verbs if "Inf" in t.morph.get("VerbForm", [])),
        participles=_lower(t for t in verbs if "Past" in t.morph.get("Tense", []) and _part(t)),
        names=_lower(t for t in doc if t.pos_ == "PROPN" or t.ent_type_ == "ORG"),
    )


def _lower(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.lower_ for token in tokens)


def _part(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", [])
