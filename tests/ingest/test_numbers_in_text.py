"""Numbers, dates and abbreviations that open a line of running text belong to its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_builders import texts

from policymine.ingest.markers import parse_marker
from policymine.schema.document import BlockKind, Document

Read = Callable[[str], Document]

FULL = "Kommunen har i flere år arbejdet efter den samme fælles metode, og den hedder nu"


@pytest.mark.parametrize(
    "line",
    [
        "2.0. Metoden bruges fra april.",
        "85. Herefter følger et afsnit om job.",
        "7. Bilaget er sendt til udvalget.",
        "2025. Der er afsat 10.000 kr.",
        "10.000 kr. Pengene findes i rammen.",
        "1. maj holder værestedet fest.",
        "b. Den anden udgave er kortere.",
    ],
)
def test_a_number_that_goes_on_with_a_sentence_stays_in_it(read_text: Read, line: str) -> None:
    document = read_text(f"Metoden\n\n{FULL}\n{line}\n\n" + f"{FULL}\nmere end det.\n" * 3)
    assert not texts(document, BlockKind.LIST_ITEM)
    assert f"{FULL} {line}" in document.text


def test_a_list_right_below_a_full_line_is_one_and_so_is_what_goes_on_counting(
    read_text: Read,
) -> None:
    items = "1. Åbne et værksted\n2. Ansætte en gartner"
    document = read_text(f"Metoden\n\n{FULL}\n{items}\n\n{FULL}\n3. Bygge et hus\n")
    assert texts(document, BlockKind.LIST_ITEM) == [
        "Åbne et værksted",
        "Ansætte en gartner",
        "Bygge et hus",
    ]


@pytest.mark.parametrize(
    "line", ["f. eks. en tur", "m. m. og mere", "d. 1. maj", "1. fase: Start", "2. og 3. klasse"]
)
def test_an_abbreviation_or_an_ordinal_opens_no_item(line: str) -> None:
    assert parse_marker(line) is None


@pytest.mark.parametrize("line", ["2. Plads til alle", "d. Ansætte en leder", "1. Og hvad nu?"])
def test_a_capital_opens_an_item(line: str) -> None:
    assert parse_marker(line) is not None


@pytest.mark.parametrize(
    ("heading", "marker"),
    [("5 nye tiltag mod ensomhed", ""), ("1. maj i parken", ""), ("5 Økonomi", "5")],
)
def test_a_heading_keeps_what_it_counts(read_text: Read, heading: str, marker: str) -> None:
    document = read_text(f"# Plan\n\n## {heading}\n\nVi holder åbent.\n")
    block = [block for block in document.blocks if block.kind is BlockKind.HEADING][-1]
    assert block.marker == marker
    assert f"{block.marker} {document.block_text(block)}".strip() == heading


def test_the_letter_of_a_section_stays_behind_its_number(read_text: Read) -> None:
    line = "Kommunen kan yde et lån til huslejen og til flytningen efter boliglovens § 81"
    document = read_text(f"Lån\n\n{line}\na. Det gælder også unge, der flytter hjemmefra.\n")
    assert texts(document, BlockKind.LIST_ITEM) == []
