"""Running text whose paragraphs are numbered, and lists that look like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_helpers import items, read_bytes, texts

from policymine.schema.document import BlockKind

AGREEMENT = """\
Aftale om natberedskab

1. Aftalens parter
1.1 Aftalen er indgået mellem Nordby Kommune og Sydby Kommune, som begge har et fælles
Bosted. Den afløser aftalen fra 2019.
1.2 Aftalen gælder i fire år. Den kan forlænges.

2. Fælles vagt
2.1 Nordby Kommune stiller med en vagt hver nat. Vagten møder kl. 22.
2.2 Parterne vil:
- afprøve en fælles app
- holde to møder om året
2.3 Sydby Kommune betaler halvdelen. Beløbet reguleres hvert år.
"""
COUNTED = """\
# Plan for gadens folk

## Baggrund

1. Byen har 40 hjemløse. De fleste er mænd.
2. Caféen har åbent hver dag. Den drives af frivillige.

## Det vil vi

3. Kommunen åbner et nyt herberg i havnen. Det får ti pladser.
4. Følgende sættes i gang:
   - en gadesygeplejerske
   - et nyt værested

## Opfølgning

5. Udvalget ser på planen hvert år. Status lægges på nettet.
"""
LISTED = """\
# Plan

## Tema 1

1. Nyt værested
2. Ny rådgivning

## Tema 2

3. Nye boliger på havnen. Der bygges i 2026.
4. Flere følgevenner
"""


def test_numbered_points_of_an_agreement_are_paragraphs(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "aftale.txt", AGREEMENT)
    found = {b.marker: b.kind for b in document.blocks if "." in b.marker.strip(".")}
    assert found == dict.fromkeys(["1.1", "1.2", "2.1", "2.2", "2.3"], BlockKind.PARAGRAPH)
    assert texts(document, BlockKind.HEADING)[1:] == ["Aftalens parter", "Fælles vagt"]
    assert "fælles Bosted. Den afløser" in document.text
    assert [b.level for b in document.blocks if b.kind is BlockKind.LIST_ITEM] == [0, 0]


def test_paragraphs_counted_through_a_plan_are_paragraphs(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.md", COUNTED)
    assert items(document) == [(0, "en gadesygeplejerske"), (0, "et nyt værested")]


@pytest.mark.parametrize("text", [LISTED, COUNTED.replace("## Det vil vi\n", "")])
def test_a_list_that_counts_on_stays_a_list(text: str, tmp_path: Path) -> None:
    text = text.replace("## Opfølgning\n", "")
    document = read_bytes(tmp_path, "plan.md", text)
    assert len(items(document)) >= 4


def test_lettered_items_count_on_after_a_full_line(tmp_path: Path) -> None:
    text = (
        "Udvalget indstiller, at følgende sættes i gang i løbet af foråret i alle byer:\n\n"
        "a) at der åbnes en ny café for pårørende og frivillige i hver eneste bydel,\n"
        "b) at der ansættes en vært på hvert værested.\n"
    )
    document = read_bytes(tmp_path, "notat.txt", text)
    assert [b.marker for b in document.blocks if b.kind is BlockKind.LIST_ITEM] == ["a)", "b)"]
