"""The Word report as a word processor opens it."""

from __future__ import annotations

from pathlib import Path

import docx
import pandas as pd
import pytest
from made_run import report_of
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
    write_docx(path, report_of(made_tables(), CODEBOOK))
    assert headings(path)[:4] == [
        "Sammenligning af kommunernes planer",
        "Overblik",
        "Nordby",
        "Mål",
    ]
    write_docx(path, report_of(made_tables(), CODEBOOK, lang="en"))
    assert headings(path)[-2:] == ["Method and limits", "Documents"]


def test_the_matrix_says_share_interval_and_reading(path):
    write_docx(path, report_of(made_tables(), CODEBOOK))
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[0].rows]
    assert rows[0] == ["Kommune", "A", "B"]
    assert rows[1][0] == "Nordby\n2 initiativer"
    assert rows[1][1].startswith("50\N{NO-BREAK SPACE}% (")
    assert rows[1][2] == "kun mål"
    assert rows[2] == ["Aaby", "dårligt læst", "dårligt læst"]


def test_the_chain_stands_as_units_by_links(path):
    write_docx(path, report_of(made_tables(), CODEBOOK))
    found = [[[c.text for c in row.cells] for row in t.rows]
             for t in docx.Document(str(path)).tables]  # fmt: skip
    (chain,) = (rows for rows in found if rows[0][-1] == "alle led")
    assert chain[0][:4] == ["Kommune", "mål med initiativ", "mål", "ansvarlig"]
    assert chain[1][:4] == ["Nordby", "1 / 1", "1 / 2", "0 / 2"]


def test_figures_are_placed_where_there_are_any(path, tmp_path):
    from matplotlib.figure import Figure

    Figure(figsize=(1, 1)).savefig(tmp_path / "comparison.png")
    write_docx(path, report_of(made_tables(), CODEBOOK), figures=tmp_path)
    assert len(docx.Document(str(path)).inline_shapes) == 1
    write_docx(path, report_of(made_tables(), CODEBOOK), figures=tmp_path / "none")
    assert len(docx.Document(str(path)).inline_shapes) == 0


def test_a_long_table_is_cut_and_says_so(path):
    tables = made_tables()
    many = [{"id": f"g{n}", "document": "n.txt", "unit": "Nordby", "title": f"Mål {n}"}
            for n in range(MOST_ROWS + 3)]  # fmt: skip
    tables["goals"] = build_frame(COLUMNS["goals"], many)
    write_docx(path, report_of(tables, CODEBOOK))
    text = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert "… og 3 til; alle står i comparison.xlsx." in text


def test_each_unit_has_room_in_what_became_of_plans(path):
    tables = made_tables()
    rows = [
        {"unit": unit, "kind": "goal", "change": "kept", "earlier_title": f"{unit} {n}"}
        for unit in ("Nordby", "Aaby")
        for n in range(MOST_ROWS)
    ]
    tables["over_time"] = build_frame(dict.fromkeys(tables["over_time"].columns, "str"), rows)
    write_docx(path, report_of(tables, CODEBOOK))
    found = docx.Document(str(path))
    cells = [c.text for t in found.tables for r in t.rows for c in r.cells]
    half = MOST_ROWS // 2
    assert {f"Nordby {half - 1}", f"Aaby {half - 1}"} <= set(cells)
    assert f"Nordby {half}" not in cells
    assert f"… og {MOST_ROWS} til; alle står i comparison.xlsx." in [
        p.text for p in found.paragraphs
    ]


def test_what_a_second_document_of_a_unit_repeats_stands_once(path):
    tables = made_tables()
    again = tables["initiatives"].iloc[1:].assign(id="i3", document="m.txt")
    tables["initiatives"] = pd.concat([tables["initiatives"], again])
    more = tables["documents"].iloc[1:].assign(document="m.txt")
    tables["documents"] = pd.concat([tables["documents"], more])
    tables["comparison"] = tables["comparison"].assign(documents="n.txt; m.txt")
    write_docx(path, report_of(tables, CODEBOOK))
    cells = [c.text for t in docx.Document(str(path)).tables for r in t.rows for c in r.cells]
    assert cells.count("Lang") == 1


def test_a_run_without_a_plan_has_no_empty_chapters(path):
    tables = made_tables()
    none = tables["comparison"].assign(reading="no plan", documents="", share=None)
    tables |= {name: tables[name].iloc[:0] for name in ("chain", "commitment")}
    tables |= {"comparison": none, "units": tables["units"].assign(documents="")}
    write_docx(path, report_of(tables, CODEBOOK))
    assert not {"Hvor bindende", "Fra mål til indikator"} & set(headings(path))
    assert "Der er ingen plan at sammenligne på." in [
        paragraph.text for paragraph in docx.Document(str(path)).paragraphs
    ]


def test_a_row_is_not_broken_and_a_table_stands_with_the_line_above_it(path):
    write_docx(path, report_of(made_tables(), CODEBOOK))
    body = docx.Document(str(path)).element.body
    assert len(body.xpath(".//w:tr[not(w:trPr/w:cantSplit)]")) == 0
    above = body.xpath("./w:tbl/preceding-sibling::*[1][self::w:p[not(w:pPr/w:pStyle)]]")
    assert above
    assert all(line.pPr.keepNext is not None for line in above)


def test_control_characters_do_not_break_the_file(path):
    tables = made_tables()
    tables["initiatives"]["title"] = "Ny\x0bside\x00 <b>&"
    write_docx(path, report_of(tables, CODEBOOK))
    cells = [c.text for t in docx.Document(str(path)).tables for r in t.rows for c in r.cells]
    assert "Nyside <b>&" in cells


def test_two_reports_of_the_same_tables_are_the_same_bytes(path, tmp_path):
    tables, other = made_tables(), tmp_path / "other.docx"
    write_docx(path, report_of(tables, CODEBOOK))
    write_docx(other, report_of(tables, CODEBOOK))
    assert path.read_bytes() == other.read_bytes()
