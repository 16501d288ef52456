"""Text cut by ``pdftotext -layout`` from what browsers print and from narrow tables and columns."""

from __future__ import annotations

from policymine.ingest.text import parse_text
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
    found = [text for kind, text in _blocks(PAGE) if kind is BlockKind.PARAGRAPH]
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
    (name, *first), *_ = _rows(CENTRED)
    assert name == "Café for unge i den gamle skole"
    assert first == ["Havby Ungdomsskole", "1. maj 2027"]


LEFT = """\
Byrådet vedtog planen i maj, og den
gælder for de næste fire år. Den er
nu sendt til Boligstyrelsen under nr.
7714 og til Handicaprådet. Bag planen
står alle partier, og ingen af dem
har taget forbehold for de dele af
den, der koster penge i det år, hvor
caféen åbner."""
RIGHT = """\
Mange har skrevet til os i løbet af
foråret. De fleste vil gerne have en
café, og nogle få har sagt, at
den skal ligge tæt på
skolen og være åben, når de unge har fri. Andre har skrevet,
at kommunen hellere skulle bruge sine
penge på veje og broer end på kaffe
og kage."""


def test_two_columns_of_prose_name_no_columns_of_a_table() -> None:
    pairs = zip(LEFT.split("\n"), RIGHT.split("\n"), strict=True)
    text = "\n".join(f"{left:<40}{right}" for left, right in pairs)
    found = _blocks(text)
    assert all(kind is not BlockKind.TABLE_ROW for kind, _ in found)
    assert any("under nr. 7714 og til Handicaprådet" in text for _, text in found)


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
