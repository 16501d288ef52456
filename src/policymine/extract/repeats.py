"""Acts that a table names again: they serve the goal of the act told before."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.extract.candidates import title_key
from policymine.extract.draft import Draft
from policymine.schema.finding import Form

STEM = 4
"""Words of fewer letters tell nothing; two words are alike if one opens the other."""
TELLING = 10
"""One word alone tells which act is meant if it has so many letters."""


def goals_of_repeats(drafts: Sequence[Draft], served: Sequence[str]) -> list[str]:
    """Return the goal (its id, or empty) that each act serves.

    A row of a time table outside all goals (``Digital ansøgning``) serves the goal of the act whose
    words hold all of its own (``Ansøgningen digitaliseres``), where that is one goal only.
    """
    told = [(set(_words(d.anchor.quote)), goal) for d, goal in zip(drafts, served, strict=True)]
    found = []
    for draft, (words, goal) in zip(drafts, told, strict=True):
        again = draft.form is Form.TABLE and not goal and _tells(words)
        named = {other for text, other in told if other and _holds(text, words)} if again else set()
        found.append(named.pop() if len(named) == 1 else goal)
    return found


def _words(text: str) -> list[str]:
    return [word for word in title_key(text).split() if len(word) >= STEM]


def _tells(words: set[str]) -> bool:
    return len(words) > 1 or any(len(word) >= TELLING for word in words)


def _holds(text: set[str], words: set[str]) -> bool:
    """Say whether each of some words stands in a text, in one form or another."""
    return all(any(w.startswith(o) or o.startswith(w) for o in text) for w in words)
