"""Sentences that ``pdftotext`` interrupts by blocks of the other column."""

from __future__ import annotations

from pathlib import Path

from reading_helpers import read_bytes, texts

PAGE = """\
Natteliv i Nordby

Det er koldt om vinteren, og mange sover i det fri
uden at nogen ved, hvor de er henne om natten, når
frosten kommer.

• Nordby Kommune åbner en varmestue på havnen med

Vidste du, at Nordby har 40 hjemløse borgere?

plads til ti mennesker i de koldeste måneder

• Natteravnene går tur hver lørdag

\f
Kontakt
"""


def test_the_rest_of_a_sentence_is_put_back_where_it_broke_off(tmp_path: Path) -> None:
    found = texts(read_bytes(tmp_path, "plan.txt", PAGE))
    whole = "Nordby Kommune åbner en varmestue på havnen med plads til ti mennesker i de koldeste"
    assert f"{whole} måneder" in found
    assert "Vidste du, at Nordby har 40 hjemløse borgere?" in found


def test_text_that_sets_lines_in_keeps_its_order(tmp_path: Path) -> None:
    text = PAGE.replace("Vidste", "   Vidste")
    found = texts(read_bytes(tmp_path, "plan.txt", text))
    assert not any("havnen med plads" in block for block in found)
