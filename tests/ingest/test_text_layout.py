"""Text as it comes out of PDFs: hyphens, glyphs, tab tables, page furniture, and the layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_helpers import assert_laid_out, headers, items, read_bytes, rows, texts

from policymine.ingest.build import build_layout
from policymine.ingest.layout.regions import find_regions
from policymine.ingest.layout.strips import Strip, Word
from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind, Document, Kind

BROKEN = """\
Havelund Kommune vil styrke det forebyg-
gende arbejde i lokalområderne sammen med
frivillige. De pårørende skal have støtte, og fore-
byggelses- og sundhedstilbud skal ligge tæt på
borgeren. Flere IT-
systemer skal tale sammen, og voksen-
og ungeteamet mødes hver måned i Havelund.
"""
MARKS = """\
Indsatser

• Etablere et værested i Havelund
• Ansætte to medarbejdere med egne erfaringer
• Udvikle et kursus for pårørende
"""
MARKED = [line[2:] for line in MARKS.splitlines() if line.startswith("•")]
TABLE = (
    "Indsats\tAnsvarlig\tTidsplan\n"
    "Nyt værested for unge\tSocialafdelingen\t2027\n"
    "\t\tog evalueres i 2028\n"
    "Forebyggelse\t\t\n"
    "Fælles sprogbrug\tBørneafdelingen\t2028\n"
)
BODIES = (
    "Vi vil åbne et nyt værested for unge i byen, og det skal være klart om to år.",
    "Alle medarbejdere skal på kursus i den nye metode, så de kan støtte borgerne.",
    "Kommunen samarbejder med foreninger om fritid og motion til alle borgere.",
)


def test_words_broken_at_line_ends_are_joined(tmp_path: Path) -> None:
    (text,) = texts(read_bytes(tmp_path, "plan.txt", BROKEN))
    assert "det forebyggende arbejde i lokalområderne sammen med frivillige." in text


def test_real_and_suspended_hyphens_are_kept(tmp_path: Path) -> None:
    (text,) = texts(read_bytes(tmp_path, "plan.txt", BROKEN))
    assert "og forebyggelses- og sundhedstilbud skal" in text
    assert "Flere IT-systemer skal" in text
    assert "og voksen- og ungeteamet mødes" in text


def test_the_hyphen_of_a_word_that_has_one_elsewhere_is_kept(tmp_path: Path) -> None:
    text = (
        "Hele planen bygger på et psyko-socialt syn på mennesker i alle aldre.\n"
        "Medarbejderne kender den psyko-\nsociale model og bruger den i samarbejdet.\n"
        "Derfor er det psyko-sociale et emne på alle kurser i kommunen.\n"
    )
    assert "den psyko-sociale model" in texts(read_bytes(tmp_path, "plan.txt", text))[0]


@pytest.mark.parametrize("glyph", ["•", "\uf0b7", "\uf0a7", "-", "–", "▪", "*"])
def test_a_glyph_opens_an_item_and_is_no_part_of_it(tmp_path: Path, glyph: str) -> None:
    document = read_bytes(tmp_path, "plan.txt", MARKS.replace("•", glyph))
    assert texts(document, BlockKind.HEADING) == ["Indsatser"]
    assert items(document) == [(0, text) for text in MARKED]


@pytest.mark.parametrize("glyph", ["•", "\uf0b7"])
def test_a_glyph_alone_on_its_line_opens_the_item_below(tmp_path: Path, glyph: str) -> None:
    document = read_bytes(tmp_path, "plan.txt", MARKS.replace("• ", f"{glyph}\n"))
    assert [text for _, text in items(document)] == MARKED


def test_indented_items_are_nested(tmp_path: Path) -> None:
    text = "Vi vil:\n\n- Åbne en rådgivning\n  - med aftenåbent\n  - og telefon\n- Holde kurser\n"
    document = read_bytes(tmp_path, "plan.txt", text)
    assert items(document) == [
        (0, "Åbne en rådgivning"),
        (1, "med aftenåbent"),
        (1, "og telefon"),
        (0, "Holde kurser"),
    ]


@pytest.mark.parametrize("glyphs", ["-–-", "••\uf0b7", "•*•", "−-–"])
def test_glyphs_that_look_alike_mark_one_level(tmp_path: Path, glyphs: str) -> None:
    text = "\n".join(f"{glyph} {item}" for glyph, item in zip(glyphs, MARKED, strict=True))
    document = read_bytes(tmp_path, "plan.txt", f"Vi vil:\n\n{text}\n")
    assert items(document) == [(0, item) for item in MARKED]


def test_two_pages_may_end_with_the_same_words(tmp_path: Path) -> None:
    last = "Udvalget følger op hvert år."
    towns = ("Nordby", "Sønderby", "Vesterby", "Østerby")
    pages = [
        f"I {town} er der et værested for voksne.\nHuset i {town} har åbent om aftenen.\n"
        f"Frivillige i {town} laver mad.\n{BODIES[n % 3]} Det gælder {town}.\n"
        f"{last if n % 2 else town + ' får flere boliger.'}\n\n{n + 1}"
        for n, town in enumerate(towns)
    ]
    document = read_bytes(tmp_path, "plan.txt", "\f".join(pages))
    assert " ".join(texts(document)).count(last) == 2


def test_a_row_whose_first_cells_are_empty_goes_on_the_row_above(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.txt", TABLE)
    assert rows(document) == [
        ["Nyt værested for unge", "Socialafdelingen", "2027 og evalueres i 2028"],
        ["Fælles sprogbrug", "Børneafdelingen", "2028"],
    ]
    assert headers(document) == [["Indsats", "Ansvarlig", "Tidsplan"]] * 2


def test_a_sub_heading_in_a_table_becomes_a_heading(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.txt", TABLE)
    kinds = [block.kind for block in document.blocks]
    assert texts(document)[1] == "Forebyggelse"
    assert kinds == [BlockKind.TABLE_ROW, BlockKind.HEADING, BlockKind.TABLE_ROW]


def test_page_numbers_and_running_headers_are_gone(tmp_path: Path) -> None:
    pages = [
        f"Havelund Kommune - Psykiatriplan\n\n{body}\n\n{number}\n"
        for number, body in enumerate(BODIES, start=1)
    ]
    document = read_bytes(tmp_path, "plan.txt", "\f".join(pages))
    assert texts(document) == list(BODIES)
    assert [block.page for block in document.blocks] == [1, 2, 3]
    assert [document.page_at(block.start) for block in document.blocks] == [1, 2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_danish_letters_survive_the_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Kommunen vil støtte børn og unge på Ærø, når de får det svært derhjemme."
    document = read_bytes(tmp_path, "plan.txt", text.encode(encoding))
    assert texts(document) == [text]
    assert document.encoding


def test_blocks_cells_and_anchors_lie_in_the_text(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.txt", f"{MARKS}\n{BROKEN}\n{TABLE}")
    assert {block.kind for block in document.blocks} >= {BlockKind.TABLE_ROW, BlockKind.LIST_ITEM}
    assert_laid_out(document)
    assert_anchors_hold(document)


def assert_anchors_hold(document: Document) -> None:
    for place, block in enumerate(document.blocks):
        for part in (block, *block.cells):
            anchor = document.anchor(place, part.start, part.end)
            assert document.text_at(anchor) == anchor.quote


SIGNS = ("•", "-", "1.", "a)", "\uf0b7", "|", "# ", "***", "---", "§ 85", "Side 3", "7", "ord-")
WORDS = ("og", "Mål:", "vil åbne et værested.", "Indsats", "\u00ad")
SPACES = ("\t", "\n", "\n\n", "\f", " ", "  ")
PIECES = st.sampled_from((*SIGNS, *WORDS, *SPACES))
LIKE_PLANS = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(LIKE_PLANS, st.text(max_size=300)))
def test_whatever_the_text_blocks_are_in_order_and_apart(text: str) -> None:
    reading = parse_text(text)
    laid_out, blocks, pages = build_layout(reading.blocks, reading.pages)
    document = Document(
        id="doc-0", path="", title="", units=(), kind=Kind.OTHER,
        text=laid_out, blocks=blocks, pages=pages,
    )  # fmt: skip
    assert_laid_out(document)
    assert_anchors_hold(document)


FIELDS = """\
Indsats 1: Besøgsvenner

Foreningerne i Havelund finder 30 besøgsvenner, og de mødes i medborgerhuset hver anden uge.

Økonomi: 200.000 kr.
Ansvarlig forvaltning: Ældreområdet
Tidsplan og proces: 2027

**Tovholder: Kulturchefen**

Sundhed i hverdagen

Der ansættes to diætister.
"""


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_labelled_lines_are_fields_and_no_headings(tmp_path: Path, name: str) -> None:
    document = read_bytes(tmp_path, name, FIELDS)
    heads = texts(document, BlockKind.HEADING)
    assert heads == ["Indsats 1: Besøgsvenner", "Sundhed i hverdagen"]
    assert texts(document, BlockKind.PARAGRAPH)[1:5] == [
        "Økonomi: 200.000 kr.",
        "Ansvarlig forvaltning: Ældreområdet",
        "Tidsplan og proces: 2027",
        "Tovholder: Kulturchefen",
    ]


def test_a_heading_such_as_background_is_no_title(tmp_path: Path) -> None:
    text = f"Baggrund\n\n{BODIES[2]}\n\nFritid for alle\n\n{BODIES[0]}\n"
    document = read_bytes(tmp_path, "plan.txt", text)
    levels = {block.level for block in document.blocks if block.kind is BlockKind.HEADING}
    assert texts(document, BlockKind.HEADING) == ["Baggrund", "Fritid for alle"]
    assert levels == {2}


LED = """\
Vi vil:
- Åbne klubber i alle byer i kommunen sammen med foreninger og skoler.
- Ansætte to pædagoger, som kan støtte de unge i klubberne i alle byer
Sådan arbejder vi med det:
- Klubberne indgår aftaler med
  Havelund Idrætsforening om:
- Skolerne hjælper til
"""


@pytest.mark.parametrize("margin", ["", "  "])
def test_a_lead_below_an_item_is_no_part_of_it(tmp_path: Path, margin: str) -> None:
    text = "".join(margin + line + "\n" for line in LED.splitlines()) + BODIES[1]
    document = read_bytes(tmp_path, "plan.txt", text)
    assert "Sådan arbejder vi med det:" in texts(document, BlockKind.PARAGRAPH)
    assert (0, "Klubberne indgår aftaler med Havelund Idrætsforening om:") in items(document)


def test_two_page_numbers_that_say_of_how_many_are_furniture(tmp_path: Path) -> None:
    cut = BODIES[0].replace("det skal", "det\n\n1 | 2\n\nskal")
    text = f"Fritid\n\n{BODIES[2]}\n\n{BODIES[1]}\n\n{cut}\n\n{BODIES[1]}\n\n{BODIES[2]}\n\n2 | 2\n"
    document = read_bytes(tmp_path, "plan.txt", text)
    assert BODIES[0] in document.text
    assert "|" not in document.text
    assert len(document.pages) == 2


def test_rows_of_a_wide_table_do_not_say_how_wide_the_text_is() -> None:
    """A reference to a paragraph goes on in the next line though a table is far wider."""
    table = "\n".join(
        f"Kursus nummer {n:<28}Jobcentret{'':24}Marts 2026{'':9}I gang" for n in range(5)
    )
    text = (
        "Botilbuddet tager imod borgere, der har fået bevilget et ophold efter §\n107 og har "
        "brug for støtte hele døgnet til at klare hver dag.\n\nHvad er planlagt?\n\n" + table
    )
    blocks = parse_text(text).blocks
    assert "ophold efter § 107 og har" in blocks[0].text


def test_items_that_lost_their_glyphs_are_items() -> None:
    text = (
        "Derfor vil vi i de kommende år gøre noget for byens unge:\n\n"
        " åbne en café på havnen, som unge selv driver med hjælp fra\nbyens foreninger\n"
        " ansætte to gademedarbejdere\n\nOgså i oplandet sker der noget.\n\n"
        ' "Jeg kommer her hver dag."\n\nByrådet følger arbejdet tæt og drøfter det hvert år.'
    )
    found = [block for block in parse_text(text).blocks if block.kind is BlockKind.LIST_ITEM]
    assert [block.text.split()[0] for block in found] == ["åbne", "ansætte"]
    assert found[0].text.endswith("byens foreninger")


def test_a_row_that_names_a_number_column_is_a_header() -> None:
    text = (
        "Nr.   Aktivitet              Ansvarlig part      Tid\n"
        "1     Analyse af takster     Sekretariatet       Maj 2025\n"
        "2     Fælles opslag          Nordby              Juni 2025\n\n"
        "Tilbuddene er samlet i en oversigt, som følger med aftalen.\n\n"
        "Sted          By          Pladser\n"
        "Skovhuset     Nordby      18\n"
        "Solgården     Sydby       24\n"
    )
    found = [block for block in parse_text(text).blocks if block.kind is BlockKind.TABLE_ROW]
    assert [cell[0] for cell in found[0].cells] == ["Nr.", "Aktivitet", "Ansvarlig part", "Tid"]
    assert not any(header for block in found[2:] for header, _ in block.cells)


def test_lone_numbered_lines_that_fill_the_count_of_headings_are_headings() -> None:
    text = (
        "1. Hvem kan få hjælp?\n\nDu kan få hjælp, hvis du har en psykisk lidelse.\n\n"
        "2. Sådan søger du\n\nDu søger hos kommunen, som svarer inden for seks uger.\n\n"
        "3. Nyt i 2025\n\n1) Der oprettes et hold for unge.\n2) Der ansættes en vejleder.\n\n"
        "4. Botilbud\n\n4.1 Solgården\n\nSolgården har ti pladser til voksne.\n"
    )
    blocks = parse_text(text).blocks
    found = [(b.marker, b.level) for b in blocks if b.kind is BlockKind.HEADING]
    assert found == [("1.", 2), ("2.", 2), ("3.", 2), ("4.", 2), ("4.1", 3)]
    listed = [(b.marker, b.level) for b in blocks if b.kind is BlockKind.LIST_ITEM]
    assert listed == [("1)", 0), ("2)", 0)]


@pytest.mark.parametrize("number", ["     Side {} af 3", " | side {}", "          {}"])
def test_a_running_title_with_the_page_number_is_no_text(number: str) -> None:
    text = "\n\n".join(
        f"Rammeaftale 2025-2026{number.format(page)}\n\nKommunerne driver {word} sammen og\n"
        "deler udgiften efter indbyggertal. Det har de gjort siden 2019,\n"
        "og det fortsætter de med, indtil aftalen bliver sagt op af en af dem."
        for page, word in enumerate(["et herberg", "en café", "et værested"], start=1)
    )
    reading = parse_text(text)
    assert not any("Rammeaftale" in block.text for block in reading.blocks)
    assert [block.page for block in reading.blocks] == [1, 2, 3]


def test_a_title_that_runs_on_later_pages_stays_on_the_first() -> None:
    header = "Sundhedsaftale 2024-2027"
    words = ("et herberg", "en café", "et hus")
    texts = [f"Det er {word}.\n\nVi driver {word}.\n\nDer er {word} til alle." for word in words]
    first, *later = texts
    pages = [f"{header}\nfor Nordby og Sydby\n\n{first}", *(f"{header}\n\n{t}" for t in later)]
    reading = parse_text("\f".join(pages))
    assert [header in block.text for block in reading.blocks].count(True) == 1
    assert reading.blocks[0].text.startswith(header)


def test_one_o_before_a_capital_opens_an_item(tmp_path: Path) -> None:
    text = "Vi vil:\n\n- åbne et hus ved havnen\no Huset holder lukket i juli\n"
    document = read_bytes(tmp_path, "plan.txt", text)
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [document.block_text(item) for item in items] == [
        "åbne et hus ved havnen",
        "Huset holder lukket i juli",
    ]


def test_a_numbered_point_runs_on_over_the_page(tmp_path: Path) -> None:
    text = (
        "1.1 Kommunerne åbner et hus for unge under 18 år ved havnen i byen.\n"
        "1.2 Psykiatrien i byen stiller en fast linje til rådighed\n\fSide 2\n\n"
        "for de praktiserende læger hver formiddag.\n1.3 Parterne bruger samme skema.\n"
    )
    document = read_bytes(tmp_path, "plan.txt", text)
    told = {b.marker: document.block_text(b) for b in document.blocks}
    assert (
        told["1.2"]
        .replace("\n", " ")
        .endswith("rådighed for de praktiserende læger hver formiddag.")
    )


def test_a_named_heading_on_a_new_page_ends_an_unfinished_paragraph() -> None:
    text = (
        "Haven er åben hver dag, og der er plads til alle, som vil være med i arbejdet.\n\n"
        "Haven er god, og den har gjort en stor forskel for mig og for dem, jeg er sammen\n"
        "med hver eneste dag i ugen. Mand, 52 år, tidligere bruger af husets mange tilbud\n\f"
        "Spor B. Fælles måltider i hverdagen\n"
        "Flere skal have nogen at spise sammen med, og maden skal være god og sund for alle.\n"
    )
    found = [block.text for block in parse_text(text).blocks]
    assert "Spor B. Fælles måltider i hverdagen" in found


def test_a_counted_heading_may_stand_right_above_a_named_one() -> None:
    body = "Der er lys i haven, og der er plads til alle, som vil være med.\n\n"
    text = f"1. Baggrund\n\n{body}2. Det gjorde vi\n\nSpor A. Lys i haven\n\n{body}"
    text += f"3. Økonomi\n\n{body}"
    headings = [b.text for b in parse_text(text).blocks if b.kind is BlockKind.HEADING]
    assert headings == ["Baggrund", "Det gjorde vi", "Spor A. Lys i haven", "Økonomi"]


def test_the_glyphs_of_a_list_beside_prose_make_no_column() -> None:
    words = ["Haven er", "åben for", "alle som", "vil være"]
    strips = [
        Strip((Word(text, 0, 8), Word("•", 30, 31), Word("åbne en café", 34, 46)), 1, 0)
        for text in words
    ]
    assert list(find_regions(strips)) == []


def test_headings_that_recur_under_each_theme_stand_below_it(tmp_path: Path) -> None:
    parts = "\n\nDet går godt.\n\nI Nordby\n\n- Nyt værested\n\nI Sydby\n\n- Ny café\n\n"
    text = f"Plan for byerne\n\n1. Bolig{parts}2. Arbejde{parts}3. Opfølgning\n\nVi mødes årligt.\n"
    document = read_bytes(tmp_path, "plan.txt", text)
    heads = [b for b in document.blocks if b.kind is BlockKind.HEADING]
    levels = [(document.block_text(b), b.level) for b in heads[1:]]
    below = [("I Nordby", 3), ("I Sydby", 3)]
    assert levels == [("Bolig", 2), *below, ("Arbejde", 2), *below, ("Opfølgning", 2)]


def test_a_heading_that_stands_once_more_at_the_end_keeps_its_level(tmp_path: Path) -> None:
    text = "# Plan\n\n## Mål\n\nTekst.\n\n## Indsatser\n\nTekst.\n\n## Mål\n\nTekst.\n"
    document = read_bytes(tmp_path, "plan.md", text)
    assert {b.level for b in document.blocks if b.kind is BlockKind.HEADING} == {1, 2}
