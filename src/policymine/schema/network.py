"""The actors of a run and the ties between them."""

from __future__ import annotations

from enum import StrEnum

from policymine.schema.base import Record
from policymine.schema.finding import ActorType, RelationKind, Sector


class Network(StrEnum):
    """The networks of a run; the names of their files."""

    ACTORS = "actors"
    """Who is tied to whom."""
    INITIATIVES = "actors-initiatives"
    """Who is responsible for, or pays for, what."""
    CODES = "actors-codes"
    """Who serves which code."""
    SHARED_CODES = "actors-shared-codes"
    """Who serves the same codes."""


class Actor(Record):
    """An actor, resolved over the run.

    ``unit`` is its home (empty where it is nobody's own). ``role`` is what it is wherever it is
    ("Socialforvaltningen" in two municipalities is two actors of one role; empty for actors that
    are the same everywhere). ``variants`` are the forms in the texts, ``reason`` says why they were
    taken for one.
    """

    id: str
    name: str
    type: ActorType
    sector: Sector
    unit: str = ""
    role: str = ""
    variants: tuple[str, ...] = ()
    reason: str = ""


class Tie(Record):
    """A tie between two actors, or an actor and an initiative or a code, with what it rests on.

    ``weight`` counts the passages, ``documents`` and ``findings`` are ids, ``years`` those of the
    documents' periods. ``abandoned`` and ``hedged`` hold where all its passages are.
    """

    source: str
    target: str
    relation: RelationKind
    weight: float
    documents: tuple[str, ...]
    findings: tuple[str, ...]
    years: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()
    abandoned: bool = False
    hedged: bool = False
