"""Text copied from a web page: lists without glyphs, headings without signs, the site around it."""

from __future__ import annotations

from policymine.ingest.text import parse_text
from policymine.schema.document import BlockKind

_LONG = (
    "Kommunen har i mange år haft flere borgere, der mangler nogen at tale med i hverdagen, og det "
    "gælder både unge og ældre."
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
