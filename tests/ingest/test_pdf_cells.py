"""Paragraphs among the lines of a cell, and words broken at their ends."""

from __future__ import annotations

from policymine.ingest.elements import PARAGRAPH
from policymine.ingest.hyphens import join_lines, read_vocabulary
from policymine.ingest.page import PdfWord
from policymine.ingest.pdf.cells import cell_text


def words_of(*lines: str, bold: int = 0) -> list[PdfWord]:
    """Return the words of some lines, six points a letter; the first ``bold`` lines are bold."""
    words = []
    for row, line in enumerate(lines):
        left = 0.0
        for text in line.split():
            right, top = left + 6.0 * len(text), 14.0 * row
            words.append(PdfWord(text, left, right, top, top + 10, 10.0, bold=row < bold))
            left = right + 3.0
    return words


def test_what_follows_a_title_opens_a_paragraph() -> None:
    short = words_of("Natcafé", "Der er åbent tre nætter om ugen,", "og kaffen er gratis.")
    assert cell_text(short).split("\n")[1].startswith(PARAGRAPH)
    full = words_of("Natcafé i det gamle hus ved åen", "Der er åbent hver nat.", bold=1)
    assert cell_text(full).split("\n")[1].startswith(PARAGRAPH)
    wrapped = words_of("En natcafé i det gamle hus ved", "Åen holder åbent hver nat.")
    assert PARAGRAPH not in cell_text(wrapped)


def test_the_items_of_a_list_are_paragraphs() -> None:
    lines = cell_text(words_of("- Nye skabe i alle", "lejligheder", "- Kursus for vikarer"))
    assert [line.startswith(PARAGRAPH) for line in lines.split("\n")] == [True, False, True]
    assert PARAGRAPH not in cell_text(words_of("Åbent mandag", "- fredag."))


def test_a_word_that_the_document_knows_is_no_suspended_hyphen() -> None:
    known = read_vocabulary(["Vi bor i Halvrimmen."])
    assert join_lines([("I Halvrim-", 1), ("men bor vi", 1)], known)[0] == "I Halvrimmen bor vi"
    assert join_lines([("Børne-", 1), ("og ungepolitik", 1)], known)[0] == "Børne- og ungepolitik"
