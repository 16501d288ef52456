"""Which codes a person has read: those that rest on a decision kept beside the plans."""

from __future__ import annotations

from collections.abc import Collection

from policymine.report.inputs import ReportInput

DECISION = "decision"
"""What the method of a coding begins with that a person has decided (see ``review.decisions``)."""


def is_decided(method: object) -> bool:
    """Return whether a coding rests on a person's decision."""
    return str(method or "").split(":", 1)[0] == DECISION


def decided_by(method: object) -> str:
    """Return the name of who decided a coding, or nothing."""
    return str(method).partition(":")[2] if is_decided(method) else ""


def count_decided(data: ReportInput, findings: Collection[str]) -> int:
    """Return how many of some findings have codes that a person has read and decided."""
    rows = data.each("codings", finding=findings, assigned=(True,))
    return len({str(row["finding"]) for row in rows if is_decided(row["method"])})
