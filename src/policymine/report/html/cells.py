"""Which findings stand behind each cell of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from policymine.compare.basis import DONE, Plan, select_findings
from policymine.report.html.evidence import Finding, html_id
from policymine.report.inputs import ReportInput
from policymine.report.matrix import Matrix


@dataclass(frozen=True)
class CellFindings:
    """The findings behind a cell: what it counts, and what is done and counted apart."""

    anchor: str
    goals: tuple[Finding, ...] = ()
    initiatives: tuple[Finding, ...] = ()
    done: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter((*self.goals, *self.initiatives, *self.done))


@dataclass
class _Lists:
    goals: list[Finding] = field(default_factory=list)
    initiatives: list[Finding] = field(default_factory=list)
    done: list[Finding] = field(default_factory=list)


def counted_ids(data: ReportInput) -> frozenset[str]:
    """Return the ids of the findings that the comparison counts: those of each unit's plan."""
    documents: dict[str, tuple[str, ...]] = {}
    for row in data.rows("comparison"):
        named = str(row.get("documents") or "").split("; ")
        documents[str(row["unit"])] = tuple(name for name in named if name)
    plans = [Plan(unit, names) for unit, names in documents.items()]
    tables = (data.tables.get(name) for name in ("goals", "initiatives"))
    found = (select_findings(plans, table) for table in tables if table is not None and len(table))
    return frozenset(str(id_) for table in found for id_ in table["id"])


def build_cells(
    matrix: Matrix, findings: Iterable[Finding], counted: frozenset[str]
) -> dict[tuple[str, str], CellFindings]:
    """Return the findings behind each cell, by unit and code."""
    lists = {key: _Lists() for key in matrix.cells}
    for finding in findings:
        if finding.id not in counted:
            continue
        for code in finding.codes:
            if cell := lists.get((finding.unit, code)):
                _file(cell, finding)
    return {
        (unit, code): CellFindings(
            html_id("c", matrix.units.index(unit), code),
            tuple(cell.goals),
            tuple(cell.initiatives),
            tuple(cell.done),
        )
        for (unit, code), cell in lists.items()
    }


def _file(cell: _Lists, finding: Finding) -> None:
    if finding.kind == "goal":
        cell.goals.append(finding)
    elif finding.fields["state"] in DONE:
        cell.done.append(finding)
    else:
        cell.initiatives.append(finding)
