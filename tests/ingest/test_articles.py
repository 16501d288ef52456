"""Agreements set like a law: their sections and parts are numbered, and the numbers are no text."""

from __future__ import annotations

from pathlib import Path

from reading_helpers import read_bytes, texts

from policymine.schema.document import BlockKind

AGREEMENT = """\
Aftale om fælles natteam

Gældende fra 1. marts 2025

§ 1. Parter

Stk. 1. Aftalen er indgået mellem Nordby Kommune og Region Vest. Den afløser aftalen fra
2019.
Stk. 2. Nordby Kommune er tovholder.

§ 2. Målsætning 1: En rolig nat

Stk. 1. Nordby Kommune ansætter to nattevagter, jf. servicelovens § 85, stk. 1.

§ 3. Målsætning 2: En let morgen

Stk. 1. Region Vest åbner en linje fra kl. 5.
"""
ALONE = """# Vedtægt for Brugerrådet

## § 1

## Navn

Rådet hedder Brugerrådet.

## § 2

## Opgaver

Rådet holder fire møder om året.

## § 3

## Valg

Der er valg hvert andet år.
"""
CITED = """# Kvalitetsstandard

## § 85 Socialpædagogisk støtte

Støtten gives i hjemmet.

## § 99 Kontaktperson

Kontaktpersonen opsøger borgeren.
"""


def test_sections_and_parts_have_numbers_of_their_own(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "aftale.txt", AGREEMENT)
    found = [(b.marker, b.kind) for b in document.blocks if b.marker]
    section, part = BlockKind.HEADING, BlockKind.PARAGRAPH
    assert found == [
        ("§ 1", section),
        ("Stk. 1", part),
        ("Stk. 2", part),
        ("§ 2", section),
        ("Stk. 1", part),
        ("§ 3", section),
        ("Stk. 1", part),
    ]
    assert texts(document, BlockKind.HEADING)[1:] == [
        "Parter",
        "Målsætning 1: En rolig nat",
        "Målsætning 2: En let morgen",
    ]
    assert "Region Vest. Den afløser aftalen fra 2019." in document.text


def test_a_number_alone_belongs_to_the_heading_below_it(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "vedtaegt.md", ALONE)
    found = [(b.marker, document.block_text(b)) for b in document.blocks if b.marker]
    assert found == [("§ 1", "Navn"), ("§ 2", "Opgaver"), ("§ 3", "Valg")]


def test_a_section_of_a_law_is_cited_in_the_text(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "standard.md", CITED)
    assert texts(document, BlockKind.HEADING)[1:] == [
        "§ 85 Socialpædagogisk støtte",
        "§ 99 Kontaktperson",
    ]
