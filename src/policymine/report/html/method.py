"""What the chapter on method says of documents, coders, and what a person has read."""

from __future__ import annotations

from collections.abc import Iterable

from policymine.compare.basis import BASES
from policymine.report.findings import Finding
from policymine.report.wording import Wording
from policymine.schema.document import Document

MACHINE = "policymine"
"""What the machine is called among the coders of ``Measured``."""


def say_decided(counted: Iterable[Finding], say: Wording) -> str:
    """Return how many of the codes that count a person has read."""
    coded = [finding for finding in counted if finding.reasons]
    decided = sum(finding.decided for finding in coded)
    numbers = {"number": say.number(decided), "of": say.number(len(coded))}
    return say("method.decided", **numbers) if decided else say("method.undecided")


def why_not(document: Document, say: Wording) -> str:
    """Return why a document does not count in the comparison."""
    if not document.units:
        return say("method.nobody")
    promising = document.kind in BASES[0]
    return say("method.older") if promising else say.term("kind", document.kind.value)


def coder_named(coder: str, say: Wording) -> str:
    """Return what a coder of ``Measured`` is called: the machine, or a reader with a number."""
    if coder == MACHINE:
        return say("method.machine")
    return say("method.reader", n=coder.rsplit("-", 1)[-1])
