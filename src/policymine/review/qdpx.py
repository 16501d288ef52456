"""Human codings in a REFI-QDA project → decisions on the findings of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.review.decisions import Decision
from policymine.review.letters import Letters
from policymine.review.qdc import code_ids
from policymine.review.refi import CODER, Archive, child_text, guid, named, read_archive
from policymine.review.rows import finding_quote
from policymine.schema.codebook import NONE, Codebook
from policymine.schema.document import Document
from policymine.schema.finding import Extraction, Finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_COVERED = 0.5
"""The share of a finding that a coded passage covers, or of a passage that a finding covers, from
which the one is about the other."""


@dataclass(frozen=True)
class Marked:
    """A passage of a document with a code that a person gave it."""

    document: Document
    start: int
    end: int
    code: str
    coder: str
    date: str

    @property
    def quote(self) -> str:
        """The passage."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True)
class ImportedProject:
    """The decisions in a project, and what of it has no place in the run."""

    decisions: tuple[Decision, ...]
    elsewhere: tuple[Marked, ...]
    problems: tuple[str, ...]


def read_qdpx(
    path: Path,
    codebook: Codebook,
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
) -> ImportedProject:
    """Return what people coded in a project, as decisions on the findings of a run.

    Codings of the user ``policymine`` are the machine's own and decide nothing. In a text that the
    other program changed, a passage is found again by its letters, so that line ends, byte order
    marks and composed or decomposed letters move nothing. It decides on each finding of which it
    covers half, or else on the finding that it stands in. Passages outside every finding are given
    back in ``elsewhere``.

    Raises ConfigError if the file is no project that can be read.
    """
    archive = read_archive(path)
    reader = _Reader(archive, codebook, {document.path: document for document in documents})
    findings = {extraction.document: extraction.findings for extraction in extractions}
    given: dict[tuple[str, str], list[tuple[Marked, Finding]]] = defaultdict(list)
    elsewhere = []
    for marked in reader.marked():
        meant = _findings_at(marked, findings.get(marked.document.id, ()))
        if not meant:
            elsewhere.append(marked)
        for finding in meant:
            given[finding.id, marked.coder].append((marked, finding))
    decisions = tuple(_decision(pairs, codebook) for pairs in given.values())
    return ImportedProject(decisions, tuple(elsewhere), tuple(reader.problems))


def _decision(pairs: Sequence[tuple[Marked, Finding]], codebook: Codebook) -> Decision:
    """Return what one coder said of one finding; a code beside ``none`` counts."""
    marked, finding = pairs[0]
    codes = tuple(dict.fromkeys(one.code for one, _ in pairs if one.code != NONE))
    return Decision(
        document=marked.document.path,
        quote=finding_quote(finding),
        codes=codes or (NONE,),
        codebook=codebook.id,
        coder=marked.coder,
        date=max(one.date for one, _ in pairs),
    )


def _findings_at(marked: Marked, findings: Sequence[Finding]) -> list[Finding]:
    def shared(finding: Finding) -> int:
        first, last = max(marked.start, finding.anchor.start), min(marked.end, finding.anchor.end)
        return max(0, last - first)

    covered = [
        finding
        for finding in findings
        if shared(finding) >= _COVERED * max(1, finding.anchor.end - finding.anchor.start)
    ]
    if covered:
        return covered
    around = [f for f in findings if shared(f) >= _COVERED * max(1, marked.end - marked.start)]
    return around[:1]


class _Reader:
    """Reads the passages that people coded, and notes what cannot be placed."""

    def __init__(
        self, archive: Archive, codebook: Codebook, documents: Mapping[str, Document]
    ) -> None:
        self.archive = archive
        self.codes = code_ids(archive.project, codebook)
        self.documents = documents
        self.by_guid = {guid("source", d.id): d for d in documents.values()}
        self.users = {
            user.get("guid", ""): user.get("name", "") for user in named(archive.project, "User")
        }
        self.problems: list[str] = []

    def marked(self) -> Iterator[Marked]:
        """Yield each passage and code that a person put into the project."""
        for source in named(self.archive.project, "TextSource"):
            document = self._document(source)
            if document is None:
                if named(source, "Coding"):
                    name = source.get("name", "?")
                    self.problems.append(f"The run has no document '{name}'; its codings wait.")
                continue
            letters = Letters(document.text)
            raw = self._text(source)
            for selection in source.iterfind("{*}PlainTextSelection"):
                yield from self._coded(selection, raw, letters, document)

    def _document(self, source: _Element) -> Document | None:
        return self.by_guid.get(source.get("guid", "").strip("{}").lower()) or self.documents.get(
            source.get("name", "")
        )

    def _text(self, source: _Element) -> str:
        name = source.get("plainTextPath", "").rpartition("/")[2]
        return self.archive.texts.get(name.casefold()) or child_text(source, "PlainTextContent")

    def _coded(
        self, selection: _Element, raw: str, letters: Letters, document: Document
    ) -> Iterator[Marked]:
        people = [c for c in selection.iterfind("{*}Coding") if self._coder(c) != CODER]
        if not people:
            return
        first, last = (int(selection.get(f"{end}Position", "0")) for end in ("start", "end"))
        untouched = raw == document.text and first < last <= len(raw)
        near = first / max(1, len(raw))
        place = (first, last) if untouched else letters.find(raw[first:last], near=near)
        if place is None:
            passage = " ".join(raw[first:last].split())[:60]
            self.problems.append(f"'{passage}' is not in the text of {document.path}.")
            return
        for coding in people:
            code = self._code(coding)
            if code:
                date = (coding.get("creationDateTime") or "")[:10]
                yield Marked(document, *place, code, self._coder(coding), date)

    def _coder(self, coding: _Element) -> str:
        return self.users.get(coding.get("creatingUser", ""), "")

    def _code(self, coding: _Element) -> str:
        """Return the code that is meant, or an empty one (and a problem) if it is not ours."""
        target = coding.find("{*}CodeRef")
        identity = target.get("targetGUID", "") if target is not None else ""
        code = self.codes.get(identity.strip("{}").lower(), "")
        if not code:
            name = self._name_of(identity)
            problem = f"The code '{name}' is not in the run's codebook; its codings wait."
            if problem not in self.problems:
                self.problems.append(problem)
        return code

    def _name_of(self, identity: str) -> str:
        names = (c.get("name", "") for c in named(self.archive.project, "Code")
                 if c.get("guid") == identity)  # fmt: skip
        return next(names, identity)
