"""Tables as Word and Google Docs write them: marks on every row, borders drawn aside, numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builders import cell, p, table, word_file
from reading_helpers import assert_laid_out, headers, read_bytes, rows, texts

from policymine.schema.document import BlockKind, Document

NAMES = ["Indsats", "Ansvarlig", "Tid"]
HEAD = "".join(map(cell, NAMES))
ROWS = (
    cell("Mentorkorps") + cell("Jobcenter") + cell("2027"),
    cell("Cykelskole") + cell("Skole") + cell("2028"),
)
TEXTS = [["Mentorkorps", "Jobcenter", "2027"], ["Cykelskole", "Skole", "2028"]]
WIDE, PLAIN = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', "<w:tcPr></w:tcPr>"


def read(folder: Path, body: str, **more: str) -> Document:
    document = read_bytes(folder, "plan.docx", word_file(body, **more))
    assert_laid_out(document)
    return document


def widened(row: str, place: int) -> str:
    """Return a row whose cell at a place covers two columns of the grid."""
    parts = row.split(PLAIN)
    return PLAIN.join(parts[: place + 1]) + WIDE + PLAIN.join(parts[place + 1 :])


@pytest.mark.parametrize("mark", ['<w:tblHeader w:val="0"/>', "<w:tblHeader/>"])
def test_a_mark_on_every_row_makes_no_headers_of_them(tmp_path: Path, mark: str) -> None:
    body = table(*(f"<w:trPr>{mark}</w:trPr>{row}" for row in (HEAD, *ROWS)))
    document = read(tmp_path, body)
    assert headers(document) == [NAMES] * 2
    assert rows(document) == TEXTS


@pytest.mark.parametrize("places", [(0, 0, 0), (0, 1, 1), (1, 0, 2)])
def test_a_border_drawn_aside_moves_no_cell(tmp_path: Path, places: tuple[int, ...]) -> None:
    body = table(*map(widened, (HEAD, *ROWS), places))
    document = read(tmp_path, body)
    assert headers(document) == [NAMES] * 2
    assert rows(document) == TEXTS


def test_a_column_that_no_cell_begins_in_is_none(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="3"/>'
    joined = cell("Mentor og kursus", wide) + cell("2027")
    body = table(widened(HEAD, 0), widened(ROWS[0], 0), joined)
    assert rows(read(tmp_path, body)) == [TEXTS[0], ["Mentor og kursus", "", "2027"]]


def test_a_small_table_in_a_cell_leaves_the_table_around_it(tmp_path: Path) -> None:
    inner = table(cell("Opstart") + cell("1. maj"), cell("Slut") + cell("1. juli"))
    body = table(HEAD, cell("Mentorkorps") + cell("Jobcenter") + cell(inner + p("")), ROWS[1])
    document = read(tmp_path, body)
    assert rows(document) == [
        ["Mentorkorps", "Jobcenter", "Opstart 1. maj\nSlut 1. juli"],
        TEXTS[1],
    ]


def test_a_cell_that_holds_but_a_number_shows_it_and_counts(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
        'w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = table(cell("Nr.") + HEAD, *(cell(p("", number)) + row for row in ROWS))
    document = read(tmp_path, body, numbering=numbering)
    assert rows(document) == [["1.", *TEXTS[0]], ["2.", *TEXTS[1]]]


def test_text_whose_mark_was_taken_out_stays_in_its_cell(tmp_path: Path) -> None:
    gone = p("Jobcenter", "<w:rPr><w:del/></w:rPr>")
    body = table(HEAD, cell("Mentorkorps") + cell(gone) + cell("2027"), ROWS[1])
    assert rows(read(tmp_path, body)) == TEXTS
    last = read(tmp_path, p("Vi vil bygge.", "<w:rPr><w:del/></w:rPr>") + table(HEAD, *ROWS))
    assert texts(last, BlockKind.PARAGRAPH) == ["Vi vil bygge."]


def test_a_row_that_joins_cells_finds_its_columns_among_borders_drawn_aside(tmp_path: Path) -> None:
    body = table(
        widened(HEAD, 0),
        widened(ROWS[0], 1),
        widened(ROWS[1], 0),
        cell("I alt", '<w:gridSpan w:val="3"/>') + cell("3 år"),
    )
    assert rows(read(tmp_path, body)) == [*TEXTS, ["I alt", "", "3 år"]]


@pytest.mark.parametrize(
    ("look", "headed"),
    [('w:firstRow="1"', True), ('w:val="04A0"', True), ('w:firstRow="0" w:val="04A0"', False)],
)
def test_a_style_that_sets_off_the_first_row_makes_headers_of_it(
    tmp_path: Path, look: str, headed: bool
) -> None:
    bold = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = f'<w:style w:type="table" w:styleId="G"><w:name w:val="Grid Table 4"/>{bold}</w:style>'
    marks = f'<w:tblPr><w:tblStyle w:val="G"/><w:tblLook {look}/></w:tblPr>'
    own = [cell("Det vil vi nå") + cell("Med hjælp fra"), cell("Cykler til alle") + cell("Skolen")]
    body = table(*own).replace("<w:tbl>", f"<w:tbl>{marks}")
    found = headers(read(tmp_path, body, styles=styles))
    assert (found == [["Det vil vi nå", "Med hjælp fra"]]) == headed
