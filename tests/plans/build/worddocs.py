"""Render plans as DOCX: with real styles, or the way many write, bold lines and typed dashes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from source import Block, Plan

WHEN = datetime(2022, 3, 1, 9, 0, 0)
INLINE = re.compile(r"(\*\*.+?\*\*|\*[^*]+\*|\^\d+\^)")


def add_runs(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add `text` to a paragraph, inline formatting as runs."""
    for part in INLINE.split(text):
        if part.startswith("**"):
            paragraph.add_run(part[2:-2]).bold = True
        elif part.startswith("*"):
            paragraph.add_run(part[1:-1]).italic = True
        elif part.startswith("^"):
            paragraph.add_run(part[1:-1]).font.superscript = True
        elif part:
            paragraph.add_run(part).bold = bold or None


def add_page_field(paragraph: Paragraph) -> None:
    """Add a PAGE field to a footer paragraph."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


def shade(cell: _Cell, colour: str) -> None:
    """Give a table cell a background."""
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(element)


def add_table(document: DocumentType, block: Block, *, bold: bool) -> None:
    """Add a real table; an empty cell in a row of one text is merged into a band."""
    columns = max(len(row) for row in block.rows)
    table = document.add_table(rows=0, cols=columns)
    table.style = document.styles["Table Grid"]
    for number, row in enumerate(block.rows):
        cells = table.add_row().cells
        if len(row) == 1:
            merged = cells[0].merge(cells[-1])
            add_runs(merged.paragraphs[0], row[0], bold=True)
            shade(merged, "D9E2EC")
            continue
        for cell, text in zip(cells, row, strict=False):
            for index, part in enumerate(text.split(" // ")):
                paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                add_runs(paragraph, part, bold=bold and number == 0)
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def add_block(document: DocumentType, block: Block, *, fake: bool, heads: bool) -> None:
    """Add one block in real or in fake manner."""
    if block.kind == "heading" and fake:
        run = document.add_paragraph().add_run(block.text)
        run.bold = True
        run.font.size = Pt({1: 20, 2: 14}.get(block.level, 11))
    elif block.kind == "heading":
        document.add_heading("", level=block.level - 1)
        add_runs(document.paragraphs[-1], block.text)
    elif block.kind == "bullet" and fake:
        add_runs(document.add_paragraph(), f"{'    ' * block.level}- {block.text}")
    elif block.kind == "bullet":
        style = "List Bullet" if block.level == 0 else f"List Bullet {block.level + 1}"
        add_runs(document.add_paragraph(style=style), block.text)
    elif block.kind == "number" and fake:
        add_runs(document.add_paragraph(), f"{block.label} {block.text}")
    elif block.kind == "number":
        add_runs(document.add_paragraph(style="List Number"), block.text)
    elif block.kind == "table":
        add_table(document, block, bold=heads)
        document.add_paragraph()
    elif block.kind == "directive" and block.label == "page":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif block.kind == "directive" and block.label in ("line", "toc"):
        add_runs(document.add_paragraph(), block.text.replace("|", "\t"))
        document.paragraphs[-1].paragraph_format.space_after = Pt(0)
    elif block.kind == "directive" and block.label == "quote":
        add_runs(document.add_paragraph(style="Intense Quote"), block.text)
    elif block.kind == "paragraph":
        add_runs(document.add_paragraph(), block.text)


def same_bytes(data: bytes) -> bytes:
    """Repack a DOCX with fixed dates so that it is the same on every build."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, date_time=WHEN.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def render_docx(plan: Plan) -> bytes:
    """Render a DOCX file."""
    document = Document()
    fake = plan.layout.get("manner") == "fake"
    heads = plan.layout.get("heads", "yes") == "yes"
    style = document.styles["Normal"]
    style.font.name = plan.layout.get("font", "Calibri")
    style.font.size = Pt(float(plan.layout.get("size", "11")))
    section = document.sections[0]
    if plan.layout.get("landscape") == "yes":
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if header := plan.layout.get("header"):
        section.header.paragraphs[0].text = header
    footer = section.footer.paragraphs[0]
    footer.text = plan.layout.get("footer", "Side ")
    add_page_field(footer)
    for block in plan.blocks:
        add_block(document, block, fake=fake, heads=heads)
    core = document.core_properties
    core.author, core.title = plan.layout.get("author", ""), plan.gold["title"]
    core.comments, core.created, core.modified = "", WHEN, WHEN
    buffer = io.BytesIO()
    document.save(buffer)
    return same_bytes(buffer.getvalue())
