"""Tables in text as ``pdftotext -layout`` writes it: rows without white between them."""

from __future__ import annotations

from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind

TABLE = """\
Handlingerne står i tabellen.

Spor            Handling           Ansvarlig          Frist
Spor 1          Åben rådgivning    Bostøtten          2026
Nem hjælp       på biblioteket
                hver uge
                Fælles skema       Visitationen og    Løbende
                for alle tilbud    jobcentret
Spor 2          Kursus i mestring  Recoveryskolen     2027
Fællesskab      for pårørende
"""


def _rows(text: str) -> list[tuple[str, ...]]:
    blocks = parse_text(text).blocks
    return [
        tuple(cell for _, cell in block.cells)
        for block in blocks
        if block.kind is BlockKind.TABLE_ROW
    ]


def test_cells_that_begin_again_side_by_side_open_a_row() -> None:
    assert [row[1:] for row in _rows(TABLE)] == [
        ("Åben rådgivning på biblioteket hver uge", "Bostøtten", "2026"),
        ("Fælles skema for alle tilbud", "Visitationen og jobcentret", "Løbende"),
        ("Kursus i mestring for pårørende", "Recoveryskolen", "2027"),
    ]


def test_a_cell_merged_downwards_counts_for_each_row_beside_it() -> None:
    assert [row[0] for row in _rows(TABLE)] == [
        "Spor 1 Nem hjælp",
        "Spor 1 Nem hjælp",
        "Spor 2 Fællesskab",
    ]


def test_cells_in_the_middle_of_their_row_do_not_open_one() -> None:
    text = """\
Handling             Begrundelse                         Frist

                     Mange har brug for en at tale
Åben rådgivning      med, før det bliver svært, og       2026
                     det skal være let.

                     Borgerne fortæller det samme
Fælles skema         igen og igen, og det er der         2027
                     ingen, der har gavn af.
"""
    assert [row[0] for row in _rows(text)] == ["Åben rådgivning", "Fælles skema"]


def test_a_heading_below_a_table_is_no_row_though_a_word_stands_in_a_column() -> None:
    text = TABLE + "\nSådan følger vi op på planen\nUdvalget ser på den hvert år i marts.\n"
    blocks = parse_text(text).blocks

    assert blocks[-2].kind is BlockKind.HEADING
    assert blocks[-2].text == "Sådan følger vi op på planen"


def test_headers_that_stand_close_are_told_by_the_cells_below() -> None:
    text = """\
Handling  Udgift 2025    2026      Ansvarlig
Café      100    200     300       Bostøtten
Kursus    50     100     100       Recoveryskolen
Panel     0      25      25        Visitationen
"""
    assert _rows(text)[0] == ("Café", "100", "200", "300", "Bostøtten")


def test_a_wide_running_header_is_no_text() -> None:
    header = f"Plan for hele livet{' ' * 120}Havby Kommune"
    pages = [
        f"{header}\n\nTeksten på side {n} står her for sig selv.\n"
        for n in ("et", "to", "tre", "fire")
    ]
    assert not any("Havby" in block.text for block in parse_text("\f".join(pages)).blocks)


def test_a_title_in_a_cell_is_parted_from_what_is_told_of_it() -> None:
    text = """\
Nr.   Handling                          Ansvarlig
1     Åben rådgivning om rusmidler      Bostøtten
      for unge
      Rådgivningen holder åbent hver
      torsdag, og alle kan komme.
2     Kursus for pårørende              Recoveryskolen
"""
    assert [row[1] for row in _rows(text)] == [
        "Åben rådgivning om rusmidler for unge\n"
        "Rådgivningen holder åbent hver torsdag, og alle kan komme.",
        "Kursus for pårørende",
    ]


def test_a_table_goes_on_though_its_columns_moved_on_the_next_page() -> None:
    text = """\
Indsats              Ansvarlig           Frist
Åben rådgivning      Bostøtten           2026
Kursus for           Recoveryskolen      2027
pårørende
\f\
Frivillige venner til     Frivilligcentret       Hvert år
borgere i botilbud        i byen
Besøg af hunde            Foreningen             Løbende
"""
    blocks = [b for b in parse_text(text).blocks if b.kind is BlockKind.TABLE_ROW]

    assert [block.cells[0] for block in blocks][2:] == [
        ("Indsats", "Frivillige venner til borgere i botilbud"),
        ("Indsats", "Besøg af hunde"),
    ]


def test_headers_over_two_lines_leave_the_rows_whole() -> None:
    text = """\
Nr.   Indsats      Beskriv-      Hvem
                   else
1     Kursus i     Ti gange      Bostøtten
      mestring
      Café         Torsdag       Frivillige
      for alle     torsdag
"""
    assert [row[1] for row in _rows(text)] == ["Kursus i mestring", "Café for alle"]


def test_a_full_cell_may_push_the_next_out_of_its_column() -> None:
    text = """\
Indsats               Ansvarlig             Frist
Renovering af         Ejendomscentret       2026
køkkener
Forenkling af         Kultur- og            Løbende
ansøgningsskemaet Fritidsafdelingen         fra 2026
Mentorkorps med tyve Frivilligcentret       2027
"""
    assert _rows(text)[1:] == [
        ("Forenkling af ansøgningsskemaet", "Kultur- og Fritidsafdelingen", "Løbende fra 2026"),
        ("Mentorkorps med tyve", "Frivilligcentret", "2027"),
    ]


def test_a_sub_heading_over_several_columns_leaves_the_table_whole() -> None:
    text = """\
Indsats            Ansvarlig         Frist
Foreninger og frivillige i byen
Nyt værested       Kulturhuset       2026
Støtte til pårørende og familier
Kursus             Recoveryskolen    2027
"""
    blocks = parse_text(text).blocks

    assert [b.text for b in blocks if b.kind is BlockKind.HEADING] == [
        "Foreninger og frivillige i byen",
        "Støtte til pårørende og familier",
    ]
    assert [row[0] for row in _rows(text)] == ["Nyt værested", "Kursus"]


def test_themes_between_rows_that_blank_lines_part_belong_to_the_table() -> None:
    names = f"{'Handling':<29}{'Frist':<12}Ansvar"
    first = f"{'1.1 Nye køkkener i husene':<29}{'2024':<12}Bosted Nord"
    second = f"{'2.1 Ture til vandet':<29}{'2025':<12}Værestedet"
    themes = ["Tema 1: Hjemlige rammer for alle borgere", "Tema 2: Flere kommer ud i byen igen"]
    blocks = parse_text("\n\n".join(["Status", names, themes[0], first, themes[1], second])).blocks
    rows = [block for block in blocks if block.kind is BlockKind.TABLE_ROW]
    assert [[name for name, _ in block.cells] for block in rows] == 2 * [names.split()]
