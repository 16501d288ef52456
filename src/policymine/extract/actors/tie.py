"""The two ends of a tie, and the relation that is made of them."""

from __future__ import annotations

from dataclasses import dataclass

from policymine.extract.actors.home import Municipality
from policymine.extract.actors.names import Name
from policymine.extract.actors.qualifiers import Qualifiers
from policymine.schema.base import Anchor
from policymine.schema.finding import Initiative, Relation, RelationKind, State


@dataclass(frozen=True)
class Party:
    """One end of a tie: an actor by name and home, or an initiative by its id."""

    name: str
    home: str = ""


def party(name: Name) -> Party:
    """Return a named actor as an end of a tie."""
    return Party(name.name, name.home)


def owner(municipality: Municipality) -> Party:
    """Return the municipality behind a plan as an end of a tie ("vi")."""
    return Party(municipality.full)


def tie(
    source: Party,
    target: Party,
    kind: RelationKind,
    anchor: Anchor,
    *,
    rule: str,
    initiative: Initiative | None = None,
    qualifiers: Qualifiers | None = None,
    ended: bool = False,
) -> Relation:
    """Return the relation between two ends, with the passage that shows it.

    It is abandoned if its initiative is, or if the passage says that it has ``ended``.
    """
    said = qualifiers or Qualifiers(tense="")
    return Relation(
        source=source.name,
        source_home=source.home,
        target=target.name,
        target_home=target.home,
        kind=kind,
        finding=initiative.id if initiative else "",
        anchor=anchor,
        negated=said.negated,
        hedged=said.hedged,
        tense=said.tense,
        abandoned=ended or (initiative is not None and initiative.state is State.ABANDONED),
        rule=rule,
    )
