"""Tables that signs draw in text, as pandoc writes them, and tables of Markdown with breaks."""

from __future__ import annotations

import pytest

from policymine.ingest.elements import RawBlock
from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind

HEADERS = ("Handling", "Ansvarlig", "Frist")


def rows(text: str) -> list[RawBlock]:
    return [block for block in parse_text(text).blocks if block.kind is BlockKind.TABLE_ROW]


def cells(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell for _, cell in row.cells) for row in rows(text)]


FRAMED = """\
Tabellen viser det hele.

+--------------------+---------------+---------+
| **Handling**       | **Ansvarlig** | Frist   |
+====================+===============+=========+
| Åben rådgivning på | Bostøtten i   | 2026    |
| biblioteket        | Nordby        |         |
|                    +---------------+---------+
|                    | Havneskolen   | 2027    |
+--------------------+---------------+---------+
| Kursus for dem,    | Recovery-     | Løbende |
| der er pårørende   | skolen        |         |
+--------------------+---------------+---------+

Udvalget ser på den hvert år.
"""
LINED = """\
  --------------------------------------------------
  Handling             Ansvarlig        Frist
  -------------------- ---------------- ------------
  Åben rådgivning på   Bostøtten i      2026
  biblioteket          Nordby

  Kursus for dem, der  Recovery-        Løbende
  er pårørende         skolen
  --------------------------------------------------
"""
SHORT = """\
  Handling          Ansvarlig   Frist
  ----------------- ----------- --------
  Åben rådgivning   Bostøtten   2026
  Kursus i mestring Skolen      Løbende

Udvalget ser på den hvert år.
"""


def test_rows_of_a_frame_are_told_by_its_lines() -> None:
    assert cells(FRAMED) == [
        ("Åben rådgivning på biblioteket", "Bostøtten i Nordby", "2026"),
        ("Åben rådgivning på biblioteket", "Havneskolen", "2027"),
        ("Kursus for dem, der er pårørende", "Recoveryskolen", "Løbende"),
    ]
    assert all(tuple(name for name, _ in row.cells) == HEADERS for row in rows(FRAMED))


def test_blank_lines_part_the_rows_between_lines_of_dashes() -> None:
    assert cells(LINED) == [
        ("Åben rådgivning på biblioteket", "Bostøtten i Nordby", "2026"),
        ("Kursus for dem, der er pårørende", "Recoveryskolen", "Løbende"),
    ]
    assert all(tuple(name for name, _ in row.cells) == HEADERS for row in rows(LINED))


def test_each_line_is_a_row_below_a_line_of_dashes() -> None:
    assert cells(SHORT) == [
        ("Åben rådgivning", "Bostøtten", "2026"),
        ("Kursus i mestring", "Skolen", "Løbende"),
    ]
    assert parse_text(SHORT).blocks[-1].text == "Udvalget ser på den hvert år."


def test_a_cell_over_several_columns_of_a_frame_is_one() -> None:
    text = FRAMED.replace(
        "| Kursus for dem,    | Recovery-     | Løbende |\n"
        "| der er pårørende   | skolen        |         |",
        "| Alt det andet holder alle øje med  | Løbende |",
    )
    assert cells(text)[-1] == ("Alt det andet holder alle øje med", "", "Løbende")


def test_a_ruler_between_paragraphs_is_no_table() -> None:
    text = "Vi åbner et værksted.\n\n-----------------\n\nDet koster 2 mio. kr.\n"
    assert not rows(text)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Åbne et<br>værksted med<br>havnen", "Åbne et værksted med havnen"),
        ("Rusmiddelcente<br>ret og de<br>frivillige", "Rusmiddelcenteret og de frivillige"),
    ],
)
def test_breaks_that_cut_sentences_end_no_line_of_a_cell(cell: str, read: str) -> None:
    text = f"| Handling | Ansvarlig |\n|---|---|\n| {cell} | Skolen |\n"
    assert cells(f"Rusmiddelcenteret åbner.\n\n{text}") == [(read, "Skolen")]


def test_breaks_between_the_lines_of_a_cell_stay() -> None:
    text = "| Handling | Ansvarlig |\n|---|---|\n| Et værksted | Skolen<br>SSP<br/>Bostøtten |\n"
    assert cells(text) == [("Et værksted", "Skolen\nSSP\nBostøtten")]


def test_headers_below_empty_ones_are_headers() -> None:
    text = "|  |  |\n| --- | --- |\n| **Handling** | **Ansvarlig** |\n| Et værksted | Skolen |\n"
    (row,) = rows(text)
    assert row.cells == (("Handling", "Et værksted"), ("Ansvarlig", "Skolen"))


def test_a_row_without_the_cell_merged_with_the_one_above_has_it_again() -> None:
    text = (
        "| Tema | Handling | Ansvarlig | Frist |\n|---|---|---|---|\n"
        "| 1. Nem hjælp | Åben rådgivning ved havnen | Bostøtten | 1. juni 2026 |\n"
        "| Kurser for pårørende | Skolen | 2. kvartal 2027 |\n"
        "| Flere caféer | Frivilligcentret | 2028 |\n"
        "| 2. Arbejde | Småjobs i byen | Jobcentret |\n"
        "| 3. Bolig | Boliger ved havnen og i byen | Ejendomme | 2028 |\n"
        "| 4. Fritid | Etablering af en sti rundt om søen | 2. kvartal 2029 |\n"
    )
    assert cells(text) == [
        ("1. Nem hjælp", "Åben rådgivning ved havnen", "Bostøtten", "1. juni 2026"),
        ("1. Nem hjælp", "Kurser for pårørende", "Skolen", "2. kvartal 2027"),
        ("1. Nem hjælp", "Flere caféer", "Frivilligcentret", "2028"),
        ("2. Arbejde", "Småjobs i byen", "Jobcentret", ""),
        ("3. Bolig", "Boliger ved havnen og i byen", "Ejendomme", "2028"),
        ("4. Fritid", "Etablering af en sti rundt om søen", "Ejendomme", "2. kvartal 2029"),
    ]


@pytest.mark.parametrize("first", ["1.1", "Vi åbner et værksted for alle, der vil være med."])
def test_a_first_row_that_names_no_columns_is_none_of_headers(first: str) -> None:
    text = f"| {first} | Havnen | Skolen |\n|---|---|---|\n| 1.2 | Byen | Skolen |\n"
    assert cells(text)[0] == (first, "Havnen", "Skolen")


def test_columns_that_a_converter_counted_have_no_name() -> None:
    text = "|Handling|Col2|Frist|\n|---|---|---|\n|Et værksted|Skolen|2026|\n"
    (row,) = rows(text)
    assert [name for name, _ in row.cells] == ["Handling", "", "Frist"]


def test_empty_cells_are_no_white_between_columns() -> None:
    text = (
        "| Handling | Ansvarlig | Frist | Økonomi |\n|---|---|---|---|\n| *Tema 1* |  |  |  |\n"
        "| Et værksted |  | 2026 |  |\n| *Tema 2* |  |  |  |\n| En café |  | 2027 |  |\n"
    )
    assert cells(text) == [("Et værksted", "", "2026", ""), ("En café", "", "2027", "")]
    bands = [b.text for b in parse_text(text).blocks if b.kind is BlockKind.HEADING]
    assert bands == ["Tema 1", "Tema 2"]


def test_rows_stay_cut_in_a_text_whose_paragraphs_are_not() -> None:
    told = (
        "Kommunen har i mange år haft åbent for alle, og det er der mange, der har nydt godt af. "
    )
    text = f"Det er tid.\n\n{told * 3}\n\n{told * 2}\n\n{told * 3}\n\n{LINED}\n\n{told * 2}\n"
    assert cells(text) == cells(LINED)


def test_a_cell_that_stands_in_all_columns_names_the_rows_below_it() -> None:
    text = (
        "|Handling|Ansvarlig|Frist|\n|---|---|---|\n|Nem hjælp|Nem hjælp|Nem hjælp|\n"
        "|Et værksted|Skolen|2026|\n|Arbejde|Arbejde|Arbejde|\n|Småjobs|Jobcentret|2027|\n"
    )
    assert cells(text) == [("Et værksted", "Skolen", "2026"), ("Småjobs", "Jobcentret", "2027")]
    bands = [b.text for b in parse_text(text).blocks if b.kind is BlockKind.HEADING]
    assert bands == ["Nem hjælp", "Arbejde"]
