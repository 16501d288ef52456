"""Text whose lines are broken to several widths, as ``pdftotext`` writes pages in columns."""

from __future__ import annotations

import textwrap
from pathlib import Path

from reading_helpers import read_bytes, texts

from policymine.schema.document import BlockKind

COLUMNS = """\
Natteliv og omsorg i Nordby: kommunens plan for voksne, der har det svært, vedtaget i maj 2024

Plan for nætter

Det første værested har åbent til midnat. I maj
2025 åbner Nordby Kommune sammen med Natteravnene
et nyt på havnen, hvor alle kan komme ind uden at
ringe i forvejen. Det er frivillige, der åbner og
lukker, og det skal blive ved med at være sådan i
alle år.

De fleste kommer, når det er mørkt og koldt. Kommunen vil derfor åbne tidligere om
vinteren, og der bliver plads til ti mere. Alle
får et måltid mad og et sted at sove, når det er
under frysepunktet.

Mål 2: Gode nætter
for alle, der er ude
Ingen skal være alene om natten i Nordby, heller
ikke når vejret er godt, og der er langt til det
næste åbne hus med kaffe og lys i vinduerne hele
natten.
"""


def test_a_column_has_its_own_width(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.txt", COLUMNS)
    paragraphs = texts(document, BlockKind.PARAGRAPH)
    (first,) = [text for text in paragraphs if text.startswith("Det første")]
    assert "I maj 2025 åbner Nordby Kommune sammen med Natteravnene et nyt" in first


def test_two_lines_that_were_joined_at_a_divided_word_are_as_full_as_one(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.txt", COLUMNS)
    (second,) = [
        text for text in texts(document, BlockKind.PARAGRAPH) if text.startswith("De fleste")
    ]
    assert second.endswith(
        "plads til ti mere. Alle får et måltid mad og et sted at sove, når det "
        "er under frysepunktet."
    )


def test_a_heading_in_larger_type_takes_two_lines(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.txt", COLUMNS)
    assert "Mål 2: Gode nætter for alle, der er ude" in texts(document, BlockKind.HEADING)


def test_long_lines_that_run_over_are_broken_to_a_width(tmp_path: Path) -> None:
    told = "Natteravnene går tur med Nordby Kommune hver fredag og lørdag fra klokken ti til tre"
    lines = textwrap.fill(", ".join([told] * 6) + ".", 180)
    document = read_bytes(tmp_path, "plan.txt", "Plan\n\n" + (lines + "\n\n") * 4)
    assert texts(document, BlockKind.PARAGRAPH) == [lines.replace("\n", " ")] * 4
