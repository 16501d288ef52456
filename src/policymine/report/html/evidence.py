"""The passages behind the numbers: each finding in its context, and why it is coded as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policymine.compare.basis import DONE
from policymine.report.inputs import ReportInput
from policymine.schema.codebook import NONE
from policymine.schema.document import Document

CONTEXT = 140
# With tens of thousands of findings, less context keeps the report a file one can send by mail.
CONTEXT_OF_MANY = 24
MANY = 5_000
LONGEST_QUOTE = 700
LONGEST_TITLE = 220

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def html_id(prefix: str, *parts: object) -> str:
    """Return an id that is safe in an attribute and in the address of the report."""
    return "-".join((prefix, *(_UNSAFE.sub("-", str(part)) for part in parts)))


def shorten(text: str, length: int = LONGEST_TITLE) -> str:
    """Return a text on one line, cut at a word with an ellipsis where it is too long."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    inside = not line[length - 1].isspace() and " " in cut[length // 2 :]
    return (cut.rsplit(" ", 1)[0] if inside else cut).rstrip(" ,;:") + "…"


@dataclass(frozen=True)
class Quote:
    """A passage as it stands in its document, with a little of what surrounds it.

    ``page`` is left out where the document has but one; ``href`` leads to the passage in the
    document itself, with what was found in it marked.
    """

    before: str
    text: str
    after: str
    document: str
    title: str
    page: int | None
    href: str = ""


@dataclass(frozen=True)
class Reason:
    """Why a finding has a code: the coder's score, its method, and what decided."""

    code: str
    score: float | None
    method: str
    evidence: str
    uncertain: bool


@dataclass(frozen=True)
class Finding:
    """A goal or an initiative with the passage it stands on and its codes.

    ``live`` says that the comparison counts it as a promise, ``links`` which links of the
    implementation chain it has.
    """

    id: str
    kind: str
    unit: str
    title: str
    quote: Quote
    reasons: tuple[Reason, ...]
    fields: Mapping[str, Any]
    live: bool = False
    links: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes assigned to the finding, without the explicit none."""
        return tuple(reason.code for reason in self.reasons if reason.code != NONE)

    @property
    def anchor(self) -> str:
        """The id of the finding in the page."""
        return html_id("f", self.id)


class Passages:
    """Cuts quotes out of the documents of a run."""

    def __init__(
        self,
        documents: Iterable[Document],
        context: int = CONTEXT,
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self._documents = {document.path: document for document in documents}
        self._context = context
        self._sources = sources or {}

    def quote(self, row: Mapping[str, Any]) -> Quote:
        """Return the passage a row of a table points at, or its own text if there is none."""
        path = str(row.get("document") or "")
        document = self._documents.get(path)
        start, end = row.get("start"), row.get("end")
        page = row.get("page") if document is None or len(document.pages) > 1 else None
        if document is None or start is None or end is None or not document.text:
            text = shorten(str(row.get("text") or ""), LONGEST_QUOTE)
            return Quote("", text, "", path, document.title if document else path, page)
        before = _tail(document.text[max(0, start - 2 * self._context) : start], self._context)
        after = _head(document.text[end : end + 2 * self._context], self._context)
        quote = shorten(document.text[start:end], LONGEST_QUOTE)
        return Quote(before, quote, after, path, document.title, page, self._href(row))

    def _href(self, row: Mapping[str, Any]) -> str:
        """Return the address of the passage in the marked document beside the report."""
        source = self._sources.get(str(row["document"]), "")
        if source.endswith(".pdf"):
            return f"{source}#page={row.get('page') or 1}"
        return f"{source}#{html_id('f', row['id'])}" if source and row.get("id") else source


def _tail(text: str, length: int) -> str:
    """Return the last ``length`` characters of a text, beginning at a word."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return "… " + line[-length:].split(" ", 1)[-1]


def _head(text: str, length: int) -> str:
    """Return the first ``length`` characters of a text, ending at a word."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + " …"


def build_passages(data: ReportInput) -> Passages:
    """Return the passages of a run; the more findings, the less context around each."""
    many = len(data.rows("initiatives")) + len(data.rows("goals")) > MANY
    return Passages(data.documents, CONTEXT_OF_MANY if many else CONTEXT, data.sources)


def build_findings(
    data: ReportInput,
    passages: Passages,
    counted: Collection[str] = (),
    links: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Finding, ...]:
    """Return the goals and initiatives of a run, document by document in the order of the text.

    ``counted`` holds the ids of those that the comparison counts, ``links`` their links of the
    implementation chain.
    """
    reasons = _reasons(data.rows("codings"))
    order = {document.path: number for number, document in enumerate(data.documents)}
    findings = (
        Finding(
            id=str(row["id"]),
            kind=kind,
            unit=str(row["unit"] or ""),
            title=shorten(str(row["title"] or row["text"] or "")),
            quote=passages.quote(row),
            reasons=tuple(reasons.get(str(row["id"]), ())),
            fields=row,
            live=row["id"] in counted and row.get("state") not in DONE,
            links=(links or {}).get(str(row["id"]), ()),
        )
        for kind, table in (("goal", "goals"), ("initiative", "initiatives"))
        for row in data.rows(table)
    )
    return tuple(sorted(findings, key=lambda each: _place(each.fields, order)))


def _place(row: Mapping[str, Any], order: Mapping[str, int]) -> tuple[int, int]:
    return order.get(str(row["document"]), len(order)), row["start"] or 0


def _reasons(codings: Iterable[Mapping[str, Any]]) -> dict[str, list[Reason]]:
    """Return the reasons for the assigned codes of each finding, the best code first."""
    reasons: dict[str, list[Reason]] = {}
    for row in codings:
        if row["assigned"]:
            reason = Reason(
                code=str(row["code"]),
                score=row["score"],
                method=str(row["method"] or ""),
                evidence=shorten(str(row["evidence"] or ""), 300),
                uncertain=bool(row.get("uncertain")),
            )
            reasons.setdefault(str(row["finding"]), []).append(reason)
    for found in reasons.values():
        found.sort(key=lambda reason: -(reason.score or 0.0))
    return reasons
