"""Where the verb of a sentence stands by its tags, and whether it is a passive."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from policymine.extract.clauses import words_of
from policymine.extract.labels import NUMBERING
from policymine.extract.names_end import REACH, RELATIVES
from policymine.extract.speech import says
from policymine.extract.tagging import VERBS
from policymine.extract.verbs import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BEGUN = frozenset({"begyndt", "gået", "startet", "kommet"})
"""With ``er`` these are no passives: who has begun is who does it."""
CATCHWORD = 6
"""So many words into a sentence a colon ends its catchword."""


def advised_clause(doc: Doc) -> tuple[int, int] | None:
    """Return where a clause opens that says who is advised to do what, and where its verb is."""
    if not says("proposed", doc.text):
        return None
    opens = (t.i + 1 for t in doc[1:] if t.lower_ == "at" and doc[t.i - 1].text == ",")
    first = next(opens, None)
    if first is None:
        return None
    tensed = (t.i for t in doc[first:] if t.pos_ in VERBS and t.morph.get("Tense", []))
    verb = next(tensed, None)
    return (first, verb) if verb is not None and verb > first else None


def after_catchword(doc: Doc) -> int:
    """Return where a sentence begins after a catchword (``Åbent hus:``) or a number (``5.2.1``)."""
    colon = next((token.i for token in doc[:CATCHWORD] if token.text == ":"), -1)
    numbered = colon < 0 and "." in doc[0].text and NUMBERING.match(f"{doc[0].text} ")
    first = 1 if numbered else colon + 1
    return first if first < len(doc) else 0


def finite_verb(doc: Doc) -> Token | None:
    """Return the first finite verb outside a relative clause that tells of the subject."""
    known = verb_forms().change_present | verb_forms().steady_present | words_of("modals")
    inside = False
    for token in doc:
        inside = token.lower_ in RELATIVES or (inside and token.text != ",")
        tensed = token.pos_ in VERBS and bool(token.morph.get("Tense", [])) and not _is_part(token)
        passive = token.lower_ in verb_forms().change_passive
        if not inside and (tensed or token.lower_ in known or passive):
            return token
    return None


def _is_part(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", [])


def is_passive(doc: Doc, verb: Token) -> bool:
    """Say whether a finite verb begins a passive: ``oprettes``, ``skal oprettes``, ``er åbnet``."""
    if "Pass" in verb.morph.get("Voice", []) or verb.lower_ in verb_forms().change_passive:
        return True
    after = list(takewhile(lambda t: t.text != ",", doc[verb.i + 1 : verb.i + REACH]))
    if verb.lower_ in words_of("modals"):
        return any(t.lower_ in verb_forms().passives or "Pass" in t.morph.get("Voice", [])
                   for t in after)  # fmt: skip
    helper = verb.lower_ in ("er", "bliver", "blev")
    done = verb_forms().participles
    if helper and any(t.lower_ in BEGUN for t in after):
        return False
    return helper and any(t.lower_ in done or (_is_part(t) and t.pos_ in VERBS) for t in after)
