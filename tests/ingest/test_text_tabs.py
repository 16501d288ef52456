"""Tables in text saved out of Word: tabs divide cells, whose paragraphs have a line each."""

from __future__ import annotations

import pytest

from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind

TABLE = """\
Sådan gør vi
Handling\tAnsvarlig\tFrist\tPris
Nem hjælp til alle
Åben rådgivning\tBostøtten
Skolen\t1. juni 2026\t1
Kurser for pårørende\tRecoveryskolen\t2027\t2
og lokaler
Arbejde og uddannelse
Småjobs i byen\tJobcentret\t2027\t3
Flere mentorer\tJobcentret\t2028\t4
Udvalget ser på tabellen hvert år i marts.
"""


def test_a_row_goes_on_until_it_has_the_tabs_of_its_table() -> None:
    rows = [block for block in parse_text(TABLE).blocks if block.kind is BlockKind.TABLE_ROW]
    assert [tuple(cell for _, cell in row.cells) for row in rows] == [
        ("Åben rådgivning", "Bostøtten Skolen", "1. juni 2026", "1"),
        ("Kurser for pårørende", "Recoveryskolen", "2027", "2 og lokaler"),
        ("Småjobs i byen", "Jobcentret", "2027", "3"),
        ("Flere mentorer", "Jobcentret", "2028", "4"),
    ]
    names = tuple(name for name, _ in rows[0].cells)
    assert names == ("Handling", "Ansvarlig", "Frist", "Pris")


def test_a_line_between_rows_names_those_below_it() -> None:
    blocks = parse_text(TABLE).blocks
    heads = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert heads[-2:] == ["Nem hjælp til alle", "Arbejde og uddannelse"]
    assert blocks[-1].text == "Udvalget ser på tabellen hvert år i marts."


def test_rows_that_end_in_numbers_are_no_contents() -> None:
    rows = "".join(f"Handling {n}\tBostøtten i Nordby\t2026\t{n}\n" for n in range(1, 7))
    blocks = parse_text(f"Plan\n\nHvad\tHvem\tHvornår\tMål\n{rows}\nDet er planen.\n").blocks
    assert sum(block.kind is BlockKind.TABLE_ROW for block in blocks) == 6


def test_a_tab_alone_on_its_line_parts_two_cells() -> None:
    apart = "\n\n\t\n\n"
    table = "\n\n\n\n\n".join(
        apart.join(row)
        for row in (
            ("Tiltag", "Ansvarlig", "Tidsplan"),
            ("Mentorer på botilbud", "Jobcentret", "4. kvartal 2026"),
            ("Boliger ved havnen", "", "2027"),
        )
    )
    text = f"Plan\n\nTiltagene står i tabellen.\n\n{table}\n\nDet er planen.\n"
    rows = [block for block in parse_text(text).blocks if block.kind is BlockKind.TABLE_ROW]
    assert [row.cells for row in rows] == [
        (
            ("Tiltag", "Mentorer på botilbud"),
            ("Ansvarlig", "Jobcentret"),
            ("Tidsplan", "4. kvartal 2026"),
        ),
        (("Tiltag", "Boliger ved havnen"), ("Ansvarlig", ""), ("Tidsplan", "2027")),
    ]


TOLD = (
    "En plan skal kunne måles. Derfor har byrådet valgt at formulere seks forpligtelser, som alle "
    "kan følge år for år, og som enhver kan holde os op på."
)


@pytest.mark.parametrize("above", ["Vedtaget den 17. december 2025", "Anna Birk Holm, borgmester"])
def test_a_short_line_below_who_signs_heads_the_text_below_it(above: str) -> None:
    text = f"Plan for Nordby\n{above}\nKort om planen\n{TOLD}\nDe næste år\nVi ser på tallene.\n"
    heads = [b.text for b in parse_text(text).blocks if b.kind is BlockKind.HEADING]
    assert "Kort om planen" in heads
    assert above not in heads
