"""Ties that a sentence states: working together, consulting, paying, buying."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, product

from policymine.extract.actors.belonging import finding_at
from policymine.extract.actors.home import Home
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import passages_of
from policymine.extract.actors.qualifiers import clause_around, read_qualifiers
from policymine.extract.actors.tie import Party, owner, party, tie
from policymine.extract.sentences import split_sentences
from policymine.resources import read_lexicon
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Initiative, Relation, RelationKind

FAR = 90
"""So many letters before a cue an actor is still its subject."""
NEAR = 45
"""So many letters after a cue the list of actors must have begun."""


PLACED = re.compile(r"(?<!\w)(?:i|på|fra|under)\s+$")
MOST = 30
"""No list of actors in one sentence is longer."""


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


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    longest_first = sorted(patterns, key=len, reverse=True)
    either = "|".join(pattern.replace(" ", r"\s+") for pattern in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """A sentence with the actors in it, and where it stands."""

    document: Document
    block: int
    start: int
    text: str
    names: tuple[Name, ...]
    initiative: Initiative | None
    owners: tuple[Party, ...]
    responsible: tuple[Party, ...] = field(default=())

    def after(self, at: int) -> list[Name]:
        """Return the list of actors that begins shortly after ``at``."""
        run: list[Name] = []
        first = bisect_left(self.names, self.start + at, key=lambda name: name.start)
        for name in self.names[first : first + MOST]:
            offset = name.start - self.start
            gap = self.text[at:offset]
            if not (_begins(gap) if not run else _continues(gap)):
                break
            run.append(name)
            at = name.end - self.start
        return [name for name in run if self._is_party(name)]

    def before(self, at: int) -> list[Name]:
        """Return the list of actors that ends not far before ``at``."""
        run: list[Name] = []
        last = bisect_right(self.names, self.start + at, key=lambda name: name.end)
        for name in reversed(self.names[max(0, last - MOST) : last]):
            end = name.end - self.start
            gap = self.text[end:at]
            if not (_near(gap) if not run else _continues(gap)):
                break
            run.insert(0, name)
            at = name.start - self.start
        return [name for name in run if self._is_party(name)]

    def _is_party(self, name: Name) -> bool:
        """Say whether a municipality is a party, not only where another or whose another is.

        "andre centre i Skive Kommune", "kommunens øvrige tilbud".
        """
        if name.type is not ActorType.MUNICIPALITY:
            return True
        before = self.text[: name.start - self.start]
        after = self.text[name.end - self.start :]
        owner = self.text[: name.end - self.start].endswith("s") and re.match(r"\s+[a-zæøå]", after)
        return not owner and not PLACED.search(before[-8:])


def _begins(gap: str) -> bool:
    return len(gap) <= NEAR and not re.search(r"[.;:!?]\s|,\s+(?:der|som|hvor|så|at)\s", gap)


def _near(gap: str) -> bool:
    return len(gap) <= FAR and not re.search(r"[.;:!?]\s", gap)


def _continues(gap: str) -> bool:
    """Say whether two actors stand in one list: a comma or "og", and few words."""
    joined = re.search(r",|(?<!\w)(?:og|samt|eller|&|herunder)(?!\w)|/", gap)
    return bool(joined) and len(gap.split()) <= 5 and not re.search(r"[.;:!?]\s", gap)


def find_cooperation(
    document: Document,
    home: Home,
    initiatives: Sequence[Initiative],
    names: Sequence[Name],
    responsible: dict[str, tuple[Party, ...]],
) -> Iterator[Relation]:
    """Yield the ties that the sentences of a document state."""
    by_id = {initiative.id: initiative for initiative in initiatives}
    owners = tuple(owner(municipality) for municipality in home.municipalities)
    for clause in _clauses(document, by_id, names, owners, responsible):
        for cue in cues():
            for match in cue.pattern.finditer(clause.text):
                yield from _ties(clause, cue, match)


def _clauses(
    document: Document,
    initiatives: dict[str, Initiative],
    names: Sequence[Name],
    owners: tuple[Party, ...],
    responsible: dict[str, tuple[Party, ...]],
) -> Iterator[Clause]:
    for passage in passages_of(document):
        end = passage.start + len(passage.text)
        here = [name for name in names if passage.start <= name.start and name.end <= end]
        for first, last in split_sentences(passage.text) if here else ():
            start = passage.start + first
            inside = tuple(n for n in here if start <= n.start and n.end <= passage.start + last)
            if inside:
                found = finding_at(document, initiatives.values(), inside[0])
                text = passage.text[first:last]
                yield Clause(
                    document,
                    passage.block,
                    start,
                    text,
                    inside,
                    initiatives.get(found),
                    owners,
                    responsible.get(found, ()),
                )


def _ties(clause: Clause, cue: Cue, match: re.Match[str]) -> Iterator[Relation]:
    for source, target in SHAPES[cue.shape](clause, match):
        if source == target:
            continue
        anchor = clause.document.anchor(clause.block, clause.start, clause.start + len(clause.text))
        said = read_qualifiers(clause_around(clause.text, match.start(), match.end()))
        yield tie(
            source,
            target,
            cue.relation,
            anchor,
            rule=match[0].casefold(),
            initiative=clause.initiative,
            qualifiers=said,
        )


Pairs = Iterator[tuple[Party, Party]]


def _subjects(clause: Clause, at: int) -> list[Party]:
    """Return who acts before a cue: named in the sentence, else by the cell, else the owner."""
    named = [party(name) for name in clause.before(at)]
    return named or list(clause.responsible) or list(clause.owners)


def _left_right(clause: Clause, match: re.Match[str]) -> Pairs:
    right = [party(name) for name in clause.after(match.end())]
    return product(_subjects(clause, match.start()), right) if right else iter(())


def _between(clause: Clause, match: re.Match[str]) -> Pairs:
    return combinations([party(name) for name in clause.after(match.end())], 2)


def _among_left(clause: Clause, match: re.Match[str]) -> Pairs:
    return combinations([party(name) for name in clause.before(match.start())], 2)


def _right_left(clause: Clause, match: re.Match[str]) -> Pairs:
    return ((right, left) for left, right in _left_right(clause, match))


def _left_owner(clause: Clause, match: re.Match[str]) -> Pairs:
    return product([party(name) for name in clause.before(match.start())], clause.owners)


def _paid_for(clause: Clause) -> list[Party]:
    return [Party(clause.initiative.id)] if clause.initiative else list(clause.owners)


def _left_finding(clause: Clause, match: re.Match[str]) -> Pairs:
    payers = [name for name in clause.before(match.start()) if name.type in PAYERS]
    return product([party(name) for name in payers[-1:]], _paid_for(clause))


def _right_finding(clause: Clause, match: re.Match[str]) -> Pairs:
    payers = [name for name in clause.after(match.end()) if name.type in PAYERS]
    return product([party(name) for name in payers], _paid_for(clause))


PAYERS = frozenset(ActorType) - {ActorType.PERSON, ActorType.STAKEHOLDER}
SHAPES = {
    "left-right": _left_right,
    "between": _between,
    "among-left": _among_left,
    "right-left": _right_left,
    "left-owner": _left_owner,
    "left-finding": _left_finding,
    "right-finding": _right_finding,
}
"""How a cue's ends are read: a shape of the data → the pairs it makes."""
