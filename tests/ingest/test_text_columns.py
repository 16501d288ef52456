"""Pages of plain text in columns, as ``pdftotext -layout`` writes them."""

from __future__ import annotations

from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind

LEFT = [
    "Forord",
    "Byen skal være et godt sted at bo for alle,",
    "også for dem, der har det svært. Derfor har",
    "vi skrevet en plan, som er kort og til at",
    "forstå for den, der skal bruge den i hver-",
    "dagen på gaden og på kontoret.",
    "",
    "Hvem gælder planen for?",
    "Planen gælder for voksne borgere, som har",
    "brug for støtte, og for deres pårørende, som",
    "tit står med det hele alene, når kontoret har",
]
RIGHT = [
    "lukket og telefonen er slukket.",
    "",
    "Det gør vi",
    "• Kommunen åbner en café for de pårørende,",
    "  hvor der er kaffe hver torsdag",
    "• Bostøtten ansætter to medarbejdere, som",
    "  selv har været syge",
    "",
    "",
    "Opfølgning",
    "Udvalget drøfter planen hvert år i marts.",
]


def _page(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{one:<52}{other}".rstrip() for one, other in zip(left, right, strict=True))


def test_columns_are_read_one_after_the_other() -> None:
    blocks = parse_text(_page(LEFT, RIGHT)).blocks

    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [
        "Forord",
        "Hvem gælder planen for?",
        "Det gør vi",
        "Opfølgning",
    ]
    assert [block.text for block in blocks if block.kind is BlockKind.LIST_ITEM] == [
        "Kommunen åbner en café for de pårørende, hvor der er kaffe hver torsdag",
        "Bostøtten ansætter to medarbejdere, som selv har været syge",
    ]
    # A sentence goes on from the foot of a column at the head of the next.
    assert any(b.text.endswith("kontoret har lukket og telefonen er slukket.") for b in blocks)


def test_what_goes_over_the_whole_page_parts_the_columns() -> None:
    across = (
        "Sådan bliver planen fulgt op af byrådet, af udvalgene og af borgerne selv i de næste år"
    )
    blocks = parse_text("\n".join([_page(LEFT, RIGHT), "", across + ".", ""])).blocks

    assert blocks[-1].text == across + "."


def test_a_sentence_goes_on_in_the_first_column_of_the_next_page() -> None:
    first = _page(LEFT, [*RIGHT[:-1], "Udvalget drøfter planen hvert år i marts, og"])
    second = _page(["rådet hører om den i april.", *LEFT[1:]], RIGHT)
    blocks = parse_text(f"{first}\f{second}").blocks

    assert any(b.text.endswith("i marts, og rådet hører om den i april.") for b in blocks)


def test_a_table_is_not_read_by_the_column() -> None:
    rows = [
        ("Handling", "Ansvarlig", "Frist"),
        *(
            (f"Kurset for hold {n} gennemføres", "Bostøtten i byen", f"{n}. kvartal 2026")
            for n in range(1, 5)
        ),
        *(
            (f"Caféen i bydel {n} åbner igen", "Kulturhuset", f"{n}. kvartal 2027")
            for n in range(1, 5)
        ),
    ]
    text = "\n".join(f"{a:<40}{b:<30}{c}" for a, b, c in rows)
    table = [b for b in parse_text(text).blocks if b.kind is BlockKind.TABLE_ROW]

    assert [row.cells[0][1] for row in table][:2] == [
        "Kurset for hold 1 gennemføres",
        "Kurset for hold 2 gennemføres",
    ]
    assert len(table) == 8


def test_a_space_before_lines_of_a_laid_out_page_is_no_lost_glyph() -> None:
    box = [
        " »Jeg kom for at spille bordtennis med de andre",
        " fordi de spurgte efter mig i en hel uge.«",
    ]
    plain = [
        " Der var en, som blev ved med at spørge efter mig",
        " hver dag i flere uger, og det hjalp mig op igen",
        " i den tid, hvor det hele var værst for familien.",
    ]
    text = "\n".join([*LEFT, "", *box, "", *plain, "", *LEFT[6:]])
    blocks = parse_text(text).blocks

    assert not [block.text for block in blocks if block.kind is BlockKind.LIST_ITEM]


def test_a_heading_of_large_print_takes_several_lines() -> None:
    body = LEFT[1:5]
    heads = ["Mål 1: Flere borgere", "finder hjælp, og færre", "", "står alene", *body, ""]
    plain = ["Hvordan bliver planen", "fulgt?", *body, ""]
    blocks = parse_text("\n".join([*LEFT, "", *heads, *plain])).blocks

    assert [block.text for block in blocks if block.kind is BlockKind.HEADING][-2:] == [
        "Mål 1: Flere borgere finder hjælp, og færre står alene",
        "Hvordan bliver planen fulgt?",
    ]


def test_a_short_quotation_is_no_heading() -> None:
    quote = ["»Jeg gik forbi døren", "fire gange.«", ""]
    blocks = parse_text("\n".join([*LEFT, "", *quote, *LEFT[7:]])).blocks

    assert not any("Jeg gik" in block.text for block in blocks if block.kind is BlockKind.HEADING)


def test_sections_without_chapters_stand_beside_the_other_headings() -> None:
    text = """\
Notat om aftalen

Principper
Aftalen bygger på tre principper, som alle partier har været med til.

5.1 Et sted at være
Kommunen åbner et værested i byen, hvor alle kan komme, når de har lyst.

5.2 Tidlig hjælp
Bostøtten får to medarbejdere mere, og de begynder arbejdet til foråret.
"""
    blocks = parse_text(text).blocks
    levels = [block.level for block in blocks if block.kind is BlockKind.HEADING]

    assert levels == [1, 2, 2, 2]


def test_a_heading_follows_a_sentence_that_ends_in_kroner() -> None:
    end = ["Der er brugt meget i de første to år af en", "samlet ramme på 7,4 mio. kr."]
    below = ["Det videre arbejde", "Udvalget drøfter planen hvert år i marts måned.", *LEFT[2:5]]
    text = "\n".join([*LEFT, "", *end, *below])

    assert "Det videre arbejde" in [
        block.text for block in parse_text(text).blocks if block.kind is BlockKind.HEADING
    ]


def test_a_title_may_break_the_years_of_its_period() -> None:
    text = "\n".join(["Aftale om budget 2025-", "2028: Psykiatri", "", *LEFT])

    assert parse_text(text).blocks[0].text == "Aftale om budget 2025-2028: Psykiatri"
