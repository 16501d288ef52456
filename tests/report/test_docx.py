"""The Word report as a word processor opens it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from test_xlsx import CODEBOOK, made_tables

from policymine.report.docx import MOST_ROWS, write_docx
from policymine.tables import COLUMNS, build_frame


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.docx"


def headings(path: Path) -> list[str]:
    paragraphs = docx.Document(str(path)).paragraphs
    return [p.text for p in paragraphs if p.style.name.startswith(("Heading", "Title"))]


def test_chapters_are_headings_in_danish_or_english(path):
    write_docx(path, made_tables(), CODEBOOK)
    assert headings(path)[:4] == [
        "Sammenligning af kommunernes planer",
        "Overblik",
        "Nordby",
        "Mål",
    ]
    write_docx(path, made_tables(), CODEBOOK, lang="en")
    assert headings(path)[-2:] == ["Method and limits", "Documents"]


def test_the_matrix_says_share_interval_and_reading(path):
    write_docx(path, made_tables(), CODEBOOK)
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[0].rows]
    assert rows[0] == ["Kommune", "A", "B"]
    assert rows[1][0] == "Nordby"
    assert rows[1][1].startswith("50 % (")
    assert rows[1][2] == "kun mål"
    assert rows[2] == ["Aaby", "dårligt læst", "dårligt læst"]


def test_the_chain_stands_as_units_by_links(path):
    write_docx(path, made_tables(), CODEBOOK)
    found = [[[c.text for c in row.cells] for row in t.rows]
             for t in docx.Document(str(path)).tables]  # fmt: skip
    (chain,) = (rows for rows in found if rows[0][-1] == "alle led")
    assert chain[0][:4] == ["Kommune", "mål med initiativ", "mål", "ansvarlig"]
    assert chain[1][:4] == ["Nordby", "1 / 1", "1 / 2", "0 / 2"]


def test_figures_are_placed_where_there_are_any(path, tmp_path):
    from matplotlib.figure import Figure

    Figure(figsize=(1, 1)).savefig(tmp_path / "comparison.png")
    write_docx(path, made_tables(), CODEBOOK, figures=tmp_path)
    assert len(docx.Document(str(path)).inline_shapes) == 1
    write_docx(path, made_tables(), CODEBOOK, figures=tmp_path / "none")
    assert len(docx.Document(str(path)).inline_shapes) == 0


def test_a_long_table_is_cut_and_says_so(path):
    tables = made_tables()
    many = [{"id": f"g{n}", "document": "n.txt", "unit": "Nordby", "title": f"Mål {n}"}
            for n in range(MOST_ROWS + 3)]  # fmt: skip
    tables["goals"] = build_frame(COLUMNS["goals"], many)
    write_docx(path, tables, CODEBOOK)
    text = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert "… og 3 til; alle står i comparison.xlsx." in text


def test_control_characters_do_not_break_the_file(path):
    tables = made_tables()
    tables["initiatives"]["title"] = "Ny\x0bside\x00 <b>&"
    write_docx(path, tables, CODEBOOK)
    cells = [c.text for t in docx.Document(str(path)).tables for r in t.rows for c in r.cells]
    assert "Nyside <b>&" in cells


def test_two_reports_of_the_same_tables_are_the_same_bytes(path, tmp_path):
    tables, other = made_tables(), tmp_path / "other.docx"
    write_docx(path, tables, CODEBOOK)
    write_docx(other, tables, CODEBOOK)
    assert path.read_bytes() == other.read_bytes()
