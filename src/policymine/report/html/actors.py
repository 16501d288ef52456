"""The actors with the sentences they are named in, and the ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policymine.report.drawing import Drawing, Edge, build_drawing, build_edges
from policymine.report.inputs import ReportInput
from policymine.report.matrix import Matrix
from policymine.report.passages import LONGEST_QUOTE, Passages, Quote, html_id, shorten

MOST_ACTORS = 600
MOST_TIES = 1_500
MOST_QUOTES = 6
MOST_NEIGHBOURS = 12
ACTORS_DRAWN = 48
ACTORS_DRAWN_A_UNIT = 24


@dataclass(frozen=True)
class Tie:
    """A tie as its evidence shows it: who, what, to whom, and the sentences behind it."""

    anchor: str
    source: str
    target: str
    relation: str
    weight: float
    documents: tuple[str, ...]
    findings: tuple[str, ...]
    quotes: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True)
class ActorEntry:
    """An actor with a few of its mentions and of its ties; ``more_…`` count those not shown."""

    anchor: str
    name: str
    type: str
    sector: str
    unit: str
    mentions: int
    quotes: tuple[Quote, ...]
    ties: tuple[Tie, ...]
    more_quotes: int = 0
    more_ties: int = 0


def tie_anchor(edge: Edge) -> str:
    """Return the id of a tie in the page."""
    return html_id("t", edge.source, edge.target, edge.relation)


def build_ties(data: ReportInput) -> dict[str, Tie]:
    """Return the heaviest ties by their id in the page."""
    names = {str(node): values.get("name") for node, values in data.graph.nodes(data=True)}
    return {
        tie_anchor(edge): Tie(
            anchor=tie_anchor(edge),
            source=str(names[edge.source] or edge.source),
            target=str(names[edge.target] or edge.target),
            relation=edge.relation,
            weight=edge.weight,
            documents=edge.documents,
            findings=edge.findings,
            quotes=tuple(shorten(quote, LONGEST_QUOTE) for quote in edge.quotes[:MOST_QUOTES]),
            more=max(len(edge.quotes) - MOST_QUOTES, 0),
        )
        for edge in build_edges(data.graph)[:MOST_TIES]
    }


def build_actors(
    data: ReportInput, passages: Passages, ties: Mapping[str, Tie]
) -> tuple[ActorEntry, ...]:
    """Return the actors that are named most, in the order of the table."""
    rows = data.rows("actors")
    kept = {str(row["id"]) for row in sorted(rows, key=_weight)[:MOST_ACTORS]}
    quotes, more = _quotes(data, passages, kept)
    ties_of = _ties_by_actor(data, ties)
    return tuple(
        ActorEntry(
            anchor=html_id("a", row["id"]),
            name=str(row["name"]),
            type=str(row["type"]),
            sector=str(row["sector"]),
            unit=str(row["unit"] or ""),
            mentions=int(row["mentions"] or 0),
            quotes=tuple(quotes.get(str(row["id"]), ())),
            ties=tuple(ties_of.get(str(row["id"]), ())[:MOST_NEIGHBOURS]),
            more_quotes=more[str(row["id"])],
            more_ties=max(len(ties_of.get(str(row["id"]), ())) - MOST_NEIGHBOURS, 0),
        )
        for row in rows
        if str(row["id"]) in kept
    )


def _weight(row: Mapping[str, Any]) -> tuple[int, str]:
    return -int(row["mentions"] or 0), str(row["id"])


def _quotes(
    data: ReportInput, passages: Passages, kept: set[str]
) -> tuple[dict[str, list[Quote]], Counter[str]]:
    """Return the first passages that name each actor, and how many more there are."""
    quotes: dict[str, list[Quote]] = {}
    more: Counter[str] = Counter()
    for row in data.each("mentions", actor=kept):
        found = quotes.setdefault(str(row["actor"]), [])
        if len(found) < MOST_QUOTES:
            found.append(passages.quote(row))
        else:
            more[str(row["actor"])] += 1
    return quotes, more


def _ties_by_actor(data: ReportInput, ties: Mapping[str, Tie]) -> dict[str, list[Tie]]:
    by_actor: dict[str, list[Tie]] = {}
    for edge in build_edges(data.graph):
        if tie := ties.get(tie_anchor(edge)):
            for end in (edge.source, edge.target):
                by_actor.setdefault(end, []).append(tie)
    return by_actor


@dataclass(frozen=True)
class NetworkView:
    """A drawing of the network: of all units, or of the actors around one."""

    unit: str
    drawing: Drawing
    anchor: str = ""


def build_network_views(data: ReportInput, matrix: Matrix) -> tuple[NetworkView, ...]:
    """Return the drawing over all units and, where there are several, one for each of them."""
    edges = build_edges(data.graph)
    everything = NetworkView("", build_drawing(data.graph, limit=ACTORS_DRAWN, edges=edges))
    if len(matrix.units) < 2 or not everything.drawing.nodes:
        return (everything,)
    views = (
        NetworkView(
            unit,
            build_drawing(data.graph, limit=ACTORS_DRAWN_A_UNIT, unit=unit, edges=edges),
            html_id("u", number),
        )
        for number, unit in enumerate(matrix.units)
    )
    return (everything, *(view for view in views if view.drawing.nodes))
