"""The passages behind the numbers, each in its context and with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from policymine.report.inputs import PDF, ReportInput
from policymine.schema.document import BlockKind, Document

CONTEXT = 140
# With tens of thousands of findings, less context keeps the report a file one can send by mail.
CONTEXT_OF_MANY = 24
MANY = 5_000
FINDINGS = ("goals", "initiatives")
MOST_OPEN = 8
"""Documents that are kept after a quote: the next is often out of one of them."""
LONGEST_QUOTE = 700
LONGEST_TITLE = 220
LONGEST_HEADING = 80

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

    ``page`` is left out where the document's format has none, and ``heading`` is then the one that
    the passage stands under; ``href`` leads to the passage in the document itself, with what was
    found in it marked.
    """

    before: str
    text: str
    after: str
    document: str
    title: str
    page: int | None
    href: str = ""
    heading: str = ""


class Passages:
    """Cuts quotes out of the documents of a run."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        context: int = CONTEXT,
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self._find = lru_cache(MOST_OPEN)(documents.get)
        self._context = context
        self._sources = sources or {}

    def quote(self, row: Mapping[str, Any]) -> Quote:
        """Return the passage a row of a table points at, or its own text if there is none."""
        path = str(row.get("document") or "")
        document = self._find(path)
        start, end = row.get("start"), row.get("end")
        page = row.get("page") if document is None or has_pages(document) else None
        if document is None or start is None or end is None or not document.text:
            text = shorten(str(row.get("text") or ""), LONGEST_QUOTE)
            return Quote("", text, "", path, document.title if document else path, page)
        before = _tail(document.text[max(0, start - 2 * self._context) : start], self._context)
        after = _head(document.text[end : end + 2 * self._context], self._context)
        quote = shorten(document.text[start:end], LONGEST_QUOTE)
        heading = "" if page else heading_above(document, start)
        return Quote(before, quote, after, path, document.title, page, self._href(row), heading)

    def heading(self, row: Mapping[str, Any]) -> str:
        """Return the heading that a row's passage stands under, or nothing."""
        document = self._find(str(row.get("document") or ""))
        start = row.get("start")
        return "" if document is None or start is None else heading_above(document, int(start))

    def _href(self, row: Mapping[str, Any]) -> str:
        """Return the address of the passage in the marked document beside the report."""
        source = self._sources.get(str(row["document"]), "")
        if source.endswith(".pdf"):
            return f"{source}#page={row.get('page') or 1}"
        return f"{source}#{html_id('f', row['id'])}" if source and row.get("id") else source


def has_pages(document: Document) -> bool:
    """Return whether a document's pages are those its readers see: a PDF, or text with breaks."""
    return document.media_type == PDF or len(document.pages) > 1


def heading_above(document: Document, start: int) -> str:
    """Return the last heading that ends before an offset, or nothing."""
    above = (
        block for block in document.blocks if block.kind is BlockKind.HEADING and block.end <= start
    )
    last = max(above, key=lambda block: block.end, default=None)
    return shorten(document.block_text(last), LONGEST_HEADING) if last else ""


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


def build_passages(data: ReportInput, findings: int) -> Passages:
    """Return the passages of a run; the more findings are shown, the less context around each."""
    many = findings > MANY
    return Passages(data.by_path, CONTEXT_OF_MANY if many else CONTEXT, data.sources)
