"""Tables on pages of a PDF that no rules draw: white parts their columns and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table
from test_pdf_tables import BOLD, PLAIN, cells_of, pdf

from policymine.ingest.pdf.reader import read_pdf
from policymine.schema.document import BlockKind

TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=15, leading=20)
CENTRED = ParagraphStyle("centred", parent=BOLD, alignment=TA_CENTER)
TEXT = (
    "Udvalget følger hvert forår op på arbejdet og ser på, om der er brug for at gøre mere, end"
    " planen lægger op til, eller for at gøre noget andet end det, som blev besluttet i sin tid."
)
NAMES = ("Indsats", "Ansvarlig", "Frist")
ACTS = (
    ("Flere bænke og mere lys på stien mellem stationen og skolen", "Vejafdelingen", "2027"),
    ("En legeplads, som børnene selv er med til at tegne", "Park og Vej, skolens råd", "Maj 2026"),
    ("Åbent hus i hallen om søndagen", "Hallens bestyrelse og foreningerne", "2026"),
    ("Et kor for alle, der har lyst til at synge", "Musikskolen", "Efteråret 2028"),
)
MIDDLE = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 2)]


def table(
    rows: Sequence[Sequence[str]], widths: Sequence[int], *, names: bool = True, style: Any = ()
) -> Table:
    styles = [CENTRED if names else PLAIN, *[PLAIN] * (len(rows) - 1)]
    data = [[Paragraph(cell, s) for cell in row] for row, s in zip(rows, styles, strict=True)]
    return Table(data, colWidths=widths, style=[*MIDDLE, *style])


def around(*flow: Flowable) -> bytes:
    title, text = Paragraph("Byens liv", TITLE), Paragraph(TEXT, PLAIN)
    return pdf([title, text, Spacer(1, 8), *flow, Spacer(1, 20), title, text])


def test_cells_in_the_middle_of_their_rows_below_centred_names() -> None:
    found = cells_of(around(table((NAMES, *ACTS), (170, 90, 60))))
    assert found == [tuple(zip(NAMES, row, strict=True)) for row in ACTS]


def test_a_cell_may_end_close_to_the_next_column() -> None:
    rows = (("Et kor for alle, der har lyst til at synge", "Musikskolen", "2028"), *ACTS[:2])
    found = cells_of(around(table((NAMES, *rows), (174, 100, 60))))
    assert found[0] == tuple(zip(NAMES, rows[0], strict=True))


def test_a_cell_in_the_middle_of_several_rows_is_theirs() -> None:
    names = ("Tema", *NAMES)
    rows = [("", *row) for row in (*ACTS, *ACTS)]
    rows[0], rows[5] = ("Byen", *ACTS[0]), ("Landsbyerne og oplandet", *ACTS[1])
    spans = [("SPAN", (0, 1), (0, 5)), ("SPAN", (0, 6), (0, 8))]
    found = cells_of(around(table((names, *rows), (70, 150, 90, 60), style=spans)))
    assert [row[0][1] for row in found] == ["Byen"] * 5 + ["Landsbyerne og oplandet"] * 3
    assert [row[1][1] for row in found] == [row[0] for row in (*ACTS, *ACTS)]


@pytest.mark.parametrize("mark", ["X", "•"])
def test_years_name_columns_however_close_they_stand(mark: str) -> None:
    names = ("Indsats", "2026", "2027", "2028")
    rows = [(act[0][:29].strip(), mark if n % 2 else "", mark, "") for n, act in enumerate(ACTS)]
    marked = table((names, *rows), (200, 36, 36, 36))
    found = cells_of(around(marked))
    assert found == [tuple(zip(names, row, strict=True)) for row in rows]


def test_a_theme_runs_across_the_columns_of_its_rows() -> None:
    theme = "Mål 2: Flere mødesteder i alle dele af kommunen, også uden for byen"
    rows = (*ACTS[:2], (theme, "", ""), *ACTS[2:])
    style = [("SPAN", (0, 3), (-1, 3))]
    blocks = read_pdf(around(table((NAMES, *rows), (170, 90, 60), style=style))).blocks
    told = [block.text for block in blocks if block.kind is not BlockKind.TABLE_ROW]
    assert theme in told
    assert [b.cells[0][1] for b in blocks if b.cells] == [act[0] for act in ACTS]


SHEET = (
    ("Titel", ACTS[0][0]),
    ("Formål", "Det skal være trygt at gå til toget, også om aftenen og i vinterhalvåret."),
    ("Ansvarlig", "Vejafdelingen"),
    ("Tidsplan", "ultimo 2027"),
)


def test_labels_in_the_middle_beside_their_values_are_a_fact_sheet() -> None:
    other = (("Titel", "Åbent hus"), *SHEET[1:])
    sheets = [table(rows, (60, 190), names=False) for rows in (SHEET, other)]
    found = cells_of(around(*sheets))
    assert [tuple(text for _, text in row) for row in found] == [*SHEET, *other]


def test_labels_in_the_margin_of_long_text_are_no_fact_sheet() -> None:
    rows = [(label, TEXT) for label, _ in SHEET]
    assert cells_of(around(table(rows, (60, 190), names=False))) == []


@pytest.mark.parametrize("fill", [None, colors.lavender], ids=["white", "shaded"])
def test_three_cells_side_by_side_are_rows_without_names(fill: Any) -> None:
    style = [("BACKGROUND", (0, 0), (-1, -1), fill)] if fill else []
    rows = [table([row], (200, 130, 100), names=False, style=style) for row in ACTS]
    spaced = [flow for row in rows for flow in (row, Spacer(1, 5))]
    found = cells_of(around(*spaced))
    assert [tuple(text for _, text in row) for row in found] == [*ACTS]


def test_a_table_goes_on_over_the_page_until_text_stands_below_it() -> None:
    text = Paragraph(TEXT, PLAIN)
    above, below = table((NAMES, *ACTS), (170, 90, 60)), table(ACTS[:1], (170, 90, 60), names=False)
    whole = cells_of(pdf([text, Spacer(1, 8), above, PageBreak(), below, text]))
    assert [row[0] for row in whole] == [("Indsats", act[0]) for act in (*ACTS, ACTS[0])]
    ended = cells_of(pdf([text, Spacer(1, 8), above, text, PageBreak(), below, text]))
    assert len(ended) == len(ACTS)


def test_a_table_whose_rows_are_named_on_the_left_has_a_column_for_each_act() -> None:
    names, titles = ("Indsats", "Ansvarlig", "Frist"), [act[0] for act in ACTS]
    others = [("Vej", "Park", "Hal", "Kor"), ("2027", "2028", "Maj 2026", "2029")]
    rows = [(name, *row) for name, row in zip(names, [titles, *others], strict=True)]
    found = cells_of(around(table(rows, (50, 90, 90, 90, 90), names=False)))
    acts = zip(titles, *others, strict=True)
    assert found == [tuple(zip(names, act, strict=True)) for act in acts]


def test_a_value_that_stands_a_little_lower_is_that_of_its_label() -> None:
    rows = [("Titel", ACTS[0][0]), ("Beskrivelse", ""), ("", ACTS[1][0]), ("Ansvarlig", "Parken")]
    low = [("BOTTOMPADDING", (0, 1), (-1, 1), 0), ("TOPPADDING", (0, 2), (-1, 2), 0)]
    found = cells_of(around(table(rows, (60, 190), names=False, style=low)))
    assert found[1][1][1] == ACTS[1][0]


def test_a_short_theme_right_below_the_names_runs_across_a_narrow_column() -> None:
    names, theme = ("Nr.", *NAMES), "Byens torve og pladser"
    rows = [(str(n), *act) for n, act in enumerate(ACTS, start=1)]
    style = [("SPAN", (0, 1), (-1, 1))]
    flow = table((names, (theme, "", "", ""), *rows), (36, 190, 110, 70), style=style)
    blocks = read_pdf(around(flow)).blocks
    assert theme in [block.text for block in blocks if not block.cells]
    assert [block.cells[1][1] for block in blocks if block.cells] == [act[0] for act in ACTS]
