"""The workbook as a spreadsheet program opens it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from made_run import made_run, report_of, with_tables

from policymine.compare import compare
from policymine.errors import ConfigError
from policymine.report import xlsx
from policymine.report.labels import LANGUAGES, read_labels
from policymine.report.places import Places
from policymine.report.xlsx import write_workbook
from policymine.report.xlsx.formats import mix
from policymine.schema.codebook import Code, Codebook, NoCode
from policymine.schema.document import Block, BlockKind
from policymine.tables import COLUMNS, build_frame, hold

CODEBOOK = Codebook(
    id="test",
    version="1",
    title="Test",
    codes=(
        Code(id="A", title="Fællesskab", short="Fælles", definition="…", color="#009E73"),
        Code(id="B", title="Bolig", definition="…", color="#000000"),
    ),
    none=NoCode(title="Ingen"),
)


def made_tables() -> dict[str, pd.DataFrame]:
    """Return two plans, of which one could not be read, with one goal and two initiatives."""
    rows = {
        "documents": [
            {"document": "a.txt", "unit": "Aaby", "kind": "plan", "status": "needs_ocr"},
            {"document": "n.txt", "unit": "Nordby", "kind": "plan", "status": "ok", "quality": 1.0},
        ],
        "goals": [{"id": "g1", "document": "n.txt", "unit": "Nordby", "title": "Flere venner"}],
        "initiatives": [
            {
                "id": "i1",
                "document": "n.txt",
                "unit": "Nordby",
                "goal": "g1",
                "title": "=HYPERLINK(1)",
                "deadline_end": date(2024, 5, 1),
                "money": 250000.0,
                "state": "planned",
                "page": 3,
            },
            {
                "id": "i2",
                "document": "n.txt",
                "unit": "Nordby",
                "title": "Lang",
                "text": "x" * 40000,
                "state": "ongoing",
            },
        ],
        "codings": [
            {"finding": "i1", "code": "A", "score": 0.5, "assigned": True, "evidence": "venner"},
            {"finding": "i1", "code": "B", "score": 0.1, "assigned": False},
            {"finding": "i2", "code": "none", "score": 0.9, "assigned": True},
            {"finding": "g1", "code": "B", "score": 0.9, "assigned": True},
        ],
        "actors": [
            {
                "id": "a1",
                "name": "Cafeen",
                "type": "facility",
                "unit": "Nordby",
                "reason": "another spelling: Kafeen = Cafeen; the only café that is named: X = Y",
            }
        ],
        "mentions": [{"actor": "a1", "document": "n.txt", "text": "cafeen", "page": 1}],
    }
    rows["codings"] = [{"uncertain": False} | row for row in rows["codings"]]
    for row in rows["documents"]:
        row |= {"characters": 0 if row["status"] == "needs_ocr" else 9, "period_start": 2020}
    tables = {name: build_frame(COLUMNS[name], found) for name, found in rows.items()}
    return tables | compare(tables, CODEBOOK)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("book") / "comparison.xlsx"
    write_workbook(path, report_of(made_tables(), CODEBOOK))
    return openpyxl.load_workbook(path)


@pytest.fixture
def column(book) -> Callable[[str, str], list[openpyxl.cell.Cell]]:
    """Return a getter of the cells below a header."""

    def get(sheet: str, header: str) -> list[openpyxl.cell.Cell]:
        for cells in book[sheet].iter_cols():
            if cells[0].value == header:
                return list(cells[1:])
        raise KeyError(header)

    return get


def test_the_first_sheet_is_the_matrix(book):
    sheet = book.worksheets[0]
    assert sheet.title == "Oversigt"
    assert [cell.value for cell in sheet[2]][:4] == ["Kommune", "A Fælles", "B Bolig", "Mål"]
    assert [cell.value for cell in sheet[3]][:3] == ["Nordby", 0.5, "kun mål"]
    assert [cell.value for cell in sheet[4]][:3] == ["Aaby", "dårligt læst", "dårligt læst"]
    assert sheet["B3"].number_format == "0 %"


def test_the_fullest_cell_keeps_black_text_legible():
    assert mix("#009E73", 0) == "#FFFFFF"
    assert mix("#000000", 1) == "#000000"


def test_every_table_has_a_sheet_with_frozen_header_and_filter(book):
    assert {"Mål", "Initiativer", "Kodninger", "Kæde", "Dokumenter"} <= set(book.sheetnames)
    assert book.sheetnames[-1] == "Læsevejledning"
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref


def test_ids_have_the_names_of_what_they_are_of_beside_them(column):
    assert [cell.value for cell in column("Initiativer", "Mål")] == ["Flere venner", None]
    assert column("Initiativer", "Mål-id")[0].value == "g1"
    name = column("Omtaler", "Navn")[0]
    assert (name.value, name.hyperlink.location) == ("Cafeen", "'Aktører'!A2")
    assert column("Aktører", "Hører til")[0].value == "Nordby"


def test_why_names_are_one_actor_is_said_in_danish(column):
    assert column("Aktører", "Begrundelse")[0].value == (
        "anden stavemåde: Kafeen = Cafeen; den eneste af slagsen (café), der er nævnt: X = Y"
    )


def test_a_plan_of_one_year_names_it_once(tmp_path):
    tables = made_tables()
    tables["units"] = tables["units"].assign(period_start=2026, period_end=2026)
    write_workbook(tmp_path / "a.xlsx", report_of(tables, CODEBOOK))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet["G3"].value.endswith(" 2026")


def test_text_is_never_a_formula(column):
    cell = column("Initiativer", "Titel")[0]
    assert (cell.value, cell.data_type) == ("'=HYPERLINK(1)", "s")


def test_rows_are_as_high_as_their_texts_and_free_to_change(book, tmp_path):
    heights = book["Initiativer"].row_dimensions
    assert (heights[2].height, heights[3].height) == (30, 399.75)
    write_workbook(tmp_path / "a.xlsx", report_of(made_tables(), CODEBOOK))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert not any(b"customHeight" in sheet for sheet in sheets)


def test_text_longer_than_a_cell_is_cut_with_a_mark(column):
    text = column("Initiativer", "Tekst")[1].value
    assert len(text) == 32767
    assert text.endswith("…")


def test_cells_are_typed(column):
    assert column("Initiativer", "Frist til")[0].value == datetime(2024, 5, 1)
    assert column("Initiativer", "Beløb (kr.)")[0].value == 250000
    assert column("Initiativer", "Stadie")[0].value == "kommende"


def test_a_finding_leads_to_its_evidence_and_back(column):
    codes = column("Initiativer", "Koder")[0]
    assert codes.value == "A"
    finding = column("Kodninger", "Fund")[0]
    assert codes.hyperlink.location == "'Kodninger'!A2"
    assert finding.hyperlink.location == "'Initiativer'!A2"
    assert column("Initiativer", "Mål")[0].hyperlink.location == "'Mål'!A2"


def test_only_assigned_codings_are_shown_each_with_its_finding(column):
    assert [cell.value for cell in column("Kodninger", "Kode")] == ["A", "ingen", "B"]
    assert column("Kodninger", "Side")[0].value == 3


def test_two_workbooks_of_the_same_tables_are_the_same_bytes(tmp_path: Path):
    tables = made_tables()
    paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in paths:
        write_workbook(path, report_of(tables, CODEBOOK))
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_english_on_request(tmp_path: Path):
    path = tmp_path / "comparison.xlsx"
    write_workbook(path, report_of(made_tables(), CODEBOOK, lang="en"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "Overview"
    assert book["Overview"]["B4"].value == "badly read"
    with pytest.raises(ConfigError):
        write_workbook(path, report_of(made_tables(), CODEBOOK, lang="fr"))


def test_languages_name_the_same_sheets_and_columns():
    danish, english = (read_labels(lang) for lang in LANGUAGES)
    groups = ("sheet", "about", "matrix", "docx", "figure", "guide", "column", "empty")
    for group in (*groups, "empty_column"):
        assert danish.names(group) == english.names(group)
    for labels in (danish, english):
        titles = [labels.text("sheet", name) for name in labels.names("sheet")]
        assert len(set(titles)) == len(titles)
        assert max(map(len, titles)) <= 31
        assert set(labels.names("about")) | {"guide"} == set(labels.names("sheet"))


def test_every_table_and_column_has_its_words():
    labels = read_labels("da")
    for name, table in made_tables().items():
        assert name in labels.names("sheet")
        assert set(table.columns) <= set(labels.names("column"))


def test_a_long_table_is_cut_and_the_last_sheet_says_so(tmp_path: Path):
    path = tmp_path / "b.xlsx"
    write_workbook(path, report_of(made_tables(), CODEBOOK), most_rows=1)
    book = openpyxl.load_workbook(path)
    assert book["Initiativer"].max_row == 2
    said = {row[0].value: row[1].value for row in book.worksheets[-1].iter_rows(min_row=3)}
    assert "de første 1 rækker" in said["Initiativer"]
    assert "de første" not in said["Mål"]


def test_a_workbook_of_many_rows_is_not_held_and_says_the_same(tmp_path, monkeypatch):
    held, written = tmp_path / "held.xlsx", tmp_path / "written.xlsx"
    write_workbook(held, report_of(made_tables(), CODEBOOK))
    monkeypatch.setattr(xlsx, "MOST_HELD", 0)
    with hold(made_tables()) as tables:
        write_workbook(written, report_of(tables, CODEBOOK))
    one, other = openpyxl.load_workbook(held), openpyxl.load_workbook(written)
    assert one.sheetnames == other.sheetnames
    for name in one.sheetnames:
        assert list(one[name].values) == list(other[name].values)
        assert one[name].column_dimensions["A"].width == other[name].column_dimensions["A"].width


def guide_of(book):
    return {row[0].value: row[1].value for row in book.worksheets[-1].iter_rows(min_row=3)}


def test_a_sheet_without_rows_says_why_there_and_in_the_guide(book, tmp_path):
    said = guide_of(book)
    assert book["Grupper"]["A2"].value.startswith("Tomt: grupper dannes først ved fire kommuner")
    assert book["Grupper"]["A2"].value in said["Grupper"]
    tables = made_tables()
    tables["units"] = tables["units"].iloc[:1]
    write_workbook(tmp_path / "a.xlsx", report_of(tables, CODEBOOK))
    alone = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "ikke to kommuner med en plan" in alone["Grupper"]["A2"].value


def test_a_column_without_cells_is_explained(book):
    said = guide_of(book)
    assert "Tomme kolonner: " in said["Initiativer"]
    assert "Indikator" in said["Initiativer"].split("Tomme kolonner: ")[1]
    assert "står ikke i dokumenterne" in said["Initiativer"]
    assert "Udgave af (intet dokument er udkast" in said["Dokumenter"]
    assert "Tomme kolonner" not in said["Forpligtelse"]


def test_findings_stand_in_the_order_of_the_units(tmp_path):
    tables = made_tables()
    first = tables["initiatives"].iloc[[1, 0]].assign(unit=["Aaby", "Nordby"])
    more = first.iloc[:1].assign(id="i3", unit="")
    tables["initiatives"] = pd.concat([more, first])
    write_workbook(tmp_path / "a.xlsx", report_of(tables, CODEBOOK))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Initiativer"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["Nordby", "Aaby", None]


def test_what_the_evidence_says_is_explained(book):
    assert "»tungest«" in guide_of(book)["Kodninger"]


def test_a_workbook_without_persons_says_where_names_still_stand(book, tmp_path):
    write_workbook(tmp_path / "a.xlsx", report_of(made_tables(), CODEBOOK, people=False))
    masked = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    notes = [
        [str(row[0].value) for row in sheet.iter_rows()] for sheet in (masked, book.worksheets[0])
    ]
    assert [any("Navne i citater" in note for note in found) for found in notes] == [True, False]


def test_a_format_without_pages_has_none_and_says_the_heading(tmp_path):
    data = made_run(("Lindehøj",))
    document = data.documents[0]
    lines = (
        Block(kind=BlockKind.HEADING, start=0, end=33, page=1),
        Block(kind=BlockKind.PARAGRAPH, start=35, end=len(document.text), page=1),
    )
    plain = {"media_type": "text/html", "pages": document.pages[:1], "blocks": lines}
    table = data.tables["documents"].assign(media_type="text/html", pages=1)
    data = with_tables(data, documents=table)
    data = replace(data, documents=(document.model_copy(update=plain),))
    write_workbook(tmp_path / "a.xlsx", data)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    head, first = list(book["Initiativer"].values)[:2]
    row = dict(zip(head, first, strict=True))
    assert row["Side"] == "–"
    assert row["Under overskriften"] == document.text[:33]
    assert "Under overskriften" not in next(book["Omtaler"].values)
    assert Places(data).say(data.rows("goals")[0]) == f"under »{document.text[:33]}«"


def test_sheets_are_printed_on_a4_across(book):
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize in (9, "9")
        assert sheet.page_setup.orientation == "landscape"
    printed = book["Mål"][book["Mål"].print_area.split("!")[1]]
    assert "Id" not in [cell.value for cell in printed[0]]


def test_the_matrix_says_how_many_count_and_are_left_out(tmp_path):
    tables = made_tables()
    tables["units"] = tables["units"].assign(initiatives=5, completed=2, abandoned=1)
    write_workbook(tmp_path / "a.xlsx", report_of(tables, CODEBOOK))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    head = [cell.value for cell in sheet[2]]
    assert sheet.cell(3, head.index("Initiativer, der tæller") + 1).value == 5
    assert sheet.cell(3, head.index("Udeladt (afsluttet eller opgivet)") + 1).value == 3
