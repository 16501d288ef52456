"""``report.docx``: the comparison as a Word document that a consultant can edit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.report.labels import Labels, read_labels
from policymine.report.xlsx.formats import HEAD, STRONGEST, mix
from policymine.schema.codebook import Codebook
from policymine.schema.comparison import Reading
from policymine.store import write_bytes

if TYPE_CHECKING:
    import pandas as pd

CREATED = datetime(2000, 1, 1)
"""The date the file says it was made: a clock would make two equal runs differ."""
MOST_ROWS = 40
"""Rows of a table in the document; all of them stand in the workbook."""

PAGE_WIDTH, FIGURE_WIDTH, FIGURE_HEIGHT = 257, 190, 140
"""Millimetres between the margins, and the most that a figure may measure."""
WIDE = {
    **dict.fromkeys(("title", "earlier_title", "later_title", "document"), 5),
    **dict.fromkeys(("responsible", "actors"), 3),
    **dict.fromkeys(("unit", "other", "state", "earlier_state", "commitment", "change"), 2),
}
"""How many times as wide as the others some columns are."""

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]


def write_docx(
    path: Path,
    tables: Mapping[str, pd.DataFrame],
    codebook: Codebook,
    *,
    lang: str = "da",
    figures: Path | None = None,
) -> None:
    """Write the Word report: overview, a chapter a unit, chain, time, others, method.

    Headings are styles, tables are tables, and figures are the PNG files in ``figures``. The same
    tables give the same bytes.
    """
    from docx import Document

    word, labels = Document(), read_labels(lang)
    rows = {name: _records(table) for name, table in tables.items()}
    writer = _Writer(word, labels)
    _set_up(word, labels)
    _write_overview(writer, rows, codebook, figures)
    for unit in rows["units"]:
        _write_unit(writer, unit, rows, codebook)
    _write_findings(writer, rows)
    _write_method(writer, rows)
    buffer = io.BytesIO()
    word.save(buffer)
    write_bytes(path, _without_clock(buffer.getvalue()))


def _records(table: pd.DataFrame) -> list[Row]:
    shown = table.astype(object).where(table.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in shown.to_dict("records")]


def _set_up(word: Any, labels: Labels) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    word.core_properties.author = "policymine"
    word.core_properties.title = labels.text("docx", "title")
    word.core_properties.created = word.core_properties.modified = CREATED
    word.styles["Normal"].font.name = "Calibri"
    word.styles["Normal"].font.size = Pt(10.5)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)


class _Writer:
    """Writes headings, paragraphs and tables in one language."""

    def __init__(self, word: Any, labels: Labels) -> None:
        self.word = word
        self.labels = labels

    def heading(self, text: str, level: int) -> None:
        self.word.add_heading(_printable(text), level)

    def text(self, name: str, /, **values: Any) -> None:
        self.word.add_paragraph(_printable(self.labels.text("docx", name).format(**values)))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Any:
        """Write a table whose header repeats on each page; return it."""
        grid = self.word.add_table(rows=1, cols=len(header), style="Table Grid")
        for cell, name in zip(grid.rows[0].cells, header, strict=True):
            cell.text = _printable(name)
            cell.paragraphs[0].runs[0].bold = True
            _shade(cell, HEAD)
        _repeat(grid.rows[0])
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = _printable(text)
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
        if name in ("share", "low", "high"):
            return self.percent(value)
        return self.labels.value(name, value) if isinstance(value, str) else str(value)

    def percent(self, share: float) -> str:
        return f"{share:.0%}" if self.labels.lang == "en" else f"{100 * share:.0f} %"


def _printable(text: str) -> str:
    """Return a text without the control characters that XML does not allow."""
    return "".join(char for char in text if char >= " " or char in "\n\t")


def _shade(cell: Any, color: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color.lstrip("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _set_widths(grid: Any, shares: Sequence[int]) -> None:
    from docx.shared import Mm

    grid.autofit = False
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = width = Mm(PAGE_WIDTH * share / sum(shares))
        for cell in column.cells:
            cell.width = width


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _write_overview(writer: _Writer, rows: Rows, codebook: Codebook, figures: Path | None) -> None:
    english = writer.labels.lang == "en"
    writer.heading(writer.labels.text("docx", "title"), 0)
    title = (codebook.title_en if english else "") or codebook.title
    writer.text("subtitle", documents=len(rows["documents"]), codebook=title)
    writer.heading(writer.labels.text("docx", "overview"), 1)
    writer.text("overview_text")
    _write_matrix(writer, rows, codebook)
    for code in codebook.codes:
        named = (code.title_en if english else "") or code.title
        writer.word.add_paragraph(f"{code.id}: {_printable(named)}", style="List Bullet")
    _write_figures(writer, figures)


def _write_matrix(writer: _Writer, rows: Rows, codebook: Codebook) -> None:
    cells = {(row["unit"], row["code"]): row for row in rows["comparison"]}
    units = list(dict.fromkeys(row["unit"] for row in rows["comparison"]))
    header = [writer.labels.text("column", "unit"), *codebook.code_ids]
    shown = (
        [unit, *(_cell_text(writer, cells[unit, code]) for code in codebook.code_ids)]
        for unit in units
    )
    grid = writer.table(header, shown)
    for index, unit in enumerate(units, start=1):
        for place, code in enumerate(codebook.codes, start=1):
            if share := cells[unit, code.id]["share"]:
                _shade(grid.rows[index].cells[place], mix(code.color, share * STRONGEST))


def _cell_text(writer: _Writer, row: Row) -> str:
    if row["reading"] != Reading.MENTIONED or row["share"] is None:
        return writer.labels.value("reading", str(row["reading"]))
    if not row["initiatives"] and row["goals"]:
        return writer.labels.text("matrix", "only_goals")
    low, high = (f"{100 * row[name]:.0f}" for name in ("low", "high"))
    return f"{writer.percent(row['share'])} ({low}–{high})"


def _write_figures(writer: _Writer, figures: Path | None) -> None:
    from docx.shared import Mm

    found = sorted(figures.glob("*.png")) if figures else []
    for number, file in enumerate(found, start=1):
        picture = writer.word.add_picture(str(file))
        scale = min(Mm(FIGURE_WIDTH) / picture.width, Mm(FIGURE_HEIGHT) / picture.height)
        picture.width, picture.height = (
            round(side * scale) for side in (picture.width, picture.height)
        )
        name = writer.labels.text("figure", file.stem.split("-")[0])
        writer.text("figure", number=number, name=name)


def _write_unit(writer: _Writer, unit: Row, rows: Rows, codebook: Codebook) -> None:
    name, labels = str(unit["unit"]), writer.labels
    writer.heading(name, 1)
    if not unit["documents"]:
        writer.text("unit_none")
        return
    basis = labels.value("basis", unit["basis"])
    writer.text("unit_basis", basis=basis, documents=unit["documents"])
    if unit["reading"] == Reading.BADLY_READ:
        writer.text("unit_badly")
    writer.text("unit_counts", **{key: unit[key] for key in (
        "goals", "initiatives", "completed", "abandoned", "uncoded")})  # fmt: skip
    documents = str(unit["documents"]).split("; ")
    mine = {
        table: [row for row in rows[table] if row["document"] in documents]
        for table in ("goals", "initiatives")
    }
    if mine["goals"]:
        writer.heading(labels.text("docx", "goals"), 2)
        writer.columns(mine["goals"], ("number", "title", "page"))
    if mine["initiatives"]:
        writer.heading(labels.text("docx", "initiatives"), 2)
        coded = _with_codes(mine["initiatives"], rows["codings"])
        writer.columns(coded, ("title", "codes", "responsible", "state", "commitment", "page"))


def _with_codes(initiatives: Iterable[Row], codings: Iterable[Row]) -> list[Row]:
    codes: dict[str, list[str]] = {}
    for coding in codings:
        if coding["assigned"]:
            codes.setdefault(coding["finding"], []).append(coding["code"])
    return [{**row, "codes": "; ".join(codes.get(row["id"], ()))} for row in initiatives]


SECTIONS = (
    ("over_time", ("unit", "kind", "change", "earlier_title", "later_title", "earlier_state")),
    ("elsewhere", ("unit", "code", "own", "other", "title", "actors", "state", "page")),
)
"""The chapters on all units: the table behind each, and the columns it shows."""


def _write_chain(writer: _Writer, rows: Rows) -> None:
    """Write units down, links across: how many of how many have the link."""
    cells = {(row["unit"], row["link"]): row for row in rows["chain"]}
    links = list(dict.fromkeys(row["link"] for row in rows["chain"]))
    units = list(dict.fromkeys(row["unit"] for row in rows["chain"]))
    writer.heading(writer.labels.text("docx", "chain"), 1)
    writer.text("chain_text")
    header = [writer.labels.text("column", "unit")]
    header += [writer.labels.value("link", link) for link in links]
    found = (
        [unit, *("{present} / {of}".format(**cells[unit, link]) for link in links)]
        for unit in units
    )
    writer.table(header, found)


def _write_findings(writer: _Writer, rows: Rows) -> None:
    _write_chain(writer, rows)
    for name, columns in SECTIONS:
        if rows.get(name):
            writer.heading(writer.labels.text("docx", name), 1)
            writer.text(f"{name}_text")
            writer.columns(rows[name], columns)


def _write_method(writer: _Writer, rows: Rows) -> None:
    writer.heading(writer.labels.text("docx", "method"), 1)
    writer.text("method_text")
    writer.heading(writer.labels.text("docx", "documents"), 2)
    columns = ("document", "title", "unit", "kind", "period_start", "period_end", "status")
    writer.columns(rows["documents"], columns)


def _without_clock(content: bytes) -> bytes:
    """Return a zip file with the same members, all of one date."""
    fresh = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(fresh, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            new.writestr(info, old.read(member))
    return fresh.getvalue()
