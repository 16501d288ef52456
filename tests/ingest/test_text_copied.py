"""Text copied from a web page: lists without glyphs, headings without signs, the site around it."""

from __future__ import annotations

from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind

_LONG = (
    "Kommunen har i mange år haft flere borgere, der mangler nogen at tale med i hverdagen, og det "
    "gælder både unge og ældre. Det vil byrådet ændre de næste år."
)
PAGE = f"""Spring til indhold

Vi bruger cookies til statistik. Du kan altid ændre dit samtykke.

Accepter alle Kun nødvendige
Nordby Kommune
Borger
Erhverv
Politik
Forside
Politikker
Plan mod ensomhed
Plan mod ensomhed 2025-2028

{_LONG}

På denne side
Baggrund
Det vil vi
Opfølgning
Baggrund

{_LONG}

Det vil vi
Oprette en besøgstjeneste for ældre i de tre landsbyer
Uddanne ti frivillige til at ringe til naboer hver uge
Åbne biblioteket for fællesspisning om torsdagen
Opfølgning

{_LONG}

Vi vil

holde et møde om året med foreningerne
skrive til alle nye pensionister
PPR holder et kursus for forældre
Sådan følger vi op

{_LONG}

Læs også
Frivilligpolitik
Tilgængelighedserklæring
"""


def _blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in parse_text(text).blocks]


def _items(text: str) -> list[str]:
    return [text for kind, text in _blocks(text) if kind == BlockKind.LIST_ITEM.value]


def _headings(text: str) -> list[str]:
    return [text for kind, text in _blocks(text) if kind == BlockKind.HEADING.value]


def test_lines_without_blank_lines_between_them_are_items() -> None:
    assert _items(PAGE) == [
        "Oprette en besøgstjeneste for ældre i de tre landsbyer",
        "Uddanne ti frivillige til at ringe til naboer hver uge",
        "Åbne biblioteket for fællesspisning om torsdagen",
        "holde et møde om året med foreningerne",
        "skrive til alle nye pensionister",
        "PPR holder et kursus for forældre",
    ]


def test_headings_stand_beside_items_and_the_site_is_dropped() -> None:
    assert _headings(PAGE) == [
        "Plan mod ensomhed 2025-2028",
        "Baggrund",
        "Det vil vi",
        "Opfølgning",
        "Sådan følger vi op",
    ]


def test_a_text_with_paragraphs_on_end_is_no_copied_page() -> None:
    text = "\n".join(["Baggrund", *[_LONG] * 6, "Mål", *[_LONG] * 3])
    assert not _items(text)


TABLE = f"""Handleplan for naboer

{_LONG}

{_LONG}

Fakta om planen
Periode
2025-2028
Tovholder
Kulturchefen i Nordby
Det sker

{_LONG}

Skridt på vej
Trin	Udføres af	Slutter
Nye bænke på torvet	Vej og Park
Beboerforeningen	2026
Kaffe i gården	Huset	2027
Det ved vi

{_LONG}
"""


def test_a_row_of_a_copied_table_goes_over_lines_and_the_first_names_the_columns() -> None:
    rows = [b.cells for b in parse_text(TABLE).blocks if b.kind is BlockKind.TABLE_ROW]
    headers = ["Trin", "Udføres af", "Slutter"]
    assert [[name for name, _ in row] for row in rows] == [headers, headers]
    assert [[text for _, text in row] for row in rows] == [
        ["Nye bænke på torvet", "Vej og Park\nBeboerforeningen", "2026"],
        ["Kaffe i gården", "Huset", "2027"],
    ]


def test_terms_are_joined_with_their_values() -> None:
    blocks = _blocks(TABLE)
    assert (BlockKind.PARAGRAPH.value, "Periode: 2025-2028") in blocks
    assert (BlockKind.PARAGRAPH.value, "Tovholder: Kulturchefen i Nordby") in blocks
    assert _headings(TABLE)[1:] == ["Fakta om planen", "Det sker", "Skridt på vej", "Det ved vi"]


def test_fields_of_acts_and_addresses_are_no_lists() -> None:
    text = PAGE.replace(
        "Vi vil\n\nholde et møde om året med foreningerne\nskrive til alle nye pensionister\n"
        "PPR holder et kursus for forældre\n",
        "Madklub på biblioteket\nAnsvarlig: Kulturchefen\nTidsplan: Foråret 2026\n\n"
        "Kontakt\nNordby Bibliotek\nTorvet 1\n8999 Nordby\nTlf. 99 99 99 99\n\n",
    )
    assert len(_items(text)) == 3


def test_the_menu_of_a_site_says_that_a_page_of_short_paragraphs_was_copied() -> None:
    text = f"""Menu
Borger
Politik
Forside › Politik › Planer
Plan for haver 2025
{_LONG}

Det gør vi
Plante 40 frugttræer ved skolerne
Åbne nyttehaver i Sydby
Opfølgning
Udvalget ser på planen hvert forår.

"""
    assert _headings(text) == ["Plan for haver 2025", "Det gør vi", "Opfølgning"]
    assert len(_items(text)) == 2


def test_a_paragraph_right_below_sentences_of_a_list_is_no_item() -> None:
    text = PAGE.replace(
        "Vi vil\n\nholde et møde om året med foreningerne\nskrive til alle nye pensionister\n"
        "PPR holder et kursus for forældre\n",
        "Det skal vi arbejde for\n\nAlle kender naboen.\n\n"
        "Det sker i 2026\nBiblioteket holder fest.\nSkolen åbner gården.\n"
        "Vi vil gerne mere. Udvalget ser på det til foråret.\n\n",
    )
    assert _items(text)[3:] == ["Biblioteket holder fest.", "Skolen åbner gården."]
    assert "Det skal vi arbejde for" in _headings(text)


def test_the_last_act_of_a_list_is_no_heading_though_it_is_short() -> None:
    page = PAGE.replace(
        "Åbne biblioteket for fællesspisning om torsdagen\nOpfølgning\n",
        "Åbne biblioteket for fællesspisning om torsdagen, når køkkenet er bygget om\n"
        "Indgå aftale med hallen\nOpfølgning\n",
    )
    items = [b.text for b in parse_text(page).blocks if b.kind is BlockKind.LIST_ITEM]
    assert "Indgå aftale med hallen" in items
    page = page.replace("hallen\nOpfølgning\n", "hallen\n\nOpfølgning\n")
    items = [b.text for b in parse_text(page).blocks if b.kind is BlockKind.LIST_ITEM]
    assert "Indgå aftale med hallen" in items
