"""Rows of tables that ``pdftotext -layout`` sets close, and words beside their columns."""

from __future__ import annotations

from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind


def _rows(text: str) -> list[list[str]]:
    found = [block for block in parse_text(text).blocks if block.kind is BlockKind.TABLE_ROW]
    return [[cell for _, cell in block.cells] for block in found]


SHARED = """\
Mål                Handling                        Ansvarlig           Tidsplan
En tryg by at bo   Etablering af gadelys ved       Center for          1. kvartal
i hele året        åen, Torvet og Havnen           Byggeri             2026
                   Udvidelse af natbussen          Vejafdelingen       ultimo 2026
                   til alle bydele
Et sted at mødes Åbne en café                      Huset Nord          maj 2027
for de unge      i den gamle skole
                   Ansættelse af to vejledere      Jobcentret          2027
"""


def test_a_row_opens_where_its_cells_do_though_the_first_is_shared() -> None:
    assert _rows(SHARED) == [
        [
            "En tryg by at bo i hele året",
            "Etablering af gadelys ved åen, Torvet og Havnen",
            "Center for Byggeri",
            "1. kvartal 2026",
        ],
        [
            "En tryg by at bo i hele året",
            "Udvidelse af natbussen til alle bydele",
            "Vejafdelingen",
            "ultimo 2026",
        ],
        [
            "Et sted at mødes for de unge",
            "Åbne en café i den gamle skole",
            "Huset Nord",
            "maj 2027",
        ],
        ["Et sted at mødes for de unge", "Ansættelse af to vejledere", "Jobcentret", "2027"],
    ]


YEARS = """\
Aktivitet                             2025    2026    2027
Gadelys ved åen og på torvet            X       X
Natbus til alle bydele                          X       X

Et sted at mødes
Alle unge har et sted at mødes efter skole, og det er åbent i ferien.

Aktivitet                             2025    2026    2027
Café i den gamle skole                          X
To vejledere på gymnasiet               X       X
"""


def test_years_beside_one_name_are_columns_and_a_theme_parts_their_tables() -> None:
    blocks = parse_text(YEARS).blocks
    heads = {head for block in blocks for head, _ in block.cells}
    assert heads == {"Aktivitet", "2025", "2026", "2027"}
    assert [row[0] for row in _rows(YEARS)] == [
        "Gadelys ved åen og på torvet",
        "Natbus til alle bydele",
        "Café i den gamle skole",
        "To vejledere på gymnasiet",
    ]
    assert "Et sted at mødes" in [b.text for b in blocks if b.kind is BlockKind.HEADING]


LISTED = """\
Mål                  Indsatser                       Ansvarlig
Alle har et sted                                     Center for
at gå hen.              Åbne en café i den gamle     Kultur
                        skole
                        Ansætte en vejleder
                        Gratis psykolog til alle
                        unge

Ingen går bange                                      Vejafdelingen
hjem.                   Etablering af lys på stien
                        langs åen
                        Udvidelse af natbussen
"""


def test_acts_that_a_cell_lists_without_glyphs_are_items() -> None:
    assert [row[1].split("\n") for row in _rows(LISTED)] == [
        [
            "• Åbne en café i den gamle skole",
            "• Ansætte en vejleder",
            "• Gratis psykolog til alle unge",
        ],
        ["• Etablering af lys på stien langs åen", "• Udvidelse af natbussen"],
    ]
