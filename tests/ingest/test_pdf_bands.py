"""Tables of a PDF whose rows are shaded in turns or parted by lying rules alone, in full cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.platypus import Flowable, Paragraph, Spacer, Table
from test_pdf_tables import BOLD, INTRO, PLAIN, cells_of, pdf

from policymine.ingest.pdf.reader import read_pdf

HEADER = ("Hvad gør vi?", "Hvem", "Hvornår", "Status")
ACTS = (
    ("Åbningstiden i caféen", "Ungeteamet", "Ultimo 2025", "Afsluttet"),
    (
        "Netværket af frivillige, der hjælper borgere med at komme af sted til foreninger",
        "Socialafdelingen",
        "Efteråret 2026",
        "Igangværende, to af fire er ansat",
    ),
    ("Åben dialog på alle bosteder", "Bostøtten", "2025", "Udskudt"),
    (
        "Fire almene boliger",
        "Socialpsykiatrien og Sundhedsområdet",
        "1. kvartal 2026",
        "Igangværende",
    ),
    (
        "Et samarbejde med jobcentret",
        "Center for Psykiatri og Handicap",
        "Medio 2025",
        "Ikke påbegyndt: Afventer budgettet for 2026 og et nyt udvalg",
    ),
    (
        "Samtaler med ligestillede",
        "Voksenområdet",
        "Primo 2027",
        "Afsluttet og evalueret af et eksternt firma i efteråret",
    ),
)
WIDTHS = (150, 125, 52, 180)
CELLS = [
    ("BACKGROUND", (column, row), (column, row), colors.lightblue)
    for column in range(len(HEADER))
    for row in (1, 3, 5)
]
MANNERS: dict[str, list[tuple[Any, ...]]] = {
    "every second row": [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.lightblue, None])],
    "every second row in a frame": [
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [None, colors.lightblue]),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
    ],
    "every second row from the header": [
        ("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgreen, None])
    ],
    "every second row, cell by cell": CELLS,
    "every second row, cell by cell, in a frame": [
        *CELLS,
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
    ],
    "every second row, cell by cell, below a rule and above one": [
        *CELLS,
        ("LINEABOVE", (0, 0), (-1, 1), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
    ],
    "first column": [
        *(("BACKGROUND", (0, row), (0, row), colors.lightgreen) for row in range(1, 7)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 26),
    ],
    "rules below": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
    "rules above": [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.grey)],
}


def table(manner: str, acts: Sequence[tuple[str, ...]] = ACTS) -> Table:
    data = [[Paragraph(cell, BOLD) for cell in HEADER]]
    data += [[Paragraph(cell, PLAIN) for cell in row] for row in acts]
    tight = [(side, (0, 0), (-1, -1), 3) for side in ("LEFTPADDING", "RIGHTPADDING")]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *tight, *MANNERS[manner]]
    return Table(data, colWidths=WIDTHS, style=style)


@pytest.mark.parametrize("manner", MANNERS)
def test_rows_are_what_stands_between_rules_or_shades(manner: str) -> None:
    found = cells_of(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), table(manner)]))
    assert found == [tuple(zip(HEADER, row, strict=True)) for row in ACTS]


def test_a_heading_between_two_tables_stays_one() -> None:
    heading = Paragraph("Tema 2: Et trygt hjem", BOLD.clone("heading", fontSize=14, leading=18))
    flow: list[Flowable] = [Paragraph(INTRO, PLAIN), Spacer(1, 20), table("rules below", ACTS[:3])]
    flow += [Spacer(1, 12), heading, Spacer(1, 6), table("rules below", ACTS[3:])]
    blocks = read_pdf(pdf(flow)).blocks
    assert [b.text for b in blocks if b.kind == "heading"] == ["Tema 2: Et trygt hjem"]
    assert sum(b.kind == "table_row" for b in blocks) == len(ACTS)


def test_columns_of_prose_between_rules_are_no_table() -> None:
    prose = Paragraph("Vi vil være en kommune, hvor alle har et sted at høre til. " * 6, PLAIN)
    style = [*MANNERS["rules below"], ("VALIGN", (0, 0), (-1, -1), "TOP")]
    found = cells_of(pdf([Table([[prose, prose]], colWidths=(200, 200), style=style)]))
    assert found == []


def test_rules_beside_a_cell_that_is_merged_downwards_part_rows() -> None:
    acts = [("Hjælp", *row[:3]) for row in ACTS[:3]] + [("Bolig", *row[:3]) for row in ACTS[3:]]
    data = [[Paragraph(cell, BOLD) for cell in ("Tema", *HEADER[:3])]]
    data += [[Paragraph(cell, PLAIN) for cell in row] for row in acts]
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [("SPAN", (0, row), (0, row + 2)) for row in (1, 4)]
    style += [("LINEBELOW", (1, 0), (-1, -1), 0.5, colors.grey)]
    style += [("LINEBELOW", (0, row), (0, row), 0.5, colors.grey) for row in (0, 3, 6)]
    ruled = Table(data, colWidths=(70, 170, 140, 100), style=style)
    found = cells_of(pdf([Paragraph(INTRO, PLAIN), Spacer(1, 20), ruled]))
    assert [tuple(text for _, text in row[1:]) for row in found] == [row[:3] for row in ACTS]
