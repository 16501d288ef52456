"""Human codings in a REFI-QDA project → decisions on the findings of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policymine.review.decisions import Decision
from policymine.review.marked import Marked, Reader
from policymine.review.passages import COVERED
from policymine.review.refi import CODER, read_archive
from policymine.review.rows import finding_quote
from policymine.schema.codebook import NONE, Codebook
from policymine.schema.coding import Codings, assigned_by_finding
from policymine.schema.document import Document
from policymine.schema.finding import Extraction, Finding


@dataclass(frozen=True)
class Deleted:
    """A finding of the run and its codes that stand in the project no longer."""

    document: str
    quote: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class ImportedProject:
    """The decisions in a project, and what of it has no place in the run."""

    decisions: tuple[Decision, ...]
    elsewhere: tuple[Marked, ...]
    deleted: tuple[Deleted, ...]
    problems: tuple[str, ...]


def read_qdpx(
    path: Path,
    codebook: Codebook,
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    codings: Iterable[Codings] = (),
) -> ImportedProject:
    """Return what people coded in a project, as decisions on the findings of a run.

    Codings of the user ``policymine`` are the machine's own and decide nothing. In a text that the
    other program changed, a passage is found again by its letters, so that line ends, byte order
    marks and composed or decomposed letters move nothing. It decides on each finding of which it
    covers half, or else on the finding that it stands in. Passages outside every finding are given
    back in ``elsewhere``. ``deleted`` are findings with the codes that they have by ``codings`` and
    that nobody, also not the machine, gives them in the project, where people gave no others.

    Raises ConfigError if the file is no project that can be read.
    """
    reader = Reader(read_archive(path), codebook, {d.path: d for d in documents})
    findings = {extraction.document: extraction.findings for extraction in extractions}
    given: dict[str, list[Marked]] = defaultdict(list)
    elsewhere = []
    for marked in reader.marked():
        meant = _findings_at(marked, findings.get(marked.document.id, ()))
        for finding in meant:
            given[finding.id].append(marked)
        if not meant and marked.coder != CODER:
            elsewhere.append(marked)
    read = [f for document in reader.read for f in findings.get(document.id, ())]
    made = {finding.id: _decisions(finding, given[finding.id], codebook) for finding in read}
    left = [finding for finding in read if not made[finding.id]]
    return ImportedProject(
        decisions=tuple(decision for some in made.values() for decision in some),
        elsewhere=tuple(elsewhere),
        deleted=tuple(_deleted(left, given, codings, reader.read)),
        problems=tuple(reader.problems),
    )


def _deleted(
    findings: Iterable[Finding],
    given: Mapping[str, Sequence[Marked]],
    codings: Iterable[Codings],
    documents: Iterable[Document],
) -> Iterator[Deleted]:
    """Yield the findings that a run gives codes which nobody gives them in the project."""
    paths = {document.id: document.path for document in documents}
    assigned = assigned_by_finding(codings)
    for finding in findings:
        there = {marked.code for marked in given[finding.id]}
        gone = tuple(c.code for c in assigned.get(finding.id, ()) if c.code not in there)
        if gone:
            yield Deleted(paths[finding.anchor.document], finding_quote(finding), gone)


def _decisions(finding: Finding, given: Sequence[Marked], codebook: Codebook) -> list[Decision]:
    """Return what each coder said of one finding."""
    coders = dict.fromkeys(marked.coder for marked in given if marked.coder != CODER)
    return [
        decide([m for m in given if m.coder == coder], finding_quote(finding), codebook)
        for coder in coders
    ]


def decide(given: Sequence[Marked], quote: str, codebook: Codebook) -> Decision:
    """Return what one coder said of one passage; a code beside ``none`` counts."""
    codes = tuple(dict.fromkeys(marked.code for marked in given if marked.code != NONE))
    return Decision(
        document=given[0].document.path,
        quote=quote,
        codes=codes or (NONE,),
        codebook=codebook.id,
        coder=given[0].coder,
        date=max(marked.date for marked in given),
    )


def _findings_at(marked: Marked, findings: Sequence[Finding]) -> list[Finding]:
    def shared(finding: Finding) -> int:
        first, last = max(marked.start, finding.anchor.start), min(marked.end, finding.anchor.end)
        return max(0, last - first)

    covered = [
        finding
        for finding in findings
        if shared(finding) >= COVERED * max(1, finding.anchor.end - finding.anchor.start)
    ]
    if covered:
        return covered
    around = [f for f in findings if shared(f) >= COVERED * max(1, marked.end - marked.start)]
    return around[:1]
