"""What a clause says about a tie: denied, hedged, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policymine.resources import read_lexicon

CLAUSE = re.compile(r"[,;:]\s+(?:men|og|som|der|hvor|da|så|at|hvis)\s+|[;:]\s+|\s+men\s+")


@dataclass(frozen=True)
class Qualifiers:
    """Flags of a tie; ``tense`` is past, present or future."""

    negated: bool = False
    hedged: bool = False
    tense: str = "present"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("actors_relations")["qualifiers"][name])


def clause_around(sentence: str, start: int, end: int) -> str:
    """Return the clause of a sentence in which ``sentence[start:end]`` stands."""
    cuts = [0, *(m.end() for m in CLAUSE.finditer(sentence)), len(sentence)]
    left = max((cut for cut in cuts if cut <= start), default=0)
    right = min((cut for cut in cuts if cut >= end), default=len(sentence))
    return sentence[left:right]


@cache
def _ended(part: str) -> re.Pattern[str]:
    either = "|".join(read_lexicon("actors_relations")["ended"][part]).replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


RELATIVE = re.compile(r",\s+(?:der|som|hvor)\s[^,]*(?:,|$)")


def has_ended(sentence: str, cue: re.Match[str]) -> bool:
    """Say whether a sentence reports that the cooperation its cue names has stopped."""
    noun = _ended("nouns").match(cue[0])
    return noun is not None and bool(
        _ended("verbs").search(RELATIVE.sub(" ", sentence[cue.end() :]))
    )


def read_qualifiers(clause: str) -> Qualifiers:
    """Return what a clause says about the tie in it."""
    words = {word.casefold() for word in re.findall(r"[\w-]+", clause)}
    tense = (
        "future" if words & _words("future") else "past" if words & _words("past") else "present"
    )
    return Qualifiers(bool(words & _words("negated")), bool(words & _words("hedged")), tense)
