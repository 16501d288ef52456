"""A passage that names an actor, and which of two that overlap is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from policymine.schema.finding import ActorType, Sector


@dataclass(frozen=True)
class Name:
    """A passage that names an actor, as a rule found it.

    ``rule`` says which one (``known``, ``pattern``, ``cell`` …); ``own`` that the actor belongs to
    whoever wrote the document, unless ``home`` says otherwise; ``short`` is a form that means the
    same in the rest of the document ("Havblik" for "Værestedet Havblik").
    """

    block: int
    start: int
    end: int
    name: str
    type: ActorType
    sector: Sector
    home: str = ""
    own: bool = False
    short: str = ""
    rule: str = ""

    def overlaps(self, other: Name) -> bool:
        """Say whether two names share a character."""
        return self.start < other.end and other.start < self.end


STRENGTH = {"known": 3, "municipality": 3, "pattern": 2, "ending": 2, "person": 1}
"""Of two names of the same length the one from the stronger rule is kept."""


def settle(names: Iterable[Name], *, kept: Iterable[Name] = ()) -> list[Name]:
    """Return names of which none overlaps another, in the order of the text.

    What is already ``kept`` stays; of the rest the longer of two wins, then the stronger rule.
    """
    settled = list(kept)
    order = sorted(
        names, key=lambda n: (n.start - n.end, -STRENGTH.get(n.rule, 0), n.start, n.name)
    )
    taken = {offset for name in settled for offset in range(name.start, name.end)}
    for name in order:
        span = range(name.start, name.end)
        if not taken.intersection(span):
            settled.append(name)
            taken.update(span)
        elif _same_span(name, settled):
            settled.append(name)
    return sorted(settled, key=lambda n: (n.start, n.end, n.name))


def unify(names: Iterable[Name]) -> list[Name]:
    """Return names of which each has one type in the document.

    What a cell names is what a telling word elsewhere shows it to be.
    """
    found = list(names)
    known = [n for n in found if n.type is not ActorType.UNKNOWN]
    surest_last = sorted(known, key=lambda n: n.rule not in WEAK or n.rule == "naming")
    told = {n.name: n for n in surest_last}
    return [
        replace(n, type=told[n.name].type, sector=told[n.name].sector, own=told[n.name].own)
        if n.rule in WEAK and n.name in told
        else n
        for n in found
    ]


WEAK = frozenset({"agent", "cell", "learned", "naming", "entity"})
"""Rules that see a name, but hardly what it is."""


def _same_span(name: Name, settled: list[Name]) -> bool:
    """Say whether a settled name of the same rule stands at the same place ("begge kommuner")."""
    twins = [s for s in settled if (s.start, s.end, s.rule) == (name.start, name.end, name.rule)]
    return bool(twins) and all(twin.name != name.name and twin.type == name.type for twin in twins)
