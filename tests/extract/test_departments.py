"""Parts of an administration that are named by their fields."""

from __future__ import annotations

import pytest
from actor_documents import made_document, read


def names_of(text: str) -> list[str]:
    return [mention.name for mention in read(made_document(text))[0]]


NAMED = [
    ("Planen er lavet af Sociale Forhold og Beskæftigelse.", "Sociale Forhold og Beskæftigelse"),
    ("Børn og Unge vil se på, om kurset kan gives i skolerne.", "Børn og Unge"),
    ("Haven passes af Vej og Park.", "Vej og Park"),
    ("Nordby Kommune, Kultur og Fritid, Torvet 1.", "Kultur og Fritid"),
    ("Det koordineres af Teknik, Miljø og Kultur.", "Teknik, Miljø og Kultur"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_fields_with_capitals_name_a_department(text: str, name: str) -> None:
    assert name in names_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Børn og unge under 18 år er ikke omfattet.",
        "Det hører under temaet Sundhed og Trivsel.",
        "Udsatterådet og Handicaprådet er hørt.",
    ],
)
def test_words_themes_and_councils_are_none(text: str) -> None:
    assert not any(" og " in name for name in names_of(text))


def test_a_number_that_opens_the_next_line_of_a_cell_is_no_part_of_a_name() -> None:
    assert "Bakkehuset" in names_of("Der kommer senge på Bakkehuset\nTo pladser er klar.")
