"""Headings, paragraphs and tables of the Word report, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policymine.report.wording import Wording
from policymine.report.xlsx.formats import HEAD

MOST_ROWS = 40
"""Rows of a table in the document; all of them stand in the workbook."""

PAGE_WIDTH = 257
"""Millimetres between the margins."""
WIDE = {
    **dict.fromkeys(("title", "other_title", "earlier_title", "later_title", "document"), 5),
    **dict.fromkeys(("text", "other_text", "terms"), 5),
    **dict.fromkeys(("responsible", "actors", "members", "lacking"), 3),
    **dict.fromkeys(("unit", "other", "state", "earlier_state", "commitment", "change", "by"), 2),
    **dict.fromkeys(("similarity", "status", "kind"), 2),
    "where": 3,
    "codes": 1.3,
    "number": 1.6,
    **dict.fromkeys(("period_start", "period_end"), 1.6),
}
"""How many times as wide as the others some columns are."""
SHARES = frozenset({"share", "low", "high", "others_share"})

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]


class Writer:
    """Writes headings, paragraphs and tables in one language."""

    def __init__(self, word: Any, say: Wording) -> None:
        self.word = word
        self.say = say
        self.labels = say.labels
        self._last: Any = None

    def heading(self, text: str, level: int) -> None:
        """Write a heading; level 0 is the title."""
        self.word.add_heading(printable(text), level)

    def text(self, name: str, /, *, keep: bool = False, **values: Any) -> None:
        """Write the paragraph of this name, with its placeholders filled."""
        self.paragraph(self.labels.text("docx", name).format(**values), keep=keep)

    def paragraph(
        self, text: str, *, head: str = "", style: str | None = None, keep: bool = False
    ) -> None:
        """Write a paragraph that may begin with a bold word; ``keep`` it with what follows."""
        paragraph = self.word.add_paragraph(style=style)
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        if head:
            paragraph.add_run(f"{printable(head)}. ").bold = True
        paragraph.add_run(printable(text))
        self._last = paragraph

    def chapter(self, name: str) -> None:
        """Write the heading of a chapter and what it is about."""
        self.heading(self.labels.text("docx", name), 1)
        self.text(f"{name}_text")

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Any:
        """Write a table whose header repeats on each page; return it.

        It begins on the page of the line above it, and no row is broken by the end of a page.
        """
        if self._last is not None:
            self._last.paragraph_format.keep_with_next = True
        grid = self.word.add_table(rows=1, cols=len(header), style="Table Grid")
        for cell, name in zip(grid.rows[0].cells, header, strict=True):
            cell.text = printable(name)
            cell.paragraphs[0].runs[0].bold = True
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            shade(cell, HEAD)
        _mark(grid.rows[0]._tr, "cantSplit", "tblHeader")
        for row in rows:
            # The cells of a row are its elements: python-docx looks for them in the whole table.
            line = grid.add_row()._tr
            _mark(line, "cantSplit")
            for cell, text in zip(line.tc_lst, row, strict=True):
                cell.p_lst[0].add_r().text = printable(text)
        self.word.add_paragraph()
        return grid

    def columns(self, rows: Sequence[Row], names: Sequence[str]) -> None:
        """Write rows as a table of these columns, and how many there are beyond the most."""
        header = [self.labels.text("column", name) for name in names]
        shown = [[self.show(name, row[name]) for name in names] for row in rows[:MOST_ROWS]]
        _set_widths(self.table(header, shown), [WIDE.get(name, 1) for name in names])
        if len(rows) > MOST_ROWS:
            self.text("more", number=len(rows) - MOST_ROWS)

    def show(self, name: str, value: Any) -> str:
        """Return a value as the language writes it."""
        if value is None:
            return ""
        if name in SHARES:
            return self.say.share(value)
        if isinstance(value, float) and not value.is_integer():
            return self.say.number(value, 2)
        return self.labels.value(name, value) if isinstance(value, str) else f"{value:.0f}"


def printable(text: str) -> str:
    """Return a text without the control characters that XML does not allow."""
    return "".join(char for char in text if char >= " " or char in "\n\t")


def shade(cell: Any, color: str) -> None:
    """Fill a cell with a colour."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color.lstrip("#"))):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _set_widths(grid: Any, shares: Sequence[float]) -> None:
    from docx.shared import Mm

    grid.autofit = False
    widths = [Mm(PAGE_WIDTH * share / sum(shares)) for share in shares]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row in grid._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def _mark(row: Any, *names: str) -> None:
    """Give a table's row some properties that are on or off."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for name in names:
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:val"), "true")
        row.get_or_add_trPr().append(mark)
