"""The passages behind the numbers, each in its context and with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from policymine.report.inputs import ReportInput
from policymine.schema.document import Document

CONTEXT = 140
# With tens of thousands of findings, less context keeps the report a file one can send by mail.
CONTEXT_OF_MANY = 24
MANY = 5_000
FINDINGS = ("goals", "initiatives")
MOST_OPEN = 8
"""Documents that are kept after a quote: the next is often out of one of them."""
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


def build_passages(data: ReportInput, findings: int) -> Passages:
    """Return the passages of a run; the more findings are shown, the less context around each."""
    many = findings > MANY
    return Passages(data.by_path, CONTEXT_OF_MANY if many else CONTEXT, data.sources)
