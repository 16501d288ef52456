"""Near misses: findings that almost got a code which their unit seems not to mention."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policymine.classify.decision import CLOSE
from policymine.report.decided import is_decided
from policymine.report.findings import counted_ids, units_of
from policymine.report.inputs import ReportInput
from policymine.schema.comparison import Reading

PERHAPS = "perhaps"
"""What a cell says to people where nothing has the code, and something almost has."""

Row = Mapping[str, Any]


def find_near(data: ReportInput) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the ids of the findings that almost have a code, by unit and code.

    Only cells that would say "not mentioned" have any. A finding almost has the code that came
    next, if the coder was in doubt and the lead was as small as that which makes a coding
    uncertain. What a person has decided is no longer in doubt.
    """
    silent = {
        (str(row["unit"]), str(row["code"]))
        for row in data.rows("comparison")
        if row["reading"] == Reading.NOT_MENTIONED
    }
    if not silent:
        return {}
    units = units_of(data, counted_ids(data))
    near: dict[tuple[str, str], list[str]] = {}
    for finding, codings in _by_finding(data, units).items():
        code = _runner_up(codings)
        if code and (units[finding], code) in silent:
            near.setdefault((units[finding], code), []).append(finding)
    return {cell: tuple(found) for cell, found in near.items()}


def _by_finding(data: ReportInput, findings: Mapping[str, str]) -> dict[str, list[Row]]:
    codings: dict[str, list[Row]] = {}
    for row in data.each("codings", finding=set(findings)):
        codings.setdefault(str(row["finding"]), []).append(row)
    return codings


def _runner_up(codings: list[Row]) -> str:
    """Return the code that came next to those a finding has, if it came close; else nothing."""
    assigned = [row for row in codings if row["assigned"]]
    others = [row for row in codings if not row["assigned"]]
    if not assigned or not others or any(is_decided(row["method"]) for row in codings):
        return ""
    if not any(row.get("uncertain") for row in assigned):
        return ""
    first = max(_score(row) for row in assigned)
    best = max(others, key=_score)
    return str(best["code"]) if first - _score(best) < CLOSE else ""


def _score(row: Row) -> float:
    return float(row["score"] or 0.0)
