"""Ties that a sentence states: working together, consulting, paying, buying."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from policymine.extract.actors.clauses import Clause, Setting, clauses_of
from policymine.extract.actors.names import Name
from policymine.extract.actors.qualifiers import clause_around, has_ended, read_qualifiers
from policymine.extract.actors.tie import Party, party, tie
from policymine.resources import read_lexicon
from policymine.schema.finding import ActorType, Relation, RelationKind

Pairs = Iterable[tuple[Party, Party]]
Shape = Callable[[Clause, re.Match[str]], Pairs]

OPENING = 3
"""A cue that begins so near the beginning opens the sentence."""
PAYERS = frozenset(ActorType) - {ActorType.PERSON, ActorType.STAKEHOLDER}


@dataclass(frozen=True)
class Cue:
    """Words that state a tie, and where its ends stand ("left-right", "between" …)."""

    relation: RelationKind
    shape: str
    pattern: re.Pattern[str]


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues of ties, those of the data."""
    return tuple(
        Cue(RelationKind(row["relation"]), row["shape"], _compiled(row["patterns"]))
        for row in read_lexicon("actors_relations")["cue"]
    )


@cache
def _any_cue() -> re.Pattern[str]:
    """Match any cue in lower case: most sentences with actors in them state no tie."""
    rows = read_lexicon("actors_relations")["cue"]
    return _compiled([pattern for row in rows for pattern in row["patterns"]], re.NOFLAG)


def _compiled(patterns: list[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    longest_first = sorted(patterns, key=len, reverse=True)
    either = "|".join(pattern.replace(" ", r"\s+") for pattern in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", flags)


def find_cooperation(setting: Setting) -> Iterator[Relation]:
    """Yield the ties that the sentences of a document state."""
    said = [
        (clause, cue, match)
        for clause in clauses_of(setting)
        if _any_cue().search(clause.text.lower())
        for cue in cues()
        for match in cue.pattern.finditer(clause.text)
    ]
    setting.parsed.trees(
        clause.start
        for clause, cue, match in said
        if cue.shape in DIRECTED and clause.after(match.end())
    )
    for clause, cue, match in said:
        yield from _ties(clause, cue, match)


def _ties(clause: Clause, cue: Cue, match: re.Match[str]) -> Iterator[Relation]:
    start, end = clause.start, clause.start + len(clause.text)
    anchor = clause.setting.document.anchor(clause.block, start, end)
    said = read_qualifiers(clause_around(clause.text, match.start(), match.end()))
    ended = has_ended(clause.text, match)
    for source, target in SHAPES[cue.shape](clause, match):
        if source != target:
            yield tie(
                source,
                target,
                cue.relation,
                anchor,
                rule=match[0].casefold(),
                initiative=clause.initiative,
                qualifiers=said,
                ended=ended,
            )


def _subjects(clause: Clause, match: re.Match[str], partners: Sequence[Name]) -> list[Party]:
    """Return who acts: by the parse, before the cue, after a verb, by the cell, or the owner.

    The subject may have the partners inside it ("aftalen med KL"): they are not it.
    """
    by_parse = [name for name in clause.subject(match.start()) if name not in partners]
    named = by_parse or clause.before(match.start())
    if not named and match.start() <= OPENING:
        named = clause.inverted(match.end())
    return (
        [party(name) for name in named] or list(clause.responsible) or list(clause.setting.owners)
    )


def _left_right(clause: Clause, match: re.Match[str]) -> Pairs:
    right = clause.after(match.end())
    left = _subjects(clause, match, right) if right else []
    return product(left, [party(name) for name in right])


def _between(clause: Clause, match: re.Match[str]) -> Pairs:
    return combinations([party(name) for name in clause.after(match.end())], 2)


def _among_left(clause: Clause, match: re.Match[str]) -> Pairs:
    return combinations([party(name) for name in clause.before(match.start())], 2)


def _right_left(clause: Clause, match: re.Match[str]) -> Pairs:
    return ((right, left) for left, right in _left_right(clause, match))


def _left_owner(clause: Clause, match: re.Match[str]) -> Pairs:
    left = [party(name) for name in clause.before(match.start())]
    return product(left, clause.setting.owners)


def _paid_for(clause: Clause) -> list[Party]:
    return [Party(clause.initiative.id)] if clause.initiative else list(clause.setting.owners)


def _left_finding(clause: Clause, match: re.Match[str]) -> Pairs:
    payers = [name for name in clause.before(match.start()) if name.type in PAYERS]
    return product([party(name) for name in payers[-1:]], _paid_for(clause))


def _right_finding(clause: Clause, match: re.Match[str]) -> Pairs:
    payers = [name for name in clause.after(match.end()) if name.type in PAYERS]
    return product([party(name) for name in payers], _paid_for(clause))


SHAPES: dict[str, Shape] = {
    "left-right": _left_right,
    "between": _between,
    "among-left": _among_left,
    "right-left": _right_left,
    "left-owner": _left_owner,
    "left-finding": _left_finding,
    "right-finding": _right_finding,
}
"""How a cue's ends are read: a shape of the data → the pairs it makes."""
DIRECTED = frozenset({"left-right", "right-left"})
"""Shapes one of whose ends is a subject, which the tree tells."""
