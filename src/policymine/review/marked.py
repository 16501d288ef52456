"""Passages that were coded in a REFI-QDA project, found again in the documents of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policymine.review.letters import Letters
from policymine.review.qdc import code_ids
from policymine.review.refi import CODER, Archive, child_text, guid, named
from policymine.schema.codebook import Codebook
from policymine.schema.document import Document

if TYPE_CHECKING:
    from lxml.etree import _Element


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


class Reader:
    """Reads the passages that were coded, and notes what cannot be placed of people's."""

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
        self.read: list[Document] = []

    def marked(self) -> Iterator[Marked]:
        """Yield each passage and code in the project, the machine's too."""
        for source in named(self.archive.project, "TextSource"):
            document = self._document(source)
            if document is None:
                if named(source, "Coding"):
                    name = source.get("name", "?")
                    self.problems.append(f"The run has no document '{name}'; its codings wait.")
                continue
            self.read.append(document)
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
        codings = [*selection.iterfind("{*}Coding")]
        first, last = (int(selection.get(f"{end}Position", "0")) for end in ("start", "end"))
        untouched = raw == document.text and first < last <= len(raw)
        near = first / max(1, len(raw))
        place = (first, last) if untouched else letters.find(raw[first:last], near=near)
        if place is None:
            passage = " ".join(raw[first:last].split())[:60]
            if any(self._coder(coding) != CODER for coding in codings):
                self.problems.append(f"'{passage}' is not in the text of {document.path}.")
            return
        for coding in codings:
            coder = self._coder(coding)
            code = self._code(coding, own=coder == CODER)
            if code:
                date = (coding.get("creationDateTime") or "")[:10]
                yield Marked(document, *place, code, coder, date)

    def _coder(self, coding: _Element) -> str:
        return self.users.get(coding.get("creatingUser", ""), "")

    def _code(self, coding: _Element, *, own: bool) -> str:
        """Return the code that is meant, or an empty one if it is not ours.

        That is a problem unless the machine set it, by a codebook of its own (``own``).
        """
        target = coding.find("{*}CodeRef")
        identity = target.get("targetGUID", "") if target is not None else ""
        code = self.codes.get(identity.strip("{}").lower(), "")
        if not code and not own:
            name = self._name_of(identity)
            problem = f"The code '{name}' is not in the run's codebook; its codings wait."
            if problem not in self.problems:
                self.problems.append(problem)
        return code

    def _name_of(self, identity: str) -> str:
        names = (c.get("name", "") for c in named(self.archive.project, "Code")
                 if c.get("guid") == identity)  # fmt: skip
        return next(names, identity)
