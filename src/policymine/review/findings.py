"""What people say is a finding and what is none, against what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policymine.errors import PassageError
from policymine.review.decisions import Decision, by_passage
from policymine.review.letters import Letters
from policymine.review.passages import find_passage, overlap
from policymine.review.rows import content_key, finding_quote, kind_of
from policymine.schema.base import Anchor
from policymine.schema.codebook import NONE
from policymine.schema.document import Document, Problem
from policymine.schema.finding import Corrections, Finding


def about_findings(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """Return by document the decisions about passages of which anybody says what they are."""
    found: dict[str, tuple[Decision, ...]] = defaultdict(tuple)
    for said in by_passage(decisions).values():
        if any(decision.kind for decision in said):
            found[said[0].document] += tuple(said)
    return dict(found)


def find_corrections(
    document: Document, findings: Sequence[Finding], decisions: Iterable[Decision]
) -> Corrections:
    """Return what people's decisions change of the findings of a document.

    A finding is left out if all who decided about it say that it is none, or if the last to say
    what it is says that it is of the other kind. What is said to be a goal or an initiative and was
    not found is added, in place of findings of its kind that it covers.
    """
    said = by_passage(d for d in decisions if d.document == document.path)
    found = {_key(document, finding): finding.anchor for finding in reversed(findings)}
    added: dict[str, list[Anchor]] = defaultdict(list)
    for decision, passage in _missing(document, findings, said):
        anchor = found.get(decision.key, passage)
        if isinstance(anchor, Anchor):  # ``find_lost`` names the others
            added[decision.kind].append(anchor)
    kinds = {key: _kind(some) for key, some in said.items()}
    left_out = (
        finding.id
        for finding in findings
        if kinds.get(_key(document, finding), "") not in ("", kind_of(finding))
        or any(overlap(finding.anchor, anchor) for anchor in added[kind_of(finding)])
    )
    return Corrections(
        left_out=tuple(left_out),
        goals=tuple(added["goal"]),
        initiatives=tuple(added["initiative"]),
    )


def find_lost(
    document: Document, findings: Sequence[Finding], decisions: Iterable[Decision]
) -> Iterator[Problem]:
    """Yield the passages that people added and that stand in the document no longer."""
    said = by_passage(d for d in decisions if d.document == document.path)
    for _, passage in _missing(document, findings, said):
        if isinstance(passage, PassageError):
            yield Problem(
                document=document.path,
                stage="extract",
                status=document.status,
                message=f"A finding that a reviewer added is not there any more: {passage}",
                remedy="Add it anew in the review workbook, or delete its line in decisions.jsonl.",
            )


def _missing(
    document: Document, findings: Sequence[Finding], said: Mapping[str, Sequence[Decision]]
) -> Iterator[tuple[Decision, Anchor | PassageError]]:
    """Yield what people say is a goal or an initiative and is not among the findings as such.

    With each comes its passage, or why it has none.
    """
    found = {(_key(document, finding), kind_of(finding)) for finding in findings}
    letters = None
    for key, some in said.items():
        kind = _kind(some)
        if kind not in ("", NONE) and (key, kind) not in found:
            decision = next(d for d in reversed(some) if d.kind == kind)
            letters = letters or Letters(document.text)
            try:
                yield (
                    decision,
                    find_passage(document, decision.quote, page=decision.page, letters=letters),
                )
            except PassageError as error:
                yield decision, error


def _key(document: Document, finding: Finding) -> str:
    return content_key(document.path, finding_quote(finding))


def _kind(said: Sequence[Decision]) -> str:
    """Return what people say a passage is; where they differ on whether it is a finding, it is."""
    if all(decision.denies for decision in said):
        return NONE
    kinds = [decision.kind for decision in said if decision.kind and not decision.denies]
    return kinds[-1] if kinds else ""
