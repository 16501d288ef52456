"""Lists whose glyphs stand above them, as ``pdftotext`` writes some."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_helpers import read_bytes, texts

from policymine.schema.document import BlockKind

PROSE = (
    "Nordby Kommune har talt med borgere og pårørende om, hvad der skal til, for at flere kan få\n"
    "en god hverdag i byen og i sognene. Her er, hvad vi er blevet enige om at gøre i de fire år,\n"
    "som planen gælder, og hvem der skal sørge for, at det bliver til noget."
)
ITEMS = [
    "Alle får en fast kontaktperson.",
    "Kommunen åbner et værksted på havnen, hvor enhver kan komme og gå, og hvor der altid er\n"
    "nogen at tale med.",
    "Vi holder åbent hus.",
]
PARAGRAPH = (
    "Der er brug for flere steder at mødes, siger de fleste, og det gælder både i byen og ude på\n"
    "landet, hvor busserne sjældent kører om aftenen, og hvor mange bor alene hele året rundt."
)


def _read(tmp_path: Path, glyphs: list[str], items: str) -> tuple[list[str], list[str]]:
    text = "\n\n".join(["Plan", PROSE, "\n".join(["Vi gør dette:", *glyphs]), items, PROSE])
    document = read_bytes(tmp_path, "plan.txt", text)
    return texts(document, BlockKind.LIST_ITEM), texts(document)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("glyph", ["•", "\uf0b7", "▪"])
def test_glyphs_above_their_items_make_a_list(tmp_path: Path, glyph: str, between: str) -> None:
    items, read = _read(tmp_path, [glyph] * 3, between.join(ITEMS))
    assert items == [item.replace("\n", " ") for item in ITEMS]
    assert "Vi gør dette:" in read
    assert read[-1] == PROSE.replace("\n", " ")


def test_items_in_small_letters_are_told_by_the_room_above(tmp_path: Path) -> None:
    items, _ = _read(tmp_path, ["•", "•"], "ture til skoven\nkaffe på torvet")
    assert items == ["ture til skoven", "kaffe på torvet"]


def test_a_paragraph_below_more_glyphs_than_it_has_sentences_is_not_cut(tmp_path: Path) -> None:
    _, read = _read(tmp_path, ["•"] * 3, PARAGRAPH)
    assert any(PARAGRAPH.replace("\n", " ") in text for text in read)


def test_the_number_of_what_leads_into_a_list_may_stand_above_its_glyphs(tmp_path: Path) -> None:
    lead = "I de fire år, som planen gælder, vil vi:"
    items, _ = _read(
        tmp_path, ["4.", "•", "•"], "\n".join([lead, "åbne et værksted", "holde fest"])
    )
    assert items == [lead, "åbne et værksted", "holde fest"]


def test_a_numbered_paragraph_below_the_items_is_none_of_them(tmp_path: Path) -> None:
    first = (
        "Åbning af et værksted på havnen, som er til for enhver, der vil se, hvad vi går og laver"
    )
    second = "Ansættelse af to medarbejdere"
    items, _ = _read(tmp_path, ["•", "•"], f"{first}\n{second}\n\n5.\nDet er dyrt.")
    assert items[:2] == [first, second]
