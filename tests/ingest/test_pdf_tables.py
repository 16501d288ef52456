"""Action tables over pages of a PDF: drawn in several manners, read into the same rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from policymine.ingest.pdf.reader import read_pdf

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
    "every-second-shaded": [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.lightblue, None])],
    "every-second-and-header": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightblue, None])],
    "header-and-every-second": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [None, colors.lightblue])],
    "rules-above": [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.grey)],
    "shaded-in-a-frame": [
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.lightblue, None]),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
    ],
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


class Turned(Flowable):
    """Lines that run upwards, as in the header of a narrow column."""

    def __init__(self, *lines: str) -> None:
        super().__init__()
        self.lines = lines

    def wrap(self, *_: float) -> tuple[float, float]:
        return 11.0 * len(self.lines), 90.0

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", 9)
        for place, line in enumerate(self.lines):
            self.canv.drawString(2, -9 - 11 * place, line)


def test_turned_headers_and_a_common_name_over_years_name_the_columns() -> None:
    years = ("2025", "2026", "2027")
    top = [Paragraph(cell, BOLD) for cell in ("Nr.", "Handling")]
    top += [Turned("Ansvarlig for-", "valtning"), Paragraph("Skal være færdig i", BOLD), "", ""]
    data = [top, ["", "", "", *(Turned(year) for year in years)]]
    marks = (("X", "", ""), ("", "X", ""), ("", "", "X"))
    rows = [(*row[:3], *marks[n % 3]) for n, row in enumerate(ROWS)]
    data += [[Paragraph(cell, PLAIN) for cell in row] for row in rows]
    merged = [("SPAN", (n, 0), (n, 1)) for n in range(3)] + [("SPAN", (3, 0), (5, 0))]
    style = [*GRID, ("VALIGN", (0, 0), (-1, -1), "TOP"), *merged]
    table = Table(data, colWidths=(30, 220, 100, 30, 30, 30), repeatRows=2, style=style)
    names = ("Nr.", "Handling", "Ansvarlig forvaltning")
    header = (*names, *(f"Skal være færdig i {year}" for year in years))
    found = cells_of(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), table]))
    assert found == [tuple(zip(header, row, strict=True)) for row in rows]


def test_a_band_of_a_bold_title_and_a_sentence_heads_the_rows_below_it() -> None:
    told = "Alle borgere har et sted at bo, som de selv har valgt, og kan blive boende der."
    data: list[list[Any]] = [[Paragraph(cell, BOLD) for cell in HEADER]]
    data += [[Paragraph(f"<b>Mål A: Et hjem</b> {told}", PLAIN), "", "", "", ""]]
    data += [[Paragraph(cell, PLAIN) for cell in row] for row in ROWS[:3]]
    table = Table(data, colWidths=WIDTHS, style=[*GRID, ("SPAN", (0, 1), (-1, 1))])
    blocks = read_pdf(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), table])).blocks
    assert [block.text for block in blocks if not block.cells][1:] == ["Mål A: Et hjem", told]
    assert [b.kind for b in blocks[1:]] == ["heading", "paragraph", *["table_row"] * 3]


def test_a_first_row_in_bold_names_the_columns_of_a_table_without_rules() -> None:
    names = ("Vi gør", "Sammen med", "Start og slut")
    acts = (
        ("Uddanner vejledere på skolerne", "Familieafdelingen", "August 2026"),
        ("Åbner en gruppe for unge", "Jobcentret", "Juni 2027"),
        ("Holder en festival i parken", "Kulturhuset", "Maj 2028"),
    )
    data = [[Paragraph(cell, BOLD) for cell in names]]
    data += [[Paragraph(cell, PLAIN) for cell in row] for row in acts]
    table = Table(data, colWidths=(220, 130, 110))
    found = cells_of(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), table]))
    assert found == [tuple(zip(names, row, strict=True)) for row in acts]


BROKEN = (
    ("Indsats", "Sådan gør vi", "Hvem", "Hvornår"),
    ("Mentorer til unge uden skole", "Ti frivillige følger hver en ung", "UU", "2026"),
    ("Et værksted ved havnen", "Lokalet ejes af foreningen", "Kulturhuset", "2027"),
    ("Gå-hold om morgenen", "Holdet mødes ved søen hver dag", "Centret", "2025"),
    ("Kurser i førstehjælp til alle ansatte", "Et hold hvert halve år for alle", "HR", "2025"),
    ("Fodterapeut på alle herberger", "En klinik der er åben hver uge", "Sygeplejen", "2026"),
)


def test_a_single_row_on_the_next_page_is_the_rest_of_a_table_without_rules() -> None:
    def table(lines: Sequence[Sequence[str]], style: ParagraphStyle = PLAIN) -> Table:
        data = [[Paragraph(cell, style) for cell in line] for line in lines]
        return Table(data, colWidths=(88, 88, 80, 60), style=[("VALIGN", (0, 0), (-1, -1), "TOP")])

    above = [table(BROKEN[:1], BOLD), table(BROKEN[1:-1])]
    below = [table(BROKEN[-1:]), Spacer(1, 20), Paragraph(INTRO, PLAIN)]
    found = cells_of(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), *above, PageBreak(), *below]))
    assert found == [tuple(zip(BROKEN[0], row, strict=True)) for row in BROKEN[1:]]
    apart = [Paragraph(INTRO, PLAIN), PageBreak(), *below]
    assert len(cells_of(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), *above, *apart]))) < 5


SPACED = (
    ("Et fast samarbejde med<br/>SIND og regionen", "Familieafdelingen", "August 2026"),
    ("En gruppe for unge", "Jobcentret og<br/>Ungeenheden", "Juni 2027"),
    ("En festival i parken med<br/>Brugerrådet og<br/>Kirkens Korshær", "Kulturhuset", "2028"),
    ("En ny café ved havnen", "Havnekontoret", "2029"),
)
UPRIGHT = [
    ("LINEBEFORE", (1, 0), (-1, -1), 0.5, colors.black),
    ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
]


@pytest.mark.parametrize("style", [[], UPRIGHT], ids=["no rules", "upright rules"])
def test_white_alone_may_part_rows(style: list[tuple[Any, ...]]) -> None:
    names = ("Indsats", "Ansvarlig", "Frist")
    data = [[Paragraph(cell, BOLD) for cell in names]]
    data += [[Paragraph(cell, PLAIN) for cell in row] for row in SPACED]
    around = [("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 6)]
    table = Table(
        data,
        colWidths=(220, 130, 110),
        style=[*around, ("VALIGN", (0, 0), (-1, -1), "TOP"), *style],
    )
    found = cells_of(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), table]))
    rows = [tuple(cell.replace("<br/>", " ") for cell in row) for row in SPACED]
    assert found == [tuple(zip(names, row, strict=True)) for row in rows]
