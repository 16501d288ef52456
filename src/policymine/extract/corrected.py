"""Findings as people corrected them: what is none left out, what was missed put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policymine.extract.candidates import Candidate
from policymine.extract.draft import Draft
from policymine.extract.serving import goal_places
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Corrections, Extraction, Form, Goal, Initiative

_FORMS = {
    BlockKind.HEADING: Form.HEADING,
    BlockKind.LIST_ITEM: Form.LIST,
    BlockKind.TABLE_ROW: Form.TABLE,
}


def with_corrections(document: Document, found: Extraction, said: Corrections) -> Extraction:
    """Return the findings of a document with what people say of them.

    What they add is read by its own words. An act that people added, or whose goal they left out,
    serves the goal in whose section it stands; so does one that served none, if they added that.
    """
    new_goals = [_candidate(document, anchor).goal() for anchor in said.goals]
    new_acts = [_act(document, anchor) for anchor in said.initiatives]
    added = {goal.id for goal in new_goals} | {act.id for act in new_acts}
    out = set(said.left_out) - added
    goals = sorted(
        [goal for goal in found.goals if goal.id not in out | added] + new_goals,
        key=lambda goal: goal.anchor.start,
    )
    acts = sorted(
        [act for act in found.initiatives if act.id not in out | added] + new_acts,
        key=lambda act: act.anchor.start,
    )
    return found.model_copy(
        update={
            "goals": tuple(goals),
            "initiatives": tuple(_serving(document, goals, acts, added)),
            "added": tuple(sorted(added)),
            "left_out": tuple(finding for finding in found.findings if finding.id in out),
        }
    )


def _serving(
    document: Document, goals: Sequence[Goal], acts: Sequence[Initiative], added: set[str]
) -> Iterable[Initiative]:
    standing = {goal.anchor: goal.id for goal in goals}
    places = goal_places(
        document, [_opening(goal) for goal in goals], {act.anchor.block for act in acts}
    )
    for act in acts:
        place = places[act.anchor.block]
        home = standing[place.anchor] if place else ""
        asked = act.goal not in standing.values() if act.goal else {act.id, home} & added
        yield act.model_copy(update={"goal": home}) if asked else act


def _opening(goal: Goal) -> Candidate:
    """Return a goal with the section that its heading opens."""
    scope = goal.anchor.block if goal.form is Form.HEADING else None
    return Candidate(goal.number, goal.title, goal.form, goal.anchor, scope=scope)


def _candidate(document: Document, anchor: Anchor) -> Candidate:
    return Candidate("", " ".join(anchor.quote.split()), _form(document, anchor), anchor)


def _act(document: Document, anchor: Anchor) -> Initiative:
    """Return a passage as an initiative; that of a row is known by its title, so it stays whole."""
    act = Draft(_form(document, anchor), anchor).initiative(document, "")
    if act.form is Form.TABLE:
        return act.model_copy(update={"title": " ".join(anchor.quote.split())})
    return act


def _form(document: Document, anchor: Anchor) -> Form:
    return _FORMS.get(document.blocks[anchor.block].kind, Form.PROSE)
