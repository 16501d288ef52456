"""One finding × one code: score, decision and evidence."""

from __future__ import annotations

from collections.abc import Iterable

from policymine.schema.base import Record


class Coding(Record):
    """How well a finding fits a code (``score``, 0 to 1) and whether it is assigned.

    ``evidence`` says in words what decided: terms, and the example nearest to the finding.
    """

    finding: str
    code: str
    score: float
    assigned: bool
    method: str
    evidence: str = ""
    uncertain: bool = False


class Codings(Record):
    """All codings of one document."""

    document: str
    codebook: str
    codings: tuple[Coding, ...] = ()
    made_by: str = ""


def assigned_by_finding(codings: Iterable[Codings]) -> dict[str, tuple[Coding, ...]]:
    """Return the codings that were assigned to each finding, by its id, the first choice first."""
    found: dict[str, list[Coding]] = {}
    for record in codings:
        for coding in record.codings:
            if coding.assigned:
                found.setdefault(coding.finding, []).append(coding)
    return {
        finding: tuple(sorted(some, key=lambda coding: (-coding.score, coding.code)))
        for finding, some in found.items()
    }


class Agreement(Record):
    """How far two coders agree on the first choice of ``items`` findings; κ with its interval."""

    one: str
    other: str
    items: int
    same: float
    kappa: float
    low: float
    high: float
    alpha: float


class Measured(Record):
    """How far a coder agreed with those who read, and they with each other.

    ``coding`` is the method it coded by (as ``run.json`` names it); the figures hold for no other.
    """

    coding: str
    agreements: tuple[Agreement, ...]
