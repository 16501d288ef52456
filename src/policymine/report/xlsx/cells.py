"""The cells of a sheet: typed, in the words of a language, never a formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from policymine.report.decided import decided_by
from policymine.report.labels import Labels
from policymine.report.sanitise import escape_cell
from policymine.report.xlsx.formats import Formats

LONGEST_TEXT = 32_767
"""Characters that a cell of Excel holds."""
PERCENTS = frozenset({"share", "low", "high", "others_share"})
WRAPPED = frozenset(
    {
        "title",
        "goal_title",
        "text",
        "evidence",
        "missing",
        "other_text",
        "other_title",
        "own_goal",
        "need",
        "activity",
        "responsible",
        "timeline",
        "indicator",
    }
)
NUMBER_FORMATS = {"money": "#,##0", "score": "0.00", "quality": "0.00", "year": "0"}


@dataclass(frozen=True)
class Cells:
    """A sheet whose cells are written by their columns."""

    sheet: Any
    labels: Labels
    formats: Formats

    def write_head(self, index: int, column: str) -> str:
        """Write the header of a column, and return its text."""
        text = self.labels.text("column", column)
        self.sheet.write_string(0, index, text, self.formats.head())
        return text

    def write(self, place: tuple[int, int], column: str, value: Any, target: str | None) -> str:
        """Write one cell, and return its text as far as its width matters."""
        if isinstance(value, str) or str(value) in ("True", "False"):
            return self._write_text(place, column, self._word(column, value), target)
        if hasattr(value, "isoformat"):
            self.sheet.write_datetime(*place, value, self.formats.cell("yyyy-mm-dd"))
            return "2000-01-01"
        percent = f"0{self.labels.percent}"
        number_format = percent if column in PERCENTS else NUMBER_FORMATS.get(column, "")
        self.sheet.write_number(*place, value, self.formats.cell(number_format))
        return f"{value:.2f}"

    def _word(self, column: str, value: Any) -> str:
        if column == "method":
            return decided_by(value) or self.labels.text("matrix", "machine")
        if column == "reason":
            return self.labels.reason(value)
        if isinstance(value, str):
            return self.labels.value(column, value)
        return self.labels.value("bool", str(value).lower())

    def _write_text(
        self, place: tuple[int, int], column: str, text: str, target: str | None
    ) -> str:
        shown = escape_cell(text)
        if len(shown) > LONGEST_TEXT:
            shown = shown[: LONGEST_TEXT - 1] + "…"
        if target:
            self.sheet.write_url(*place, target, self.formats.link(), shown)
        else:
            self.sheet.write_string(*place, shown, self.formats.cell(wrap=column in WRAPPED))
        return shown
