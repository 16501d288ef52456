"""``report.docx``: the comparison as a Word document that a consultant can edit."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from policymine.report.archive import without_clock
from policymine.report.checked import write_checked
from policymine.report.docx.chapters import write_listed, write_method, write_peers, write_words
from policymine.report.docx.crossed import (
    write_chain,
    write_commitment,
    write_matrix,
    write_ranks,
)
from policymine.report.docx.rows import read_rows
from policymine.report.docx.units import write_unit
from policymine.report.docx.writer import MOST_ROWS, Rows, Writer
from policymine.report.inputs import ReportInput
from policymine.report.labels import Labels
from policymine.report.summary import summarise
from policymine.report.wording import read_wording
from policymine.schema.codebook import Codebook

__all__ = ["MOST_ROWS", "write_docx"]

CREATED = datetime(2000, 1, 1)
"""The date the file says it was made: a clock would make two equal runs differ."""
FIGURE_WIDTH, FIGURE_HEIGHT = 190, 158
"""The most millimetres that a figure may measure."""


def write_docx(path: Path, data: ReportInput, *, figures: Path | None = None) -> None:
    """Write the Word report: what matters most, overview, a chapter a unit, comparisons, method.

    Headings are styles, tables are tables, and figures are the PNG files in ``figures``. The same
    run gives the same bytes.
    """
    from docx import Document

    word, say, codebook = Document(), read_wording(data.lang), data.codebook
    rows = read_rows(data)
    writer = Writer(word, say)
    _set_up(word, say.labels)
    _write_front(writer, data)
    _write_overview(writer, rows, codebook, figures)
    for unit in rows["units"]:
        write_unit(writer, unit, rows)
    write_ranks(writer, rows, codebook)
    write_commitment(writer, rows, codebook)
    write_peers(writer, rows)
    write_chain(writer, rows)
    write_listed(writer, rows)
    write_words(writer, rows)
    write_method(writer, rows)
    buffer = io.BytesIO()
    word.save(buffer)
    write_checked(path, without_clock(buffer.getvalue()))


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


def _write_front(writer: Writer, data: ReportInput) -> None:
    writer.heading(writer.labels.text("docx", "title"), 0)
    title = writer.say.codebook_title(data.codebook)
    documents = writer.say.count("document", len(data.documents))
    writer.text("subtitle", documents=documents, codebook=title)
    for topic, text in summarise(data):
        writer.paragraph(text, head=topic)


def _write_overview(writer: Writer, rows: Rows, codebook: Codebook, figures: Path | None) -> None:
    writer.chapter("overview")
    write_matrix(writer, rows, codebook)
    for code in codebook.codes:
        writer.paragraph(f"{code.id}: {writer.say.code_title(code)}", style="List Bullet")
    _write_figures(writer, figures)


def _write_figures(writer: Writer, figures: Path | None) -> None:
    from docx.shared import Mm

    found = sorted(figures.glob("*.png")) if figures else []
    for number, file in enumerate(found, start=1):
        picture = writer.word.add_picture(io.BytesIO(file.read_bytes()))
        scale = min(Mm(FIGURE_WIDTH) / picture.width, Mm(FIGURE_HEIGHT) / picture.height)
        picture.width, picture.height = (
            round(side * scale) for side in (picture.width, picture.height)
        )
        name = writer.labels.text("figure", file.stem.split("-")[0])
        writer.text("figure", number=number, name=name)
