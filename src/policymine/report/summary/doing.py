"""Sentences on how plans are carried out: what initiatives say, what became of them, by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policymine.compare.chain import COMPLETE
from policymine.report.drawing import build_edges
from policymine.report.summary.view import View
from policymine.schema.comparison import Change, Link

TOLD = (Link.RESPONSIBLE, Link.DEADLINE, Link.MONEY, Link.INDICATOR)
MOST_HUBS = 3


def say_carrying(view: View) -> Iterator[str]:
    """Say how many of the live initiatives name who, when, for what money and how it shows."""
    live = view.live
    if not live:
        return
    counts = {link.value: sum(link in each.links for each in live) for link in TOLD}
    of = view.say.count("initiative", len(live))
    if not any(counts.values()):
        yield view.say("summary.carrying_none", of=of)
        return
    numbers = {name: view.number(count) for name, count in counts.items()}
    yield view.say("summary.carrying", of=of, **numbers)
    complete = view.number(sum(COMPLETE in each.links for each in live))
    yield view.say("summary.carrying_complete", complete=complete[:1].upper() + complete[1:])


def say_history(view: View) -> Iterator[str]:
    """Say what became of the initiatives of earlier plans, of each unit or of all."""
    changes: dict[str, Counter[str]] = {}
    for row in view.data.each("over_time"):
        if row["kind"] == "initiative":
            changes.setdefault(str(row["unit"]), Counter())[str(row["change"])] += 1
    if len(changes) > 1 and not view.few:
        units = view.say.units(changes)
        changes = {units: sum(changes.values(), Counter())}
    for unit, counts in changes.items():
        earlier = counts.total() - counts[Change.NEW]
        if earlier:
            yield view.say(
                "summary.history",
                unit=unit,
                earlier=view.say.count("initiative", earlier),
                found=view.number(counts[Change.KEPT] + counts[Change.REWORDED]),
                finished=view.number(counts[Change.FINISHED]),
                abandoned=view.number(counts[Change.ABANDONED]),
                dropped=view.number(counts[Change.DROPPED]),
            )
    if changes:
        yield view.say("summary.history_limit")


def say_actors(view: View) -> Iterator[str]:
    """Say how large the network is and who stands in its middle."""
    graph = view.data.graph
    edges = build_edges(graph)
    if not edges:
        return
    yield view.say(
        "summary.network",
        actors=view.say.count("actor", graph.number_of_nodes()),
        ties=view.say.count("tie", len(edges)),
    )
    ends: dict[str, set[str]] = {}
    for edge in edges:
        ends.setdefault(edge.source, set()).add(edge.target)
        ends.setdefault(edge.target, set()).add(edge.source)
    names = dict(graph.nodes(data="name"))
    hubs = sorted(ends, key=lambda node: (-len(ends[node]), str(names[node])))[:MOST_HUBS]
    named = (f"{names[hub]} ({view.say.number(len(ends[hub]))})" for hub in hubs)
    yield view.say("summary.hubs", actors=view.say.listing(named))
