"""An initiative in the making, and how it becomes a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from policymine.extract.clauses import WORD
from policymine.extract.commitment import modal_of, read_commitment, starts_bare
from policymine.extract.dates import parse_ahead, parse_deadline, parse_timeline
from policymine.extract.fields import (
    bare_amount,
    find_law,
    find_money,
    is_abandoned,
    read_state,
    says_state,
)
from policymine.extract.periods import in_year
from policymine.extract.speech import ASIDE, says
from policymine.extract.titles import short_title
from policymine.extract.verbs import is_past_passive, verb_forms
from policymine.schema.base import Anchor, content_id
from policymine.schema.document import Document, Kind
from policymine.schema.finding import Commitment, Form, Initiative, Money, State

_INDICATOR = re.compile(
    r"(?:\b(?:måles|opgøres|vurderes|dokumenteres)\s+(?:ved|på|gennem|via|med|ud fra)\b"
    r"|\b(?:succeskriteri\w+|indikator\w*|måltal\w*)\s*(?:er|:)"
    r"|\bmindst \d+ (?:pct\.?|procent|%))[^.]*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:fortsat|fortsætte[rs]?|stadig|videreføre[rs]?|fastholde[rs]?)\b", re.I)
_DONE = re.compile(r"\b(?:har|blev|er (?:der )?(?:\w+ ){0,3}?\w{4,}(?:et|gt))\b", re.I)
"""What was done, of a report that says no more: ``Kommunen har kortlagt …``."""
OPEN = frozenset({State.UNKNOWN, State.PLANNED, State.ONGOING})
"""States of acts whose row may still say when they will be done."""


@dataclass(frozen=True)
class Draft:
    """What is known of an initiative: the passage that names it, and its fields as passages.

    ``goal`` is the id of a goal given by a table's own column; ``heading_state`` the state that a
    heading gives, ``default`` the commitment of the words that lead into a list. ``title`` is that
    of a passage that opens with one and tells the act after it; then ``default`` is the act's own.
    ``beside`` are the other cells of a table's row, ``unit`` what a bare number in its column of
    money counts, in kroner. ``days`` are the first and last day that a time grid marks,
    ``due`` the deadline that stands above a table for all its rows, ``year`` that of its section.
    """

    form: Form
    anchor: Anchor
    fields: dict[str, Anchor] = field(default_factory=dict)
    goal_title: str = ""
    heading_state: State = State.UNKNOWN
    default: Commitment = Commitment.UNKNOWN
    reported: bool = False
    title: str = ""
    beside: tuple[Anchor, ...] = ()
    unit: float = 0.0
    days: tuple[date, date] | None = None
    due: Anchor | None = None
    year: int | None = None

    @property
    def passages(self) -> tuple[Anchor, ...]:
        """The passage that names the act, and the fields and cells outside it, each once."""
        own = self.anchor
        others = (*self.fields.values(), *self.beside)
        beside = [a for a in others if a.end <= own.start or a.start >= own.end]
        found = {(a.start, a.end): a for a in (own, *beside)}
        return tuple(found[key] for key in sorted(found))

    def initiative(self, document: Document, goal: str) -> Initiative:
        """Return the finished record, serving the goal with this id (or none)."""
        state = self._state(document)
        first, last = self._dates(document.period_start, state)
        spans = [(a.block, a.start, a.end) for a in self.passages]
        return Initiative(
            id=content_id("i", self.anchor.document, self.anchor.start, self.anchor.quote),
            goal=goal,
            title=short_title(self.title or self.anchor.quote),
            form=self.form,
            anchor=self.anchor,
            need=self.fields.get("need"),
            activity=self.fields.get("activity"),
            responsible=self.fields.get("responsible"),
            timeline=self.fields.get("timeline") or self.due,
            deadline_start=first,
            deadline_end=last,
            money=self._money(document),
            law=tuple(law for span in spans for law in find_law(document, *span)),
            indicator=self.fields.get("indicator") or _indicator(document, self.anchor),
            status=self.fields.get("status"),
            state=state,
            commitment=self._commitment(state),
        )

    def _money(self, document: Document) -> tuple[Money, ...]:
        cell = self.fields.get("money")
        bare = bare_amount(cell, self.unit) if cell and self.unit else None
        spans = ((a.block, a.start, a.end) for a in self.passages)
        named = tuple(money for span in spans for money in find_money(document, *span))
        return (*named, bare) if bare else named

    def _dates(self, year: int | None, state: State) -> tuple[date | None, date | None]:
        timeline = self.fields.get("timeline")
        if self.days:
            return self.days
        if timeline:
            return parse_timeline(in_year(timeline.quote, self.year), begun=state not in OPEN)
        if self.form is Form.TABLE and state in OPEN:
            cells = (self.fields.get("status"), *self.beside)
            ahead = (parse_ahead(in_year(cell.quote, self.year)) for cell in cells if cell)
            above = parse_timeline(self.due.quote) if self.due else (None, None)
            return next((dates for dates in ahead if dates[1]), above)
        if self.reported:
            told = ASIDE.sub("", self.anchor.quote) if self.form is Form.PROSE else ""
            return parse_deadline(told)
        return parse_deadline(in_year(self.anchor.quote, self.year), year=year)

    def _told(self) -> Anchor | None:
        """Return the passage that says how far the act is: its status, or words for its time."""
        status, timeline = self.fields.get("status"), self.fields.get("timeline")
        return timeline if status is None and timeline and says_state(timeline.quote) else status

    def _state(self, document: Document) -> State:
        """Return the state: abandoned by its own words, else the heading's, else the status's.

        Under ``Afsluttede`` a thing may be closed down or completed, under ``I gang`` it may have
        become daily work: only its own text tells. What a plan promises without saying how far it
        has come is planned.
        """
        status = self._told()
        told = status.quote if status else self.anchor.quote if self.reported else ""
        if told and is_abandoned(told):
            return State.ABANDONED
        begun = self.heading_state is State.ONGOING
        if begun and told and read_state(told) is State.EMBEDDED:
            return State.EMBEDDED
        if self.heading_state is not State.UNKNOWN:
            return self.heading_state
        if told:
            state = read_state(told)
            return State.COMPLETED if state is State.UNKNOWN and self._is_done(told) else state
        stray = document.kind in (Kind.NOTES, Kind.OTHER) and not document.units
        if self.reported or stray:
            return State.UNKNOWN
        return State.ONGOING if _GOES_ON.search(self.anchor.quote[:60]) else State.PLANNED

    def _is_done(self, told: str) -> bool:
        """Say whether a sentence or an item tells what was done, and no more of how far it is."""
        words = {word.casefold() for word in WORD.findall(told)}
        past = words & (verb_forms().change_past | {"fik"}) or any(map(is_past_passive, words))
        did = self.reported and past
        return bool(did or (self.form is not Form.TABLE and _DONE.search(told)))

    def _commitment(self, state: State) -> Commitment:
        """Return the rung of the ladder: by the act's own words, its activity's, or the lead's.

        What a heading or a status says is begun or done binds by its own words no more.
        """
        begun = state not in (State.UNKNOWN, State.PLANNED)
        done = begun and (self.heading_state is not State.UNKNOWN or self._told() is not None)
        if self.reported:
            return Commitment.UNKNOWN
        given = self.default is not Commitment.UNKNOWN
        if given and self.form is Form.PROSE and not says("hedge", self.anchor.quote):
            return self.default
        bare = starts_bare(self.anchor.quote) and given
        if not done and (bare or self.default is Commitment.BOER):
            return self.default
        own = Commitment.UNKNOWN if done else read_commitment(self.anchor.quote)
        if own is not Commitment.UNKNOWN:
            return own
        activity = self.fields.get("activity")
        told = modal_of(activity.quote) if activity else Commitment.UNKNOWN
        # what an activity makes possible ("kan benytte") is no rung of the ladder
        plain = Commitment.UNKNOWN if done else self.default
        return plain if told in (Commitment.UNKNOWN, Commitment.KAN) else told


def _indicator(document: Document, anchor: Anchor) -> Anchor | None:
    found = _INDICATOR.search(document.text, anchor.start, anchor.end)
    return document.anchor(anchor.block, *found.span()) if found else None
