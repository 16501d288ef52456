from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_builders import rows, texts

from policymine.ingest.build import build_layout
from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind, Document

Read = Callable[[str], Document]

WRAPPED = """Handleplan for fritid

Formål
Planen beskriver, hvordan kommunen vil styrke fritidslivet for unge, der ikke i forve-
jen er med i en forening. Den er blevet til i samarbejde med forenings- og ungeråd samt
IT-
afdelingen og ligger i forlængelse af budgettet.

Vi vil:

\uf0b7 Åbne et værested i hver by sammen med foreningerne og sikre, at de unge får nøg-
len til huset
\uf0b7 Uddanne unge ledere

  – i boldklubberne
  – i spejderne
\uf0b7
Holde et årligt stævne
"""


def test_wrapped_paragraphs_are_joined_and_headings_stand_out(read_text: Read) -> None:
    document = read_text(WRAPPED)
    assert texts(document, BlockKind.HEADING) == ["Handleplan for fritid", "Formål"]
    text = texts(document, BlockKind.PARAGRAPH)[0]
    assert "ikke i forvejen er med" in text
    assert "forenings- og ungeråd" in text
    assert "IT-afdelingen" in text


def test_a_short_line_below_a_field_heads_the_text_below_it(read_text: Read) -> None:
    act = "{}\n{} har åbent for alle i byen.\nAnsvarlig: {} · Frist: 2026\n"
    acts = (("Et nyt hus", "Huset", "Havnen"), ("En ny park", "Parken", "Park og Vej"))
    long = "Planen er vedtaget af byrådet og afløser den tidligere plan for byens fællesskaber."
    document = read_text("Plan for byen\n" + long + "\n" + "".join(act.format(*a) for a in acts))
    assert texts(document, BlockKind.HEADING)[1:] == ["Et nyt hus", "En ny park"]


def test_items_run_over_lines_nest_and_may_have_their_glyph_alone(read_text: Read) -> None:
    document = read_text(WRAPPED)
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [document.block_text(item)[:21] for item in items] == [
        "Åbne et værested i hv",
        "Uddanne unge ledere",
        "i boldklubberne",
        "i spejderne",
        "Holde et årligt stævn",
    ]
    assert document.block_text(items[0]).endswith("får nøglen til huset")
    assert [item.level for item in items] == [0, 0, 1, 1, 0]


@pytest.mark.parametrize("glyph", ["•", "-", "*", "–", "▪", "➢", "1.", "a)", "\uf0a7"])
def test_every_glyph_opens_an_item(read_text: Read, glyph: str) -> None:
    document = read_text(f"Derfor vil vi:\n\n{glyph} Bygge en hal\n")
    assert texts(document, BlockKind.LIST_ITEM) == ["Bygge en hal"]
    assert document.blocks[-1].marker == glyph


def test_a_date_at_the_start_of_a_line_is_no_item(read_text: Read) -> None:
    document = read_text("Mødet holdes\n\n3. oktober 2020 på rådhuset i byen.\n")
    assert not texts(document, BlockKind.LIST_ITEM)


TABLE = (
    "Igangværende tiltag\t\t\t\n"
    "Handling\tBehov\tAnsvarlig\tTidsplan\n"
    "Natteravne i byen.\tUnge færdes ude sent om afte-\tFritid og Unge.\t2019\n"
    "\n\n\n"
    "\tnen og om natten.\t\t\n"
    "<p>Nyt klubhus.</p>\tDet gamle er nedslidt.\tTeknik.\t2020\n"
    "--\t--\t--\t--\n"
    "\n"
    "Afsluttede tiltag\n"
    "\n"
    "Handling\tBehov\tAnsvarlig\tTidsplan\n"
    "Kampagne.\tFå kendte tilbuddet.\tKommunikation.\t2018\n"
)


def test_rows_are_whole_over_pages_and_headers_vanish(read_text: Read) -> None:
    document = read_text(TABLE)
    assert rows(document) == [
        {
            "Handling": "Natteravne i byen.",
            "Behov": "Unge færdes ude sent om aftenen og om natten.",
            "Ansvarlig": "Fritid og Unge.",
            "Tidsplan": "2019",
        },
        {
            "Handling": "Nyt klubhus.",
            "Behov": "Det gamle er nedslidt.",
            "Ansvarlig": "Teknik.",
            "Tidsplan": "2020",
        },
        {
            "Handling": "Kampagne.",
            "Behov": "Få kendte tilbuddet.",
            "Ansvarlig": "Kommunikation.",
            "Tidsplan": "2018",
        },
    ]
    assert texts(document, BlockKind.HEADING) == ["Igangværende tiltag", "Afsluttede tiltag"]


def test_markdown_and_aligned_tables_are_rows(read_text: Read) -> None:
    markdown = "| Indsats | Ansvarlig |\n|---|---|\n| Cykelsti | Teknik |\n"
    assert rows(read_text(markdown)) == [{"Indsats": "Cykelsti", "Ansvarlig": "Teknik"}]
    aligned = (
        "Indsats               Ansvarlig        Frist\n"
        "Cykelsti langs åen    Teknik og Miljø  2022\n"
        "Bænke ved stranden    Teknik og Miljø  2023\n"
    )
    assert [row["Indsats"] for row in rows(read_text(aligned))] == [
        "Cykelsti langs åen",
        "Bænke ved stranden",
    ]


def test_markdown_signs_vanish_and_stars_open_items(read_text: Read) -> None:
    document = read_text("# Plan\n\n* **Havn**: ny *mole*\n* Se [siden](https://x.dk)\n\n> Citat\n")
    assert texts(document, BlockKind.LIST_ITEM) == ["Havn: ny mole", "Se siden"]
    assert texts(document, BlockKind.PARAGRAPH) == ["Citat"]


PAGE = """Kommunen vil i de kommende år arbejde for, at flere unge får en uddannelse og et
arbejde, og at de får hjælp i tide. Det sker i samarbejde med skolerne, foreningerne
og de lokale virksomheder, som har sagt ja til at tage del i arbejdet. Alle fire
parter mødes hvert halve år og følger op på, hvordan det går, og hvad der mangler {n}
"""


def test_page_numbers_and_running_headers_give_pages_and_no_text(read_text: Read) -> None:
    pages = [f"Ungeplan 2020-2024\n\n{PAGE.format(n=n)}\n{n}\n" for n in ("et", "to", "tre", "f")]
    cut = "\n".join(
        page.rsplit("\n", 2)[0] + f"\n{number}\n" for number, page in enumerate(pages, start=1)
    )
    document = read_text(cut)
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    assert "2020-2024" not in document.text
    assert not [line for line in document.text.split("\n") if line.strip().isdigit()]


def test_a_footnote_stands_apart_and_its_sentence_is_whole(read_text: Read) -> None:
    document = read_text(
        "Vi følger definitionen¹ i alle tilbud, og det gælder\n\n"
        "¹ Se bilag 2.\n\n"
        "også i de private tilbud, som kommunen har aftale med.\n"
    )
    assert texts(document, BlockKind.FOOTNOTE) == ["Se bilag 2."]
    assert texts(document, BlockKind.PARAGRAPH) == [
        "Vi følger definitionen i alle tilbud, og det gælder også i de private tilbud, "
        "som kommunen har aftale med."
    ]


def test_contents_are_no_headings(read_text: Read) -> None:
    document = read_text(
        "Indhold\nForord ..... 3\nVision ..... 5\nMål ........ 9\n\nForord\nEn tekst her.\n"
    )
    assert texts(document, BlockKind.HEADING) == ["Forord"]


@given(st.text(max_size=400))
def test_offsets_hold_for_any_text(text: str) -> None:
    reading = parse_text(text)
    laid, blocks, pages = build_layout(reading.blocks, reading.pages)
    last = 0
    for block in blocks:
        assert last <= block.start <= block.end <= len(laid)
        assert laid[block.start : block.end] == laid[block.start : block.end].strip() or block.cells
        for cell in block.cells:
            assert block.start <= cell.start <= cell.end <= block.end
        last = block.end
    assert [page.start for page in pages] == sorted(page.start for page in pages)


@given(
    st.lists(st.sampled_from(["• punkt", "", "Tekst der står her.", "a\tb\tc", "12", "| x | y |"]))
)
def test_no_block_is_lost_or_empty(lines: list[str]) -> None:
    reading = parse_text("\n".join(lines))
    assert all(block.text or block.cells for block in reading.blocks)


def test_a_ruler_below_its_first_row_says_where_a_table_begins_and_what_its_headers_are() -> None:
    text = (
        "# Plan\n\n| Sted | Hjemmel | Pladser |\n|---|---|---|\n| Fyret | § 104 | 35 |\n\n"
        "## Mål\n\n| Nr. | Indsats | Hvem | Tid |\n|:--|---|---|--:|\n"
        "| 1 | Åben rådgivning | Teamet | maj |\n| 2 | mentorer | HR | juni |\n"
    )
    rows = [block for block in parse_text(text).blocks if block.kind is BlockKind.TABLE_ROW]
    assert [row.cells[1] for row in rows] == [
        ("Hjemmel", "§ 104"),
        ("Indsats", "Åben rådgivning"),
        ("Indsats", "mentorer"),
    ]
    assert rows[0].table != rows[1].table == rows[2].table


def test_a_heading_with_a_long_blank_inside_is_read_at_once() -> None:
    blocks = parse_text("## Mål" + " " * 20_000 + "1 ##\n\nTekst.").blocks
    assert [block.text for block in blocks] == ["Mål 1", "Tekst."]
