"""Write a plan as a Word document, with styles or, as many do, with bold lines for headings."""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import Any

from benchmarks.plans.page import Block, Page

STYLES = {
    "title": "Title",
    "heading": "Heading 1",
    "subheading": "Heading 2",
    "bullet": "List Bullet",
}
EPOCH = (2024, 1, 1, 0, 0, 0)


def write_docx(page: Page, draw: Random) -> bytes:
    """Return a plan as a DOCX file; the same plan gives the same bytes."""
    from docx import Document

    document = Document()
    document.core_properties.title = page.running
    styled = draw.random() < 0.75
    for block in page.blocks:
        if block.role == "table":
            _add_table(document, block)
        elif styled or block.role not in ("heading", "subheading"):
            document.add_paragraph(block.text, style=STYLES.get(block.role, "Normal"))
        else:
            document.add_paragraph().add_run(block.text).bold = True
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


def _add_table(document: Any, block: Block) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]), style="Table Grid")
    for cells, row in zip(table.rows, block.rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text


def _undated(content: bytes) -> bytes:
    """Return a zip archive without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
