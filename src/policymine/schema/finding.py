"""What a plan promises and who is to do it: goals, initiatives, mentions of actors, relations."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from policymine.schema.base import Anchor, Record


class Form(StrEnum):
    """Where in the layout a finding stands."""

    LIST = "list"
    HEADING = "heading"
    TABLE = "table"
    PROSE = "prose"


class State(StrEnum):
    """How far an initiative has come, by its own text or the heading above it."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    EMBEDDED = "embedded"
    COMPLETED = "completed"
    ABANDONED = "abandoned"
    UNKNOWN = "unknown"


class Commitment(StrEnum):
    """The ladder of commitment in Danish: skal > vil > bør > kan."""

    SKAL = "skal"
    VIL = "vil"
    BOER = "bør"
    KAN = "kan"
    UNKNOWN = "unknown"


class ActorType(StrEnum):
    """What an actor is."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    STATE = "state"
    ASSOCIATION = "association"
    UNIT = "unit"
    FACILITY = "facility"
    CIVIL_SOCIETY = "civil_society"
    COMPANY = "company"
    PERSON = "person"
    BODY = "body"
    STAKEHOLDER = "stakeholder"
    UNKNOWN = "unknown"


class Sector(StrEnum):
    """Which part of society an actor belongs to."""

    MUNICIPAL = "municipal"
    REGIONAL = "regional"
    STATE = "state"
    CIVIL_SOCIETY = "civil_society"
    PRIVATE = "private"
    CITIZENS = "citizens"
    UNKNOWN = "unknown"


class RelationKind(StrEnum):
    """What two actors, or an actor and an initiative, are to each other."""

    RESPONSIBLE_FOR = "responsible_for"
    WORKS_WITH = "works_with"
    PART_OF = "part_of"
    FUNDS = "funds"
    BUYS_FROM = "buys_from"
    CONSULTED_BY = "consulted_by"
    UNKNOWN = "unknown"


class Goal(Record):
    """A state that the plan wants. ``also`` lists other places where the same goal is named."""

    id: str
    number: str = ""
    title: str
    form: Form
    anchor: Anchor
    also: tuple[Anchor, ...] = ()


class Money(Record):
    """An amount in Danish kroner and the passage that says it."""

    amount: float
    anchor: Anchor


class Initiative(Record):
    """A concrete act that the plan promises or reports.

    Fields with an ``Anchor`` quote the passage they come from; ``goal`` is a goal's id or empty.
    """

    id: str
    goal: str = ""
    title: str
    form: Form
    anchor: Anchor
    need: Anchor | None = None
    activity: Anchor | None = None
    responsible: Anchor | None = None
    timeline: Anchor | None = None
    deadline_start: date | None = None
    deadline_end: date | None = None
    money: tuple[Money, ...] = ()
    law: tuple[Anchor, ...] = ()
    indicator: Anchor | None = None
    status: Anchor | None = None
    state: State = State.UNKNOWN
    commitment: Commitment = Commitment.UNKNOWN


class Mention(Record):
    """An actor named in a document.

    ``name`` is the base form of the name (no genitive, no definite ending where it has another),
    ``home`` the municipality or organisation it belongs to as far as the document says (empty for
    actors that are the same everywhere), ``finding`` the initiative it stands in, or empty, and
    ``rule`` what showed it to be an actor.
    """

    name: str
    type: ActorType
    sector: Sector
    home: str = ""
    finding: str = ""
    rule: str = ""
    anchor: Anchor


class Relation(Record):
    """A tie between two named actors, or from an actor to an initiative (its id in ``target``).

    Actors are given by the name and home of their mentions; ``rule`` says what showed the tie.
    """

    source: str
    source_home: str = ""
    target: str
    target_home: str = ""
    kind: RelationKind
    finding: str = ""
    anchor: Anchor
    negated: bool = False
    hedged: bool = False
    tense: str = ""
    abandoned: bool = False
    rule: str = ""


Finding = Goal | Initiative


class Corrections(Record):
    """What people say of the findings of a document.

    ``left_out`` are the ids of those that are none, ``goals`` and ``initiatives`` the passages that
    are findings though they were not found.
    """

    left_out: tuple[str, ...] = ()
    goals: tuple[Anchor, ...] = ()
    initiatives: tuple[Anchor, ...] = ()


class Extraction(Record):
    """All findings of one document, in the order of the text.

    ``added`` are the ids of those that people added; what was found and people say is no finding
    stands in ``left_out`` and nowhere else.
    """

    document: str
    goals: tuple[Goal, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    added: tuple[str, ...] = ()
    left_out: tuple[Finding, ...] = ()
    made_by: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is coded: the goals, then the initiatives."""
        return (*self.goals, *self.initiatives)
