"""The half page for a leader: sentences made from the numbers, no surer than their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policymine.report.findings import (
    build_findings,
    counted_ids,
    documents_compared,
    links_by_finding,
)
from policymine.report.inputs import ReportInput
from policymine.report.matrix import build_matrix
from policymine.report.passages import Passages
from policymine.report.summary.codes import say_differences, say_emphasis, say_silence
from policymine.report.summary.doing import say_actors, say_carrying, say_history
from policymine.report.summary.view import View
from policymine.report.wording import read_wording
from policymine.schema.document import READ, Status

__all__ = ["Point", "View", "build_points", "build_view", "summarise"]


@dataclass(frozen=True)
class Point:
    """A sentence or two on one matter, and where in the page to read more."""

    topic: str
    text: str
    target: str


def build_view(data: ReportInput) -> View:
    """Return a run as its summary sees it."""
    known = counted_ids(data)
    findings = build_findings(data, Passages({}), known, links_by_finding(data, known), id=known)
    return View(data, build_matrix(data), findings, read_wording(data.lang))


def build_points(view: View) -> tuple[Point, ...]:
    """Return the sentences in the order a leader asks: what, where, who, how sure."""
    chained = "kaede" if view.data.rows("chain") else "initiativer"
    topics = (
        ("scope", say_scope, "metode"),
        ("emphasis", say_emphasis, "matrix"),
        ("difference", say_differences, "matrix"),
        ("silence", say_silence, "matrix"),
        ("carrying", say_carrying, chained),
        ("time", say_history, "tid"),
        ("actors", say_actors, "netvaerk"),
        ("caution", say_caution, "metode"),
    )
    found = ((topic, " ".join(say(view)), target) for topic, say, target in topics)
    return tuple(Point(*point) for point in found if point[1])


def summarise(data: ReportInput) -> tuple[tuple[str, str], ...]:
    """Return the sentences of a run, each under the word for what they are about."""
    view = build_view(data)
    return tuple((view.say(f"topic.{point.topic}"), point.text) for point in build_points(view))


def say_scope(view: View) -> Iterator[str]:
    """Say what the report rests on and what the plans hold."""
    goals = sum(finding.kind == "goal" for finding in view.counted)
    live = len(view.live)
    done = len(view.counted) - goals - live
    units = view.matrix.compared
    documents = view.say.count("document", len(view.data.documents))
    if not units:
        yield view.say("summary.scope_none", documents=documents)
        return
    yield view.say(
        "summary.scope_one" if len(units) == 1 else "summary.scope",
        documents=documents,
        compared=view.say.number(sum(map(len, documents_compared(view.data).values()))),
        units=units[0] if len(units) == 1 else view.say.units(units),
        goals=view.say.count("goal", goals),
        initiatives=view.say.count("initiative", live),
    )
    if len(units) > 1 and any("/" in unit for unit in units):
        yield view.say("summary.joint")
    if done:
        yield view.say("summary.left_out", done=view.say.count("ended", done))


def say_caution(view: View) -> Iterator[str]:
    """Say what was read badly, how sure the codes are, and where names of persons still stand."""
    statuses = [entry.status for entry in view.data.run.documents if not entry.same_as]
    partly = statuses.count(Status.PARTIAL)
    unread = sum(status not in READ for status in statuses)
    for sentence, number in (("unread", unread), ("partly_read", partly)):
        if number:
            yield view.say(f"summary.{sentence}", documents=view.say.count("document", number))
    reasons = [reason for finding in view.counted for reason in finding.reasons]
    if reasons:
        yield _say_coder(view)
        uncertain = sum(reason.uncertain for reason in reasons)
        if uncertain:
            of = view.say.number(len(reasons))
            yield view.say("summary.uncertain", number=view.say.number(uncertain), of=of)
    if not view.data.run.config.people:
        yield view.say("summary.no_people")


def _say_coder(view: View) -> str:
    """Say who set the codes: a machine, and of how many a person has read them."""
    decided = sum(finding.decided for finding in view.counted)
    coded = sum(bool(finding.reasons) for finding in view.counted)
    if not decided:
        return view.say("summary.machine")
    numbers = {"number": view.say.number(decided), "of": view.say.number(coded)}
    return view.say("summary.all_read" if decided == coded else "summary.some_read", **numbers)
