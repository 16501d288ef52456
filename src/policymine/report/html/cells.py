"""Which findings stand behind each cell of the matrix."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from policymine.compare.basis import DONE
from policymine.report.findings import Finding
from policymine.report.matrix import Matrix
from policymine.report.passages import html_id


@dataclass(frozen=True)
class CellFindings:
    """The findings behind a cell: what it counts, what is done and counted apart, near misses."""

    anchor: str
    goals: tuple[Finding, ...] = ()
    initiatives: tuple[Finding, ...] = ()
    done: tuple[Finding, ...] = ()
    near: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter((*self.goals, *self.initiatives, *self.done, *self.near))


@dataclass
class _Lists:
    goals: list[Finding] = field(default_factory=list)
    initiatives: list[Finding] = field(default_factory=list)
    done: list[Finding] = field(default_factory=list)
    near: list[Finding] = field(default_factory=list)


def build_cells(
    matrix: Matrix,
    findings: Iterable[Finding],
    counted: frozenset[str],
    near: Mapping[tuple[str, str], Collection[str]],
) -> dict[tuple[str, str], CellFindings]:
    """Return the findings behind each cell, by unit and code; ``near`` are ids of near misses."""
    lists = {key: _Lists() for key in matrix.cells}
    nearly = {id_: lists[key] for key, ids in near.items() for id_ in ids if key in lists}
    for finding in findings:
        if finding.id not in counted:
            continue
        if finding.id in nearly:
            nearly[finding.id].near.append(finding)
        for code in finding.codes:
            if cell := lists.get((finding.unit, code)):
                _file(cell, finding)
    return {
        (unit, code): CellFindings(
            html_id("c", matrix.units.index(unit), code),
            tuple(cell.goals),
            tuple(cell.initiatives),
            tuple(cell.done),
            tuple(cell.near),
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
