"""Action tables over pages of a PDF: drawn in several manners, read into the same rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from policymine.ingest.pdf import read_pdf

PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=PLAIN, fontName="Helvetica-Bold")
INTRO = "Tabellen samler de indsatser, som udvalget har besluttet at følge i de næste tre år."
HEADER = ("Nr.", "Indsats", "Tovholder", "Tidsfrist", "Status")
WIDTHS = (30, 190, 100, 80, 90)
ACTS = (
    ("Mentorer til unge, der er på vej ud af skolen uden at have en plads", "Jobcentret", "2026"),
    ("Et værksted", "Leder af kulturhuset og biblioteket", "1. maj 2026"),
    ("Kurser i førstehjælp til ansatte på plejehjem og botilbud", "HR-afdelingen", "Juni 2025"),
)
NAMES = (
    "Anna",
    "Bo",
    "Carl",
    "Dorte",
    "Erik",
    "Finn",
    "Grete",
    "Hans",
    "Ida",
    "Jens",
    "Kaj",
    "Lise",
)
ROWS = tuple(
    (str(n + 1), *ACTS[n % 3], f"I gang hos {NAMES[n % 12]} {NAMES[n // 12]}") for n in range(45)
)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
MANNERS: dict[str, list[tuple[Any, ...]]] = {
    "ruled": GRID,
    "unruled": [],
    "lying-rules": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
    "shaded": [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.whitesmoke, colors.lightgreen])],
}


def pdf(flow: Sequence[Flowable]) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=1, leftMargin=40, rightMargin=40).build(list(flow))
    return buffer.getvalue()


def cells_of(data: bytes) -> list[tuple[tuple[str, str], ...]]:
    return [block.cells for block in read_pdf(data).blocks if block.kind == "table_row"]


@pytest.mark.parametrize("repeated", [1, 0], ids=["header-on-each-page", "header-once"])
@pytest.mark.parametrize("manner", MANNERS)
def test_a_table_over_pages_is_one(manner: str, repeated: int) -> None:
    data = [[Paragraph(cell, BOLD) for cell in HEADER]]
    data += [[Paragraph(cell, PLAIN) for cell in row] for row in ROWS]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *MANNERS[manner]]
    table = Table(data, colWidths=WIDTHS, repeatRows=repeated, style=style)
    found = cells_of(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), table]))
    assert found == [tuple(zip(HEADER, row, strict=True)) for row in ROWS]
