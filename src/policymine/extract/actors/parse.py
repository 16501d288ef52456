"""Who does what by the dependency parse (UD labels); without a parser nobody is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBS = frozenset({"VERB", "AUX"})
STEPS = 6
"""So far up the tree the verb of a word is looked for."""


def find_subject(doc: Doc, at: int) -> tuple[int, int] | None:
    """Return the span of the acting subject of the verb that governs the word at an offset."""
    word = next((token for token in doc if token.idx + len(token) > at), None)
    for _ in range(STEPS):
        if word is None:
            return None
        subject = next((child for child in word.children if child.dep_ == "nsubj"), None)
        if word.pos_ in VERBS and subject is not None:
            return _span(subject)
        word = None if word.head == word else word.head
    return None


def _span(subject: Token) -> tuple[int, int]:
    last = subject.right_edge
    return subject.left_edge.idx, last.idx + len(last)
