"""The passages to mark in a document: what was found, in which colour, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policymine.report.findings import Finding, build_findings
from policymine.report.inputs import ReportInput
from policymine.report.passages import Passages, html_id
from policymine.report.wording import Wording, read_wording

UNCODED = "#b4bcc2"
"""The colour of a finding that serves no code."""


@dataclass(frozen=True)
class Mark:
    """A finding in its document: ``text[start:end]`` on ``page``, with what a note says of it."""

    id: str
    start: int
    end: int
    page: int
    codes: tuple[str, ...]
    color: str
    note: str

    @property
    def anchor(self) -> str:
        """The id of the mark in a page of HTML."""
        return html_id("f", self.id)


def build_marks(data: ReportInput, documents: Collection[str]) -> dict[str, tuple[Mark, ...]]:
    """Return the marks of some documents by their paths, in the order of the text."""
    say, colors = read_wording(data.lang), {code.id: code.color for code in data.codebook.codes}
    marks: dict[str, list[Mark]] = {}
    for finding in build_findings(data, Passages({}), document=documents):
        row = finding.fields
        if row["start"] is not None and row["end"] is not None:
            marks.setdefault(str(row["document"]), []).append(_mark(finding, row, colors, say))
    return {
        path: tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.id)))
        for path, found in marks.items()
    }


def _mark(
    finding: Finding, row: Mapping[str, Any], colors: Mapping[str, str], say: Wording
) -> Mark:
    return Mark(
        id=finding.id,
        start=int(row["start"]),
        end=int(row["end"]),
        page=int(row["page"] or 1),
        codes=finding.codes,
        color=next((colors[code] for code in finding.codes if code in colors), UNCODED),
        note="\n".join(_lines(finding, say)),
    )


def _lines(finding: Finding, say: Wording) -> Iterator[str]:
    """Yield what the note says: which kind of finding it is, and why it has its codes."""
    kind = say.labels.value("kind", finding.kind)
    named = ", ".join(finding.codes) or say("none_assigned")
    yield f"{kind[:1].upper()}{kind[1:]}: {named}"
    for reason in finding.reasons:
        score = f" {say.number(reason.score, 2)}" if reason.score is not None else ""
        uncertain = f" {say('uncertain')}" if reason.uncertain else ""
        yield f"{reason.code}{score}{uncertain} {reason.evidence}".strip()
