"""An initiative in the making, and how it becomes a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

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
from policymine.extract.sentences import split_sentences
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
_DONE = re.compile(r"\b(?:har|blev)\b", re.I)
"""What was done, of a report that says no more: ``Kommunen har kortlagt …``."""
_OPENER = re.compile(
    r"^(?:(?:derfor|derudover|desuden|endvidere|herudover|samtidig|samtidigt|endelig|konkret)\s+)",
    re.I,
)
_PURPOSE = re.compile(
    r"(.{25,140}?)(?:[;:]\s"
    r"|,?\s(?:så|således at|sådan at|med henblik på|for at|der skal|fordi|hvor)\b)"
)
OPEN = frozenset({State.UNKNOWN, State.PLANNED, State.ONGOING})
"""States of acts whose row may still say when they will be done."""
TITLE_WORDS = 14
"""A passage longer than this is cut at a sentence or a clause for its title."""
TITLE = (25, 140)
"""Fewest and most characters of a sentence or clause that is a title."""


@dataclass(frozen=True)
class Draft:
    """What is known of an initiative: the passage that names it, and its fields as passages.

    ``goal`` is the id of a goal given by a table's own column; ``heading_state`` the state that a
    heading gives, ``default`` the commitment of the words that lead into a list. ``title`` is that
    of a passage that opens with one and tells the act after it; then ``default`` is the act's own.
    ``beside`` are the other cells of a table's row, ``unit`` what a bare number in its column of
    money counts, in kroner. ``days`` are the first and last day that a time grid marks.
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
            timeline=self.fields.get("timeline"),
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
            return parse_timeline(timeline.quote, begun=state not in OPEN)
        if self.form is Form.TABLE and state in OPEN:
            cells = (self.fields.get("status"), *self.beside)
            ahead = (parse_ahead(cell.quote) for cell in cells if cell)
            return next((dates for dates in ahead if dates[1]), (None, None))
        return (None, None) if self.reported else parse_deadline(self.anchor.quote, year=year)

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
            done = state is State.UNKNOWN and self.form is Form.PROSE and _DONE.search(told)
            return State.COMPLETED if done else state
        stray = document.kind in (Kind.NOTES, Kind.OTHER) and not document.units
        if self.reported or stray:
            return State.UNKNOWN
        return State.ONGOING if _GOES_ON.search(self.anchor.quote[:60]) else State.PLANNED

    def _commitment(self, state: State) -> Commitment:
        """Return the rung of the ladder: by the act's own words, its activity's, or the lead's.

        What a heading or a status says is begun or done binds by its own words no more.
        """
        begun = state not in (State.UNKNOWN, State.PLANNED)
        done = begun and (self.heading_state is not State.UNKNOWN or self._told() is not None)
        if self.reported:
            return Commitment.UNKNOWN
        if self.title:
            return self.default
        bare = starts_bare(self.anchor.quote) and self.default is not Commitment.UNKNOWN
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


def short_title(text: str) -> str:
    """Return a passage as a title: one clause of it, without what it is meant to bring about."""
    title = _OPENER.sub("", re.sub(r"\s+", " ", text)).strip()
    words = title.split()
    if len(words) > TITLE_WORDS:
        end = next((end for _, end in split_sentences(title) if end >= TITLE[0]), len(title))
        cut = _PURPOSE.match(title[:end])
        if cut is None and end < len(title) and end <= TITLE[1]:
            title = title[:end]
        else:
            title = cut[1] if cut else " ".join(words[:TITLE_WORDS]) + " …"
    return title[:1].upper() + title[1:].rstrip(".,;: ")


def _indicator(document: Document, anchor: Anchor) -> Anchor | None:
    found = _INDICATOR.search(document.text, anchor.start, anchor.end)
    return document.anchor(anchor.block, *found.span()) if found else None
