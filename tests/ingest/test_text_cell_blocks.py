"""Tables whose cells stand below each other, as blocks of lines parted by blank lines, or so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reading_helpers import headers, read_bytes, rows, texts

from policymine.ingest.elements import Line
from policymine.ingest.text.cell_blocks import read_cells
from policymine.schema.document import BlockKind

PROSE = (
    "Nordby Kommune har talt med borgere og pårørende om, hvad der skal til, for at flere kan "
    "få en god hverdag i\nbyen og i sognene. Her er, hvad vi er blevet enige om at gøre, og "
    "hvem der skal sørge for, at det bliver til noget."
)
NAMES = ["Nr.", "Initiativ", "Beskrivelse", "Ansvarlig", "Deadline", "Status"]
FIRST = [
    "1.1",
    "Mandeklub på\nhavnen",
    "Klubben mødes hver torsdag\nog laver mad.",
    "Værestedet Molen",
    "1. maj 2025",
    "I gang",
]
LINE = PROSE.replace("\n", " ")
"""The same as programs write it that break no lines."""
BARE = ["1.2", "Følgeordning til lægen", "Frivilligcenter Nordby", "2026", "Ikke begyndt"]


def _text(*parts: str | list[str]) -> str:
    return "\n\n".join("\n\n".join(part) if isinstance(part, list) else part for part in parts)


def test_cells_one_after_another_are_rows(tmp_path: Path) -> None:
    text = _text("Plan for Nordby", PROSE, NAMES, FIRST, "Opfølgning\n" + PROSE)
    document = read_bytes(tmp_path, "plan.txt", text)
    whole = [cell.replace("\n", " ") for cell in FIRST]
    assert rows(document) == [whole]
    assert headers(document) == [NAMES]
    assert texts(document)[-2] == "Opfølgning"


def test_an_empty_cell_is_told_by_what_the_others_look_like(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.txt", _text("Plan", PROSE, NAMES, FIRST, BARE, PROSE))
    assert rows(document)[1] == [*BARE[:2], "", *BARE[2:]]


def test_names_on_the_next_page_and_themes_part_the_rows(tmp_path: Path) -> None:
    pages = [_text("Plan", PROSE, NAMES, FIRST), _text(NAMES[1:], "Mål 2: Vejen ud", BARE, PROSE)]
    document = read_bytes(tmp_path, "plan.txt", "\n\n\f".join(pages))
    assert [len(row) for row in rows(document)] == [6, 6]
    assert "Mål 2: Vejen ud" in texts(document, BlockKind.HEADING)


def test_lines_below_names_that_do_not_fit_stay_text(tmp_path: Path) -> None:
    cells = [
        "Alt er, som det plejer.",
        "Det er vi glade for.",
        "Vi ses igen.",
        "Hilsen fra os alle.",
    ]
    text = _text("Brev", PROSE, ["Initiativ", "Ansvarlig", "Deadline", "Økonomi"], cells)
    assert rows(read_bytes(tmp_path, "brev.txt", text)) == []


def test_a_paragraph_in_a_cell_stays_one(tmp_path: Path) -> None:
    cell = "Mandeklub\nKlubben mødes hver torsdag på\nhavnen."
    text = _text("Plan", PROSE, NAMES, [FIRST[0], cell, *FIRST[2:]], PROSE)
    (row,) = rows(read_bytes(tmp_path, "plan.txt", text))
    assert row[1] == "Mandeklub\nKlubben mødes hver torsdag på havnen."


def test_names_of_columns_without_a_row_below_are_text(tmp_path: Path) -> None:
    text = "Plan\n\nIndsats\n\nAnsvarlig\n\nTidsplan\n\nStatus\n"
    labelled = "Plan\n\nIndsats: Ture\n\nAnsvarlig: Havnen\n\nTidsplan: Juni\n\nStatus: I gang\n"
    for given in (text, labelled):
        read = read_bytes(tmp_path, "plan.txt", given).text
        assert [word for word in given.split() if word not in read] == []


@pytest.mark.parametrize(("prose", "between"), [(PROSE, "\n\n"), (LINE, "\n"), (LINE, "\n\n")])
def test_a_unit_a_year_and_a_stage_end_no_table_whose_columns_are_called_so(
    tmp_path: Path, prose: str, between: str
) -> None:
    first = ["Ture til skoven", "Center for Voksne", "2026", "Gennemført"]
    second = ["Kaffe på torvet", "Afdelingen for Fritid", "2. kvartal 2027", "Ikke begyndt"]
    names = ["Indsats", "Ansvarlig", "Tidsplan", "Status"]
    text = "\n\n".join(["Plan", prose, between.join([*names, *first, *second]), prose])
    assert rows(read_bytes(tmp_path, "plan.txt", text)) == [first, second]


def test_a_table_of_hundreds_of_cells_is_read_to_its_end(tmp_path: Path) -> None:
    names = ["Indsats", "Ansvarlig", "Tidsplan", "Status"]
    cells = [[f"Tur til sø nummer {n}", "Kulturhuset", "Maj 2027", "I gang"] for n in range(300)]
    text = "\n".join([LINE, *names, *(cell for row in cells for cell in row), LINE])
    assert rows(read_bytes(tmp_path, "plan.txt", text)) == cells


def test_a_number_opens_a_row_though_the_one_above_has_nothing_more(tmp_path: Path) -> None:
    cells = [*FIRST, "1.2", "1.3", *FIRST[1:]]
    found = rows(read_bytes(tmp_path, "plan.txt", _text("Plan", PROSE, NAMES, cells, PROSE)))
    assert [row[0] for row in found] == ["1.1", "1.3"]


MILESTONES = [
    ["Opstart af ture for nye beboere", "Projektleder", "31. marts 2026"],
    ["Lån af både", "Havnekontoret", "15. maj 2026"],
    ["Åbning af værksted i bådhuset", "Kystgården", "August 2026"],
    ["Rapport om sæsonen", "Projektleder", "3. kvartal 2026"],
    ["Beslutning om forankring af turene", "Styregruppen", "30. juni 2027"],
    ["Afsluttende sommerfest", "Projektleder", "1. august 2027"],
]


def test_cells_like_names_of_columns_open_no_other_table(tmp_path: Path) -> None:
    named = ["Milepæl", "Ansvarlig", "Færdig senest"]
    document = read_bytes(tmp_path, "plan.txt", _text("Plan", PROSE, named, *MILESTONES, PROSE))
    assert headers(document) == [named] * len(MILESTONES)
    assert rows(document) == MILESTONES


def test_lines_that_hold_two_make_no_cells_of_prose() -> None:
    lines = [Line(line, end=len(line), room=115) for line in PROSE.split("\n")]
    doubled = [Line(LINE, end=len(LINE) - 115, room=115, gap=1) for _ in range(3)]
    assert all(cell.barred for cell in read_cells([*doubled, replace(lines[0], gap=1), lines[1]]))


SHORT = """\
Plan for Nordby

Nordby Kommune har talt med borgere og pårørende om, hvad der skal til, for at flere kan få en god
hverdag i byen.
Mål

Handling

Ansvarlig

Tidsplan

Et åbent hus

Følgeordning til lægen, så ingen går alene
derhen på den første dag

Frivilligcenter
Nordby
1. kvartal
2026

Mandeklub på havnen til mænd under
40 år

Værestedet

ultimo 2026

En tryg by

Samtaler med naboer til
alle botilbud

Socialpsykiatrien

maj 2027

Lys på stien langs åen og ved
stationen

Vej og Park

2027
"""


def test_a_first_cell_goes_for_the_rows_below_it_in_a_short_text(tmp_path: Path) -> None:
    """Its one line of running text shows how wide it is, and a time below a name is a cell."""
    document = read_bytes(tmp_path, "plan.txt", SHORT)
    assert headers(document)[0] == ["Mål", "Handling", "Ansvarlig", "Tidsplan"]
    assert rows(document) == [
        [
            "Et åbent hus",
            "Følgeordning til lægen, så ingen går alene derhen på den første dag",
            "Frivilligcenter Nordby",
            "1. kvartal 2026",
        ],
        [
            "Et åbent hus",
            "Mandeklub på havnen til mænd under 40 år",
            "Værestedet",
            "ultimo 2026",
        ],
        ["En tryg by", "Samtaler med naboer til alle botilbud", "Socialpsykiatrien", "maj 2027"],
        ["En tryg by", "Lys på stien langs åen og ved stationen", "Vej og Park", "2027"],
    ]
