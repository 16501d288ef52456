"""Where the name of who acts ends in its sentence: before a clause, an insertion or a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 7
"""So many words are looked at for the rest of a verb, or of a list of names."""
RELATIVES = frozenset({"som", "der", "hvor", "hvis", "hvilket"})
PARTNERS = frozenset({"sammen", "samarbejde", "samarbejder"})
BY = frozenset({"senest", "inden", "fra", "pr.", "i"})
DAY = re.compile(r"\d{1,2}\.|20\d\d\b")
"""What follows a word of ``BY`` where it opens a time: ``at Skolen senest 1. maj fremlægger …``."""


def end_of_name(doc: Doc, end: int, start: int = 0) -> int:
    """Return where a name that runs to ``end`` at most ends: before a clause, insertion or time."""
    for token in doc[start + 1 : end]:
        comma = token.text == "," and not _goes_on(doc, token.i)
        when = token.lower_ in BY and token.i + 1 < end and DAY.match(doc[token.i + 1].text)
        if (
            comma
            or when
            or token.lower_ in RELATIVES
            or token.text in "(:;"
            or token.lower_ in PARTNERS
        ):
            return token.i
    while end > start + 1 and doc[end - 1].pos_ in ("ADV", "PUNCT", "CCONJ", "ADP"):
        end -= 1
    return end


def _goes_on(doc: Doc, comma: int) -> bool:
    """Say whether a comma stands between names: another name and ``og`` follow."""
    after = [token.lower_ for token in doc[comma + 1 : comma + REACH]]
    named = comma + 1 < len(doc) and doc[comma + 1].text[:1].isupper()
    return named and bool({"og", "samt"} & set(after))
