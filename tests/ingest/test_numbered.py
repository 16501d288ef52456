"""Running text whose paragraphs are numbered, and lists that look like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builders import p, word_file
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


def test_a_number_may_be_missing_from_the_count(tmp_path: Path) -> None:
    text = COUNTED.replace("2. Caféen", "Caféen")
    document = read_bytes(tmp_path, "plan.md", text)
    assert "Kommunen åbner et nyt herberg i havnen. Det får ti pladser." in texts(
        document, BlockKind.PARAGRAPH
    )


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


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_points_without_full_stops_that_count_on_are_a_list(between: str, tmp_path: Path) -> None:
    acts = ["1.1 Oprettelse af en telefonlinje", "1.2 Vagten svarer hele natten.", "1.3 To peers"]
    text = f"Plan for Nordby\n\nLøfte 1: Hjælp straks\n\nDet lover vi:\n\n{between.join(acts)}\n"
    document = read_bytes(tmp_path, "plan.txt", text)
    assert items(document) == [(0, act[4:]) for act in acts]


def test_headings_with_text_between_them_are_no_points_of_a_list(tmp_path: Path) -> None:
    text = "Plan for Nordby\n\n1.1 Nyt værested\n\nHuset åbner.\n\n1.2 Nyt herberg\n\nDet åbner.\n"
    document = read_bytes(tmp_path, "plan.txt", text)
    assert [b.marker for b in document.blocks if b.kind is BlockKind.HEADING] == ["", "1.1", "1.2"]


def test_typed_points_in_word_are_a_list(tmp_path: Path) -> None:
    lines = ["Det lover vi:", "2.1 Et natherberg", "2.2 Udvalget åbner et hus.", "2.3 To peers"]
    document = read_bytes(tmp_path, "plan.docx", word_file("".join(map(p, lines))))
    assert items(document) == [(0, line[4:]) for line in lines[1:]]
