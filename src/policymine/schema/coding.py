"""One finding × one code: score, decision and evidence."""

from __future__ import annotations

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
