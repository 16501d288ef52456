"""What the page of a unit says: its plan, its goals, its initiatives by code, its actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policymine.compare.basis import BASES, DONE
from policymine.report.drawing import Drawing
from policymine.report.findings import Finding, documents_compared
from policymine.report.html.actors import ActorEntry, NetworkView
from policymine.report.html.cells import CellFindings
from policymine.report.html.rows import Row
from policymine.report.inputs import ReportInput
from policymine.report.matrix import Cell, Matrix
from policymine.report.passages import html_id

MOST_ACTORS_A_UNIT = 18
PROMISING = BASES[0]
"""Kinds of documents that promise; what rests on others is said to."""


@dataclass(frozen=True)
class UnitPage:
    """A unit's page, to print and hand out.

    Its numbers rest on ``documents``, and ``actors`` are those that these name; ``others`` of the
    unit were read and do not count.
    """

    anchor: str
    unit: str
    documents: tuple[Row, ...]
    others: tuple[Row, ...]
    goals: tuple[Finding, ...]
    cells: tuple[tuple[Cell, CellFindings], ...]
    uncoded: tuple[Finding, ...]
    states: tuple[tuple[str, int], ...]
    actors: tuple[tuple[ActorEntry, int], ...]
    drawing: Drawing | None

    @property
    def has_plan(self) -> bool:
        """Whether a plan or an action plan is among what the numbers rest on."""
        return any(row["kind"] in PROMISING for row in self.documents)

    @property
    def may_be_plans(self) -> bool:
        """Whether one of the documents that do not count was left out for what kind it is."""
        return any(row["kind"] not in PROMISING for row in self.others)

    @property
    def live(self) -> int:
        """The number of initiatives of the plan that shares are over."""
        return sum(number for state, number in self.states if state not in DONE)

    @property
    def total(self) -> int:
        """The number of initiatives of the plan, whatever their state."""
        return sum(number for _, number in self.states)


def build_unit_pages(
    data: ReportInput,
    matrix: Matrix,
    cells: Mapping[tuple[str, str], CellFindings],
    counted: Iterable[Finding],
    actors: Iterable[ActorEntry],
    views: Iterable[NetworkView],
) -> tuple[UnitPage, ...]:
    """Return a page for each unit of the comparison, in its order."""
    by_unit: dict[str, list[Finding]] = {}
    for finding in counted:
        by_unit.setdefault(finding.unit, []).append(finding)
    drawings = {view.unit: view.drawing for view in views}
    documents: dict[str, list[Row]] = {}
    for row in data.each("documents"):
        documents.setdefault(str(row["unit"]), []).append(row)
    basis = documents_compared(data)
    named = _actors_by_unit(data, actors, basis)
    return tuple(
        UnitPage(
            anchor=html_id("u", number),
            unit=unit,
            documents=tuple(r for r in documents.get(unit, ()) if r["document"] in basis[unit]),
            others=tuple(r for r in documents.get(unit, ()) if r["document"] not in basis[unit]),
            goals=_of_kind(by_unit.get(unit, ()), "goal"),
            cells=tuple((cell, cells[unit, cell.code]) for cell in matrix.row(unit)),
            uncoded=tuple(
                finding
                for finding in _of_kind(by_unit.get(unit, ()), "initiative")
                if not finding.codes
            ),
            states=_states(by_unit.get(unit, ())),
            actors=named.get(unit, ()),
            drawing=drawings.get(unit),
        )
        for number, unit in enumerate(matrix.units)
    )


def _of_kind(findings: Iterable[Finding], kind: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.kind == kind)


def _states(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    """Return how many initiatives are in each state, the most frequent state first."""
    counts = Counter(str(each.fields["state"]) for each in _of_kind(findings, "initiative"))
    return tuple(counts.most_common())


def _actors_by_unit(
    data: ReportInput, actors: Iterable[ActorEntry], basis: Mapping[str, Iterable[str]]
) -> dict[str, tuple[tuple[ActorEntry, int], ...]]:
    """Return the actors that the documents each unit rests on name most, with how often."""
    by_anchor = {actor.anchor: actor for actor in actors}
    unit_of = {path: unit for unit, paths in basis.items() for path in paths}
    counts: dict[str, Counter[str]] = {}
    for row in data.each("mentions"):
        anchor = html_id("a", row["actor"])
        unit = unit_of.get(row["document"])
        if unit and anchor in by_anchor:
            counts.setdefault(unit, Counter())[anchor] += 1
    return {
        unit: tuple((by_anchor[anchor], n) for anchor, n in found.most_common(MOST_ACTORS_A_UNIT))
        for unit, found in counts.items()
    }
