"""How a line opens: with an act, with a time, or with the rest of a sentence."""

from __future__ import annotations

import re
from functools import cache

from policymine.ingest import lexicon
from policymine.ingest.headings import ends_open, starts_lower
from policymine.resources import read_lexicon

ACT = re.compile(r"[A-ZÆØÅ]\w+(?:ing|else|tion) af\b")
"""What is to be done, as a noun: ``Ansættelse af …``; no unit is called so."""
_LISTED = re.compile(r"[,;]$|\s(?:og|samt|eller)$")
"""How an item ends that another follows."""


@cache
def _verbs() -> frozenset[str]:
    verbs = read_lexicon("verbs")
    return frozenset((*verbs["change"], *verbs["steady"]))


def opens_act(text: str) -> bool:
    """Tell whether a text begins as an act is named: by an infinitive, or by its noun."""
    word = text.split(maxsplit=1)[0].casefold() if text else ""
    return word in _verbs() or ACT.match(text) is not None


def may_list(above: str, below: str) -> bool:
    """Tell whether a line that opens with an act may be an item below another in small letters.

    The line above has not stopped in the middle of a sentence, but where items are told apart.
    """
    return opens_act(below) and (_LISTED.search(above) is not None or not ends_open(above))


@cache
def _times() -> re.Pattern[str]:
    """Return what a cell that says when begins with: a part of a year, a day, a month."""
    part, words = lexicon.signs("tables", "part_of_year"), lexicon.alternatives("tables", "times")
    return re.compile(rf"(?:{part}|(?:\d{{1,2}}\.\s)?(?:{words})\b|20\d\d\b)", re.IGNORECASE)


def opens_time(text: str) -> bool:
    """Tell whether a text begins by saying when."""
    return _times().match(text) is not None


def opens_rest(text: str) -> bool:
    """Tell whether a line goes on with a sentence: in small letters, but with no time alone.

    ``ultimo 2026`` may be a cell.
    """
    times = lexicon.words("tables", "times")
    return starts_lower(text) and text.split(maxsplit=1)[0] not in times
