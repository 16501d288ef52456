"""Tables that Word and LibreOffice save as plain text: one cell a line, row by row."""

from __future__ import annotations

from pathlib import Path

from reading_helpers import read_bytes, texts

from policymine.schema.document import BlockKind, Document

PROSE = (
    "Kommunen har i dag tre væresteder, og de bliver brugt af mange, der ikke kommer andre steder. "
    "Det er dyrt at drive dem, men det er dyrere at lade være."
)
BANDS = f"""\
Plan for væresteder i Nordby
{PROSE}
Mål 1. Flere går ind ad døren
{PROSE}
Mål 2. Ingen går forgæves
{PROSE}
Overblik
Handling
Tovholder
Startskud
Udgift
Flere går ind ad døren
Åbent hus hver søndag
Værestedet Broen
1. marts 2026
25.000 kr.
Opslag i bybussen
Kommunikation
Nordby Trafik
2. kvartal 2026
Inden for rammen
Ingen går forgæves
Vagttelefon om natten

Løbende
-
Opfølgning
{PROSE}
"""
MERGED = f"""\
{PROSE}
Spor
Indsats
Ansvarlig
Frist
Spor 1
Gadehold i midtbyen
Socialafdelingen
2026

Nøgler til skure
Teknik og Miljø
Medio 2027
Spor 2
Kursus for vagter
HR
Foråret 2027

Evaluering
{PROSE}
"""
FORM = f"""\
Skema 1
Indsats
Bænke ved kirken
Hvorfor?
Folk mødes, hvor de kan sidde ned.
Tovholder
Teknik og Miljø
Tidsplan
Juni 2026

Skema 2
Indsats
Kaffevogn på torvet
Hvorfor?
Varm kaffe får folk til at blive stående.
Tovholder
Værestedet Broen
Tidsplan
Løbende

{PROSE}
"""


def _rows(document: Document) -> list[list[str]]:
    return [
        [document.text[cell.start : cell.end] for cell in block.cells]
        for block in document.blocks
        if block.kind is BlockKind.TABLE_ROW
    ]


def test_cells_below_each_other_are_rows_and_what_a_part_is_called_parts_them(
    tmp_path: Path,
) -> None:
    document = read_bytes(tmp_path, "plan.txt", BANDS)
    assert _rows(document) == [
        ["Åbent hus hver søndag", "Værestedet Broen", "1. marts 2026", "25.000 kr."],
        [
            "Opslag i bybussen",
            "Kommunikation\nNordby Trafik",
            "2. kvartal 2026",
            "Inden for rammen",
        ],
        ["Vagttelefon om natten", "", "Løbende", "-"],
    ]
    headings = texts(document, BlockKind.HEADING)
    assert headings[-3:] == ["Flere går ind ad døren", "Ingen går forgæves", "Opfølgning"]
    assert texts(document, BlockKind.PARAGRAPH).count(PROSE) == 4


def test_a_blank_line_below_a_merged_cell_belongs_to_it(tmp_path: Path) -> None:
    rows = _rows(read_bytes(tmp_path, "plan.txt", MERGED))
    assert rows == [
        ["Spor 1", "Gadehold i midtbyen", "Socialafdelingen", "2026"],
        ["Spor 1", "Nøgler til skure", "Teknik og Miljø", "Medio 2027"],
        ["Spor 2", "Kursus for vagter", "HR", "Foråret 2027"],
    ]


def test_labels_and_values_by_turns_are_a_form(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.txt", FORM)
    assert _rows(document)[:2] == [
        ["Indsats", "Bænke ved kirken"],
        ["Hvorfor?", "Folk mødes, hvor de kan sidde ned."],
    ]
    assert _rows(document)[-1] == ["Tidsplan", "Løbende"]
    assert texts(document, BlockKind.PARAGRAPH)[-1] == PROSE


def test_headings_that_are_called_like_columns_open_no_table(tmp_path: Path) -> None:
    text = "\n".join(f"{name}\n{PROSE}" for name in ("Baggrund", "Formål", "Økonomi", "Status"))
    document = read_bytes(tmp_path, "plan.txt", text)
    assert not _rows(document)
    assert texts(document, BlockKind.PARAGRAPH) == [PROSE] * 4


def test_short_lines_below_each_other_open_no_table(tmp_path: Path) -> None:
    text = f"{PROSE}\nBaggrund\nFormål\nMålgruppe\nØkonomi\nOpfølgning\n{PROSE}\n{PROSE}\n"
    assert not _rows(read_bytes(tmp_path, "plan.txt", text))


def test_numbers_of_rows_are_no_pages(tmp_path: Path) -> None:
    names = ["Nr.", "Handling", "Ansvarlig", "Frist"]
    acts = [f"{n}\nHus nummer {n} males\nTeknik og Miljø\n202{n}" for n in range(4, 9)]
    document = read_bytes(tmp_path, "plan.txt", "\n".join([PROSE, *names, *acts, PROSE]))
    assert len(document.pages) == 1
    assert _rows(document)[0] == ["4", "Hus nummer 4 males", "Teknik og Miljø", "2024"]


def test_a_heading_follows_a_list_a_heading_or_an_amount_without_a_blank_line(
    tmp_path: Path,
) -> None:
    text = f"Plan for Nordby\nForord\n{PROSE}\nMål 1: Ro\nBaggrund\n{PROSE}\nVi vil:\n"
    text += f"• male husene\n• lukke kælderen for 9 mio. kr.\nSådan følger vi op\n{PROSE}\n"
    document = read_bytes(tmp_path, "plan.txt", text)
    headings = texts(document, BlockKind.HEADING)
    assert headings == ["Plan for Nordby", "Forord", "Mål 1: Ro", "Baggrund", "Sådan følger vi op"]


def test_items_in_a_cell_stay_items_and_a_noun_of_an_act_opens_a_row(tmp_path: Path) -> None:
    lines = ["Behov", "Handling", "Ansvarlig", "Frist", "Bemærkning", "Der er for mørkt."]
    lines += ["    • Sætte lys op i gården", "    • Klippe hækken", "Teknik og Miljø", "2026"]
    lines += ["Budget: 40.000 kr.", "Mange savner det", "Indkøb af bænke", "Gårdlauget", "Maj 2027"]
    lines += ["Sker i weekenden", "", PROSE]
    rows = _rows(read_bytes(tmp_path, "plan.txt", "\n".join([PROSE, *lines])))
    assert rows[0][1] == "• Sætte lys op i gården\n• Klippe hækken"
    assert rows[1][:3] == ["Mange savner det", "Indkøb af bænke", "Gårdlauget"]


def test_the_sum_ends_a_table_and_a_date_may_begin_with_a_small_letter(tmp_path: Path) -> None:
    lines = ["Nr.", "Handling", "Hvem", "Hvornår", "Kroner", "1", "Cykler til udlån", "Huset"]
    lines += ["maj 2026", "40.000", "2", "Aftenhold", "", "fra 1. juni 2027", "25.000"]
    lines += ["I alt", "", "65.000", "Konklusion", PROSE, "Med venlig hilsen", "Jens Jensen"]
    document = read_bytes(tmp_path, "plan.txt", "\n".join([PROSE] * 2 + lines))
    assert _rows(document) == [
        ["1", "Cykler til udlån", "Huset", "maj 2026", "40.000"],
        ["2", "Aftenhold", "", "fra 1. juni 2027", "25.000"],
        ["I alt", "", "", "", "65.000"],
    ]
    assert "Konklusion" in texts(document, BlockKind.HEADING)


GOAL_FORM = f"""\
{PROSE}
Et sted at mødes
Mål
Alle har et sted at gå hen.
Indsatser
• Bænke ved kirken
• Kaffevogn på torvet
Succeskriterier
• Flere kommer på torvet.
Ansvarlig
Center for Kultur
En tryg by
Mål
Ingen går bange hjem.
Indsatser
• Lys på stien
Succeskriterier
• Færre anmeldelser.
Ansvarlig
Vejafdelingen
Opfølgning
{PROSE}
"""


def test_forms_whose_labels_come_again_open_with_the_goal(tmp_path: Path) -> None:
    """A unit that is called like a column is what stands below its label, and a heading parts."""
    document = read_bytes(tmp_path, "plan.txt", GOAL_FORM)
    found = _rows(document)
    assert [row[0] for row in found] == ["Mål", "Indsatser", "Succeskriterier", "Ansvarlig"] * 2
    assert found[3][1] == "Center for Kultur"
    assert texts(document, BlockKind.HEADING)[-2:] == ["En tryg by", "Opfølgning"]
