"""Text cut by ``pdftotext -layout`` from what browsers print and from narrow tables and columns."""

from __future__ import annotations

from policymine.ingest.elements import Line
from policymine.ingest.text.aligned import read_regions
from policymine.ingest.text.gutter import drop_beside
from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind

PAGE = """\
  Borger
  Politik og byråd
  Læs op     Hent som pdf

  Plan for de unge i Havby
  Planen gælder for alle unge i Havby, som har brug for en hånd, og for deres forældre og venner.
  Den er skrevet sammen med de unge selv i løbet af et langt forår, hvor vi mødtes hver torsdag.

  Derfor har vi en plan. Mange unge siger, at de ikke ved, hvor de skal gå hen, når det hele er
  svært for dem, og at det er pinligt at spørge om hjælp, når man endelig har fundet en dør.

  Det vil vi:
         åbne en café for unge i den gamle skole, hvor der er kaffe og kage hver eneste torsdag
         efter skoletid
         ansætte to vejledere
         lave en app med Havby Ungdomsskole
\f
  Planen følges af Byrådet, som hvert år i maj taler med de unge om, hvordan det er gået med dem.
  Det er aftalt, at mødet holdes i caféen, hvis den er åbnet til den tid, og ellers på rådhuset.
"""


def _blocks(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in parse_text(text).blocks]


def _rows(text: str) -> list[list[str]]:
    found = [block for block in parse_text(text).blocks if block.kind is BlockKind.TABLE_ROW]
    return [[text for _, text in block.cells] for block in found]


def test_items_without_glyphs_are_set_in() -> None:
    found = [text for kind, text in _blocks(PAGE) if kind is BlockKind.LIST_ITEM]
    assert found == [
        "åbne en café for unge i den gamle skole, hvor der er kaffe og kage hver eneste torsdag "
        "efter skoletid",
        "ansætte to vejledere",
        "lave en app med Havby Ungdomsskole",
    ]


def test_a_printed_page_is_not_read_as_a_copied_one() -> None:
    menu = "".join(f"  {name}\n" for name in ("Forside", "Borger", "Erhverv", "Politik", "Læs op"))
    wide = PAGE.replace("og venner.", f"og venner{', naboer' * 8}.")
    found = [text for kind, text in _blocks(menu + wide) if kind is BlockKind.PARAGRAPH]
    assert any(text.startswith("Derfor har") and text.endswith("en dør.") for text in found)


CENTRED = """\
Oversigt over det, vi gør

                 Hvad                             Hvem                Hvornår
Café for unge i den gamle skole       Havby Ungdomsskole         1. maj 2027
Vejledere på gymnasiet                Jobcenter Havby            Foråret 2027
App med åbne tilbud                   Biblioteket                2028
Kursus for forældre og søskende       PPR                        Løbende
"""


def test_names_centred_over_their_columns_name_them() -> None:
    found = [b for b in parse_text(CENTRED).blocks if b.kind is BlockKind.TABLE_ROW]
    assert found[0].cells == (
        ("Hvad", "Café for unge i den gamle skole"),
        ("Hvem", "Havby Ungdomsskole"),
        ("Hvornår", "1. maj 2027"),
    )


def test_two_lines_of_prose_name_no_columns() -> None:
    texts = [
        "Boligstyrelsen med nr. 7714               principper for det hele",
        "i år.                                     budget:",
        "Planen                                    går",
    ]
    assert not [*read_regions([Line(text, 1) for text in texts])]


def test_prose_beside_a_table_is_no_part_of_it() -> None:
    prose = [
        [(0.0, "Byrådet vedtog planen i maj, som den"), (40.0, "står her, og der er penge")]
    ] * 6
    beside = [
        [(0.0, "gælder for de næste fire år. Den er"), (50.0, "Café"), (60.0, "2027")],
        [(0.0, "til for alle unge mellem 16 og 25 år"), (50.0, "Chat"), (60.0, "2028")],
    ]
    assert drop_beside([(6, 8)], [*prose, *beside]) == []
    assert drop_beside([(0, 2)], beside) == [(0, 2)]


NARROW = """\
Fase                Aktivitet           Tovholder           Færdig
Fase 1              Stillingsopslag     Fonden for          1. kvartal 2027
Forberedelse        og bemanding af     Bolig og
                    ungeteamet          Psykiatri
Fase 2              Byggemodning        Ejendomme           1. november
Omlægning           og opførelse af                         2028
                    den nye fløj
"""


def test_a_cell_that_goes_on_in_small_letters_keeps_its_row() -> None:
    found = [row for row in _rows(NARROW) if row[0] != "Fase"]
    assert found[0][:2] == ["Fase 1 Forberedelse", "Stillingsopslag og bemanding af ungeteamet"]
    assert found[1][:2] == ["Fase 2 Omlægning", "Byggemodning og opførelse af den nye fløj"]


CUT = """\
Indsats        Ansvarlig       Frist
Gruppebasere   Socialafdeling  2027
t støtte til   en
unge
Kampagne om    Sundhedsudval   2028
ensomhed       get og PPR
Fremskudt      Ungdomsskolen   2029
rådgivning
"""


def test_words_that_a_narrow_cell_cuts_are_whole() -> None:
    found = _rows(CUT)
    assert found[0][:2] == ["Gruppebaseret støtte til unge", "Socialafdelingen"]
    assert found[1][:2] == ["Kampagne om ensomhed", "Sundhedsudvalget og PPR"]
    assert found[2][0] == "Fremskudt rådgivning"


BROKEN = """\
Oversigt over det, vi gør

Hvad                        Hvordan                       Hvem                     Hvornår
Café for unge               Skolen åbner sin kælder for   Havby Ungdomsskole       1. maj 2027
                            alle under 25 år
\f
Gratis tandpleje for unge   Tandplejen behandler to     Tandplejen og Huset   Inden juni 2027
og deres kærester hvert år  formiddage om måneden i     Lindealle i Havby by  eller maj 2028
som har brug for det        husets lokaler i byen.      og Værestedet her
Fælles behandlingsplan her  Der udarbejdes en fælles    Rusmiddelteamet og    Inden juni 2028
for alle med diagnoser      plan inden for 14 dage.     Regionspsykiatrien    eller før det er
og andre med behov for det  som Rusmiddelteamet leder   i Havby og omegn      muligt for alle
Vejledere på gymnasiet her  To vejledere holder åbent   Jobcentret i Havby    Inden juni 2028
"""


def test_the_rest_of_a_table_on_the_next_page_is_no_columns_of_prose() -> None:
    found = [row for row in _rows(BROKEN) if row[0] != "Hvad"]
    assert [row[0].split(maxsplit=1)[0] for row in found] == [
        "Café",
        "Gratis",
        "Fælles",
        "Vejledere",
    ]
    assert found[1][2] == "Tandplejen og Huset Lindealle i Havby by og Værestedet her"
