"""Where a passage stands: its page, or the heading above it where the format has no pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policymine.report.inputs import ReportInput
from policymine.report.passages import Passages
from policymine.report.wording import read_wording

PAGED = {
    "page": "document",
    "other_page": "other_document",
    "earlier_page": "earlier_document",
    "later_page": "later_document",
    "pages": "document",
}
"""Columns that hold pages, and the column that says of which document."""


class Places:
    """Says where the rows of a run's tables stand; ``without`` are the documents without pages."""

    def __init__(self, data: ReportInput) -> None:
        self._say = read_wording(data.lang)
        self.without = data.without_pages
        self._passages = Passages(data.by_path)

    def heading(self, row: Mapping[str, Any]) -> str:
        """Return the heading a row stands under, if its document has no pages; or nothing."""
        return self._passages.heading(row) if row["document"] in self.without else ""

    def say(self, row: Mapping[str, Any]) -> str:
        """Return where a row stands, in words: a page, a heading, or a dash."""
        if row["document"] not in self.without:
            return self._say("page_short", n=row["page"]) if row["page"] else ""
        heading = self.heading(row)
        return self._say("under", heading=heading) if heading else self._say("no_page")
