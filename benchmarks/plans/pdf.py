"""Write a plan as a PDF with running lines, page numbers and ruled tables."""

from __future__ import annotations

import io
from html import escape
from random import Random
from typing import Any

from benchmarks.plans.page import Block, Page


def write_pdf(page: Page, draw: Random) -> bytes:
    """Return a plan as a PDF; the same plan gives the same bytes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    size = draw.choice((9.5, 10.5, 11.5))
    buffer = io.BytesIO()
    document = SimpleDocTemplate(buffer, pagesize=A4, title=page.running, invariant=1)
    story = [_flow(block, size, document.width, page.glyph) for block in page.blocks]
    document.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return buffer.getvalue()


def _flow(block: Block, size: float, width: float, glyph: str) -> Any:
    from reportlab.platypus import Paragraph

    if block.role == "table":
        return _table(block, size, width)
    scale = {"title": 1.9, "heading": 1.4, "subheading": 1.15}.get(block.role, 1.0)
    style = _style(size * scale, bold=scale > 1, indent=14 if block.role == "bullet" else 0)
    mark = glyph.strip() if block.role == "bullet" else None
    return Paragraph(escape(block.text), style, bulletText=mark)


def _style(size: float, *, bold: bool = False, indent: float = 0) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "plan",
        fontName="Helvetica-Bold" if bold else "Helvetica",
        fontSize=size,
        leading=size * 1.3,
        leftIndent=indent,
        spaceBefore=size * 0.7 if bold else 0,
        spaceAfter=size * (0.2 if indent else 0.6),
    )


def _table(block: Block, size: float, width: float) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import Paragraph, Table, TableStyle

    plain, bold = _style(size * 0.85), _style(size * 0.85, bold=True)
    rows = [
        [Paragraph(escape(cell), plain if number else bold) for cell in row]
        for number, row in enumerate(block.rows)
    ]
    look = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    return Table(rows, colWidths=[width / len(rows[0])] * len(rows[0]), repeatRows=1, style=look)


def _foot(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawRightString(540, 30, f"Side {canvas.getPageNumber()}")
    if canvas.getPageNumber() > 1:
        canvas.drawString(72, 800, document.title)
