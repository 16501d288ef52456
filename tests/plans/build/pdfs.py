"""Render plans as PDF: one or two columns, ruled or aligned tables, side boxes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import matplotlib
import reportlab
from breaking import break_lines
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    FrameBreak,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from source import FOOTNOTE, Block, Plan

FILES = {
    "DejaVu": Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf",
    "DejaVu-Bold": Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans-Bold.ttf",
    "Serif": Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSerif.ttf",
    "Serif-Bold": Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSerif-Bold.ttf",
    "Vera": Path(reportlab.__file__).parent / "fonts/Vera.ttf",
    "Vera-Bold": Path(reportlab.__file__).parent / "fonts/VeraBd.ttf",
}
BUILT_IN = {"Times": ("Times-Roman", "Times-Bold"), "Helvetica": ("Helvetica", "Helvetica-Bold")}


def fonts(name: str) -> tuple[str, str]:
    """Return the regular and bold font of a family, registered if it comes from a file."""
    if name in BUILT_IN:
        return BUILT_IN[name]
    for face in (name, f"{name}-Bold"):
        if face not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face, str(FILES[face])))
    return name, f"{name}-Bold"


class Page:
    """The look of one PDF: fonts, sizes, colour and the width of its text."""

    def __init__(self, layout: dict[str, str]) -> None:
        self.layout = layout
        self.regular, self.bold = fonts(layout.get("font", "Helvetica"))
        self.size = float(layout.get("size", "10.5"))
        self.colour = colors.HexColor(layout.get("colour", "#1f3a5f"))
        self.paper = landscape(A4) if layout.get("landscape") == "yes" else A4
        self.margin = float(layout.get("margin", "25")) * mm
        self.columns = int(layout.get("columns", "1"))
        self.gutter = 8 * mm
        room = self.paper[0] - 2 * self.margin - (self.columns - 1) * self.gutter
        self.width = room / self.columns
        self.hyphens = layout.get("hyphens", "yes") == "yes"

    def paragraph(
        self,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        indent: float = 0,
        glyph: str = "",
        width: float | None = None,
        hyphens: bool | None = None,
        after: float | None = None,
        colour: colors.Color = colors.black,
    ) -> Paragraph:
        """Return a paragraph broken into lines by us, words divided."""
        size = size or self.size
        font = self.bold if bold else self.regular
        room = (width or self.width) - indent - 1

        def measure(line: str) -> float:
            return float(pdfmetrics.stringWidth(re.sub(r"\*\*|\^", "", line), font, size))

        lines = break_lines(
            text, room, measure, hyphens=self.hyphens if hyphens is None else hyphens
        )
        marked = "<br/>".join(escape(line, quote=False) for line in lines)
        marked = re.sub(
            r"\*\*(.+?)\*\*", rf'<font name="{self.bold}">\1</font>', marked, flags=re.S
        )
        marked = FOOTNOTE.sub(r"<super>\1</super>", marked)
        style = ParagraphStyle(
            "x",
            fontName=font,
            fontSize=size,
            leading=size * 1.3,
            leftIndent=indent,
            bulletIndent=max(indent - 12, 0),
            bulletFontName=self.regular,
            bulletFontSize=size,
            spaceAfter=size * 0.6 if after is None else after,
            textColor=colour,
            splitLongWords=0,
        )
        return Paragraph(marked, style, bulletText=glyph or None)

    def cell(self, text: str, width: float, *, bold: bool = False) -> list[Paragraph]:
        """Return the paragraphs of a table cell (parts divided by ``//``)."""
        size = float(self.layout.get("table_size", "8"))
        colour = colors.white if bold and self.layout.get("rule") == "dark" else colors.black
        return [
            self.paragraph(part, size=size, bold=bold, width=width - 8, after=2, colour=colour)
            for part in text.split(" // ")
        ]

    def table(self, block: Block) -> Table:
        """Return a table whose rows may run over a page break."""
        count = max(len(row) for row in block.rows)
        shares = [float(part) for part in self.layout.get("shares", "").split(",") if part]
        if len(shares) != count:
            shares = [1.0] * count
        room = self.paper[0] - 2 * self.margin if self.columns == 1 else self.width
        widths = [room * share / sum(shares) for share in shares]
        rows, bands = [], []
        for number, row in enumerate(block.rows):
            if len(row) == 1:
                bands.append(number)
                rows.append([self.cell(f"**{row[0]}**", room), *[""] * (count - 1)])
                continue
            rows.append(
                [self.cell(c, w, bold=number == 0) for c, w in zip(row, widths, strict=False)]
            )
        repeat = 1 if self.layout.get("repeat", "yes") == "yes" else 0
        table = Table(rows, colWidths=widths, repeatRows=repeat, splitInRow=1)
        look: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        look += [("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)]
        if self.layout.get("rule", "grid") != "none":
            look.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
            head = self.colour if self.layout.get("rule") == "dark" else colors.HexColor("#dfe7ef")
            look.append(("BACKGROUND", (0, 0), (-1, 0), head))
        for band in bands:
            look.append(("SPAN", (0, band), (-1, band)))
            look.append(("BACKGROUND", (0, band), (-1, band), colors.HexColor("#eeeeee")))
        table.setStyle(TableStyle(look))
        return table

    def box(self, blocks: list[Block]) -> Table:
        """Return a shaded box around blocks."""
        inner = [self.flow(block, self.width - 16, small=True) for block in blocks]
        table = Table([[inner]], colWidths=[self.width])
        back = colors.HexColor(self.layout.get("box", "#e8f0e4"))
        table.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, -1), back)]))
        return table

    def flow(self, block: Block, width: float | None = None, *, small: bool = False) -> Flowable:
        """Return the flowable of one text block."""
        size = self.size * (0.9 if small else 1)
        if block.kind == "heading":
            scale = {1: 2.0, 2: 1.4, 3: 1.12}.get(block.level, 1.0)
            return self.paragraph(
                block.text,
                size=size * scale,
                bold=True,
                width=width,
                hyphens=False,
                after=size * 0.5,
                colour=self.colour,
            )
        if block.kind == "bullet":
            glyph = self.layout.get("glyph", "•")
            indent = 14.0 + 12 * block.level
            return self.paragraph(
                block.text, size=size, indent=indent, glyph=glyph, width=width, after=size * 0.25
            )
        if block.kind == "number":
            return self.paragraph(
                block.text, size=size, indent=20, glyph=block.label, width=width, after=size * 0.25
            )
        return self.paragraph(block.text, size=size, width=width)

    def contents_line(self, text: str) -> Paragraph:
        """Return a line of a table of contents (``title|page``) with leader dots."""
        title, _, number = text.partition("|")
        room = self.width - pdfmetrics.stringWidth(title + "  " + number, self.regular, self.size)
        dots = "." * int(room / pdfmetrics.stringWidth(".", self.regular, self.size) - 2)
        return self.paragraph(f"{title} {dots} {number}", after=0, hyphens=False)

    def story(self, blocks: list[Block]) -> list[Flowable]:
        """Return all flowables in order."""
        out: list[Flowable] = []
        boxed: list[Block] | None = None
        previous = ""
        for block in blocks:
            if block.kind == "directive":
                if block.label == "page":
                    out.append(PageBreak())
                elif block.label == "column":
                    out.append(FrameBreak())
                elif block.label == "line":
                    out.append(self.paragraph(block.text, after=0))
                elif block.label == "toc":
                    out.append(self.contents_line(block.text))
                elif block.label == "space":
                    out.append(Spacer(1, float(block.text)))
                elif block.label == "small":
                    out.append(self.paragraph(block.text, size=self.size * 0.78))
                elif block.label == "box":
                    boxed = []
                elif block.label == "endbox" and boxed is not None:
                    out += [Spacer(1, 4), self.box(boxed), Spacer(1, 8)]
                    boxed = None
                continue
            if boxed is not None:
                boxed.append(block)
                continue
            if previous == "bullet" and block.kind != "bullet":
                out.append(Spacer(1, self.size * 0.5))
            if block.kind == "heading":
                out += [CondPageBreak(80), Spacer(1, self.size * 0.6)]
            if block.kind == "table":
                out += [self.table(block), Spacer(1, 10)]
            else:
                out.append(self.flow(block))
            previous = block.kind
        return out

    def decorate(self) -> Callable[[Canvas, BaseDocTemplate], None]:
        """Return the function that draws the running header and footer."""

        def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
            number = canvas.getPageNumber()
            canvas.saveState()
            canvas.setFont(self.regular, 8)
            canvas.setFillColor(colors.HexColor("#555555"))
            header = self.layout.get("header", "")
            if header and number > 1:
                canvas.drawString(self.margin, self.paper[1] - 12 * mm, header)
            footer = self.layout.get("footer", "{page}").format(page=number)
            canvas.drawRightString(self.paper[0] - self.margin, 10 * mm, footer)
            canvas.restoreState()

        return draw


def render_pdf(plan: Plan) -> bytes:
    """Render a PDF file."""
    page = Page(plan.layout)
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=page.paper,
        title=plan.gold["title"],
        author=plan.layout.get("author", ""),
        invariant=1,
    )
    top, bottom = 20 * mm, 18 * mm
    height = page.paper[1] - top - bottom
    frames = [
        Frame(
            page.margin + index * (page.width + page.gutter),
            bottom,
            page.width,
            height,
            0,
            0,
            0,
            0,
        )
        for index in range(page.columns)
    ]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=page.decorate()))
    document.build(page.story(plan.blocks))
    return buffer.getvalue()
