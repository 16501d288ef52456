"""What the coder reads of a finding: the promise itself, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from policymine.schema.base import Anchor
from policymine.schema.codebook import Passage
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Extraction, Finding, Form, Goal, Initiative

_LONGEST = 1200
"""Characters read of one text: a promise is short, and a badly cut page should cost no minutes."""

_NEAR = 1000
"""Characters before and after a finding that say what its part of the plan is about."""


@dataclass(frozen=True)
class Reading:
    """A finding as the coder sees it.

    ``text`` is what is promised. ``heading`` is what it stands under and ``need`` why it is
    promised; both inform the coder and neither is a promise. ``expected_none`` is how likely it
    serves no code by what it, the text around it and its plan are about, None if unknown.
    """

    finding: str
    text: str
    heading: str = ""
    need: str = ""
    expected_none: float | None = None

    @property
    def passage(self) -> str:
        """The promise with what it stands under."""
        return f"{self.context} {self.text}"

    @property
    def context(self) -> str:
        """The heading and the need as one text."""
        return " ".join(part for part in (self.heading, self.need) if part)


class Expecting(Protocol):
    """Says how much a plan is about a field, and where none is to be expected in it."""

    def density(self, plan: str) -> float | None:
        """Return how much a plan is about the field, None if that is not known."""
        ...

    def expected_none(self, passage: str, near: str, density: float) -> float:
        """Return how likely a passage serves no code, by itself, what is near it and its plan."""
        ...


def read_plan(extraction: Extraction, document: Document, topic: Expecting) -> list[Reading]:
    """Return the readings of a document's findings, goals first, each knowing its topic."""
    readings = read_findings(extraction, document)
    density = topic.density(f"{document.title} {document.text}")
    if density is None:
        return readings
    near = {finding.id: _near(document, finding.anchor) for finding in extraction.findings}
    return [
        replace(item, expected_none=topic.expected_none(item.passage, near[item.finding], density))
        for item in readings
    ]


def _near(document: Document, anchor: Anchor) -> str:
    """Return a finding with the text before and after it, words at the ends cut as it comes."""
    return document.text[max(0, anchor.start - _NEAR) : anchor.end + _NEAR]


def read_findings(extraction: Extraction, document: Document) -> list[Reading]:
    """Return the readings of all goals and initiatives, in that order."""
    headings = _Headings(document)
    titles = {goal.id: goal.title for goal in extraction.goals}
    goals = [
        Reading(goal.id, _goal_text(goal), clean(headings.above_goal(goal.anchor, titles)))
        for goal in extraction.goals
    ]
    return goals + [
        Reading(
            initiative.id,
            _initiative_text(initiative),
            clean(titles.get(initiative.goal) or headings.above(initiative.anchor)),
            clean(_quote_outside(initiative, initiative.need)),
        )
        for initiative in extraction.initiatives
    ]


def read_passage(passage: Passage) -> Reading:
    """Return the reading of a passage that people wrote or coded."""
    return Reading("", clean(passage.text), clean(passage.heading))


def clean(text: str) -> str:
    """Return a text on one line, without the hyphens of line ends, cut to a readable length."""
    joined = re.sub(r"(?<=[a-zæøå])-\s*\n\s*(?=[a-zæøå])(?!og\b|eller\b)", "", text)
    return " ".join(joined.split())[:_LONGEST]


def _goal_text(goal: Goal) -> str:
    return clean(_whole_title(goal))


def _whole_title(finding: Finding) -> str:
    """Return the title, or the finding's own words where the title was cut short."""
    cut = finding.title.endswith("…")
    return finding.anchor.quote if cut else finding.title or finding.anchor.quote


def _initiative_text(initiative: Initiative) -> str:
    """Return title and activity of a table row; any other initiative is its own passage."""
    if initiative.form is not Form.TABLE:
        return clean(initiative.anchor.quote or initiative.title)
    parts = (
        clean(_whole_title(initiative)),
        clean(_quote_outside(initiative, initiative.activity)),
    )
    return clean(". ".join(part.rstrip(" .") for part in parts if part))


def _quote_outside(initiative: Initiative, anchor: Anchor | None) -> str:
    """Return the quote of a field unless the finding's own passage already holds it."""
    table = initiative.form is Form.TABLE
    own = _whole_title(initiative) if table else initiative.anchor.quote
    if anchor is None or anchor.quote in own:
        return ""
    return anchor.quote


class _Headings:
    """The headings of a document, by offset."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks: Sequence[tuple[int, int, str]] = [
            (block.start, block.end, document.block_text(block))
            for block in document.blocks
            if block.kind is BlockKind.HEADING
        ]

    def above_goal(self, anchor: Anchor, titles: Mapping[str, str]) -> str:
        """Return the heading above a goal; that of a neighbouring goal says nothing and is left."""
        found = self.above(anchor)
        return "" if any(title and title in found for title in titles.values()) else found

    def above(self, anchor: Anchor) -> str:
        """Return the last heading that ends before the anchor begins, or an empty text."""
        found = ""
        for _, end, text in self._blocks:
            if end > anchor.start:
                break
            found = text
        return found
