"""Words that a cell too narrow for them cuts, and rows beside what is merged downwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from reading_builders import pdf_of
from reportlab.pdfbase.pdfmetrics import stringWidth

from policymine.ingest.contents import drop_contents
from policymine.ingest.elements import Line, Row
from policymine.ingest.page import PdfTable, PdfWord
from policymine.ingest.pdf.reader import read_pdf
from policymine.ingest.pdf.tables import fill_table, read_rows
from policymine.ingest.structure import find_blocks

FONT = ("Helvetica", 10)
GRID = tuple(tuple((x, y, x + 30.0, y + 20.0) for x in (0.0, 30.0, 60.0)) for y in (0.0, 20.0))
EDGES = (60, 130, 195, 400)
HEADS = ("Ansvarlig", "Frist", "Indsats")
ROWS = (
    ("Ungdomsskolen", "Foråret 2026", "En klub for unge om aftenen"),
    ("Beskæftigelsesafdelingen", "Løbende", "Mentorer til ledige"),
    ("Socialafdeling og jobcenter", "Efteråret", "Kurser i økonomi"),
)


def wrapped(text: str, width: float) -> Iterator[str]:
    """Yield lines of a width; a word that is longer than one is cut where the line ends."""
    line = ""
    for word in text.split():
        if line and stringWidth(f"{line} {word}", *FONT) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while stringWidth(line, *FONT) > width:
            cut = next(n for n in range(len(line), 0, -1) if stringWidth(line[:n], *FONT) <= width)
            yield line[:cut]
            line = line[cut:]
    yield line


def table(rows: Sequence[Sequence[str]], merged: int = 0) -> bytes:
    """Return a PDF of a ruled table; its first rows may have one cell in the first column."""

    def draw(canvas: Any) -> None:
        canvas.setFont(*FONT)
        top = 700.0
        for number, row in enumerate([HEADS, *rows]):
            inner = zip(row, EDGES, EDGES[1:], strict=False)
            cells = [(left, [*wrapped(cell, right - left - 10)]) for cell, left, right in inner]
            height = 12 * max(len(lines) for _, lines in cells) + 4
            canvas.line(EDGES[1 if 1 < number <= merged else 0], top, EDGES[-1], top)
            for edge in EDGES:
                canvas.line(edge, top, edge, top - height)
            for left, lines in cells:
                for place, line in enumerate(lines):
                    canvas.drawString(left + 5, top - 11 - 12 * place, line)
            top -= height
        canvas.line(EDGES[0], top, EDGES[-1], top)

    return pdf_of(draw)


def rows_of(data: bytes) -> list[tuple[str, ...]]:
    blocks = [block for block in read_pdf(data).blocks if block.kind == "table_row"]
    assert all(tuple(header for header, _ in block.cells) == HEADS for block in blocks)
    return [tuple(cell for _, cell in block.cells) for block in blocks]


def test_a_word_that_its_cell_cuts_is_whole() -> None:
    assert [*wrapped(ROWS[1][0], 60)] == ["Beskæftigels", "esafdelingen"]
    assert rows_of(table(ROWS)) == [*ROWS]


def test_two_words_that_fill_a_line_by_chance_stay_two() -> None:
    cell = "Gruppeforløb og mentorer Ungdomsråd leder"
    assert [*wrapped(cell, 60)] == ["Gruppeforløb", "og mentorer", "Ungdomsråd", "leder"]
    rows = [(cell, "Årligt", "Et ungdomsråd"), *ROWS]
    assert rows_of(table(rows)) == rows


def test_what_is_merged_downwards_stands_in_each_row() -> None:
    rows = [ROWS[0], ("", *ROWS[1][1:]), ROWS[2]]
    assert rows_of(table(rows, merged=2)) == [ROWS[0], (ROWS[0][0], *ROWS[1][1:]), ROWS[2]]


def test_rows_beside_a_merged_cell_begin_below_what_runs_over_the_page() -> None:
    first = ("Unge", "Mentorer til ledige og", "Jobcentret", "2026")
    rest = ("", "sygemeldte", "", "")
    below = ("", "Kurser i økonomi", "Biblioteket", "2027")
    rows = [Row(first, 1, table=1), Row(rest, 2, table=2)]
    joined = ("Unge", "Mentorer til ledige og sygemeldte", "Jobcentret", "2026")
    merged = Row(below, 2, table=2, merged=(True, False, False, False))
    assert cells_of([*rows, merged]) == [joined, ("Unge", *below[1:])]
    assert cells_of([rows[0], Row(below, 2, table=2)]) == [first, ("Unge", *below[1:])]
    more = Row(("", "Klub", "", ""), 1, table=1, merged=(True, False, True, True))
    assert len(cells_of([rows[0], more])) == 1


def test_a_long_text_beside_rows_stands_once() -> None:
    first = ("Alle skal vide, hvor de kan gå hen. " * 20, "Mentorer", "Jobcentret", "2026")
    merged = (True, False, False, False)
    below = Row(("", "Kurser", "Biblioteket", "2027"), 1, table=1, merged=merged)
    assert cells_of([Row(first, 1, table=1), below])[1][0] == ""


def cells_of(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    blocks = find_blocks([Row(("Gruppe", "Indsats", "Ansvarlig", "Frist"), head=True), *rows])
    return [tuple(cell for _, cell in block.cells) for block in blocks]


def words(*texts: str, top: float = 0, bold: bool = False) -> list[PdfWord]:
    """Return a word for each of the cells of a row of ``GRID``."""
    return [
        PdfWord(text, 30 * n + 2.0, 30 * n + 25.0, top + 4, top + 14, 10, bold=bold)
        for n, text in enumerate(texts)
    ]


def test_a_bold_row_over_a_table_names_its_columns() -> None:
    filled = fill_table(PdfTable((0, 0, 90, 40), GRID), [*words("Løb", "Gør", "2026", bold=True)])
    assert not any(row.head for row in read_rows(filled, 1, 1))
    both = [*words("Løb", "Gør", "2026", bold=True), *words("1", "Klub", "20.000", top=20)]
    filled = fill_table(PdfTable((0, 0, 90, 40), GRID), both)
    assert [row.head for row in read_rows(filled, 1, 1)] == [True, False]
    assert not any(row.head for row in read_rows(filled, 1, 1, rest=True))


def test_a_row_whose_first_cell_must_go_on_goes_on_below_the_page() -> None:
    top = Row(("Boliger i", "Mentorer til ledige", "Jobcentret", "2026"), 1, table=1)
    rest = Row(("Havnehuset", "", "Biblioteket", ""), 2, table=2)
    joined = ("Boliger i Havnehuset", "Mentorer til ledige", "Jobcentret Biblioteket", "2026")
    assert cells_of([top, rest]) == [joined]


def test_a_fact_sheet_that_a_page_breaks_names_no_columns() -> None:
    def draw(canvas: Any) -> None:
        for rows in ([("Indsats", "En klub i")], [("", "havnen"), ("Ansvarlig", "Biblioteket")]):
            canvas.setFont(*FONT)
            canvas.drawString(60, 500, "Kommunen har aftalt, hvad der skal ske på havnen i år.")
            for number, row in enumerate(rows):
                top = 100 - 20 * number if len(rows) == 1 else 800 - 20 * number
                canvas.grid([60, 150, 400], [top, top - 20])
                for left, cell in zip((65, 155), row, strict=True):
                    canvas.drawString(left, top - 14, cell)
            canvas.showPage()

    blocks = [block for block in read_pdf(pdf_of(draw)).blocks if block.kind == "table_row"]
    facts = [("Indsats", "En klub i havnen"), ("Ansvarlig", "Biblioteket")]
    assert [tuple(cell for _, cell in block.cells) for block in blocks] == facts
    assert not any(header for block in blocks for header, _ in block.cells)


def test_the_longest_line_of_a_short_page_says_where_lines_end() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont(*FONT)
        canvas.drawString(75, 780, "•  borgere i botilbud siger, at de har nogen at tale med")
        long = (
            "Har du spørgsmål til planen, kan du ringe til os alle dage mellem klokken ti og tolv"
        )
        canvas.drawString(60, 750, long)
        canvas.drawString(60, 737, "på telefonen.")

    assert [block.kind for block in read_pdf(pdf_of(draw)).blocks] == ["list_item", "paragraph"]


def test_page_numbers_of_contents_may_touch_the_titles() -> None:
    texts = ("Indhold", "Forord3", "Tema 1: Unge 5", "Økonomi og opfølgning11", "Forord")
    assert [line.text for line in drop_contents([Line(text) for text in texts])] == ["Forord"]


SMALL = (
    Row(("bygge otte boliger", "Teknik", "2027", "Ikke begyndt"), table=1),
    Row(("holde åbent om søndagen", "Caféen", "Løbende", "I gang"), table=1),
)


def test_rows_that_begin_with_a_small_letter_are_rows_where_the_reader_knows_them() -> None:
    below = Row(("leje et lokale", "", "", ""), table=1)
    assert cells_of([*SMALL, below]) == [SMALL[0].cells, SMALL[1].cells, below.cells]


def test_full_rows_of_small_letters_are_rows_below_white_and_on_the_next_page() -> None:
    above = replace(SMALL[0], table=0)
    for page, gap in ((1, 1), (2, 0)):
        last = Row(("leje et lokale", "Caféen", "2026", ""), page, gap)
        rest = Row(("i havnen", "", "", "Aftalt"), page)
        joined = ("leje et lokale i havnen", "Caféen", "2026", "Aftalt")
        assert cells_of([above, last, rest]) == [above.cells, joined]
