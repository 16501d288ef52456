"""The actors of a run and the ties between them."""

from __future__ import annotations

from policymine.schema.base import Record
from policymine.schema.finding import ActorType, Mention, RelationKind, Sector


class Actor(Record):
    """An actor, resolved over the run: ``unit`` is its home (empty where it is nobody's own)."""

    id: str
    name: str
    type: ActorType
    sector: Sector
    unit: str = ""
    variants: tuple[str, ...] = ()
    reason: str = ""


class ActorMention(Record):
    """A mention and the actor it was resolved to."""

    actor: str
    mention: Mention


class Tie(Record):
    """A tie between two actors, with what it rests on."""

    source: str
    target: str
    relation: RelationKind
    weight: float
    documents: tuple[str, ...]
    findings: tuple[str, ...]
    quotes: tuple[str, ...] = ()
