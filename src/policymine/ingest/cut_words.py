"""Words cut without a hyphen, because the cell that they stand in is too narrow for them."""

from __future__ import annotations

from dataclasses import replace

from policymine.ingest import lexicon
from policymine.ingest.elements import CUT, Aside, Element, Line, Row
from policymine.ingest.hyphens import Vocabulary

_POINTS = ".,:;)"


def mend_element(element: Element, vocabulary: Vocabulary) -> Element:
    """Return an element, the words in its cells whole and without marks where they may be cut."""
    if isinstance(element, Aside):
        return Aside(tuple(_mend_part(part, vocabulary) for part in element.elements))
    return _mend_part(element, vocabulary) if isinstance(element, Row) else element


def _mend_part(part: Line | Row, vocabulary: Vocabulary) -> Line | Row:
    if isinstance(part, Line) or not any(CUT in cell for cell in part.cells):
        return part
    return replace(part, cells=tuple(_mend_cell(cell, vocabulary) for cell in part.cells))


def _mend_cell(cell: str, vocabulary: Vocabulary) -> str:
    """Return the lines of a cell, those joined that a word fills to the end and the next ends."""
    whole, *rest = cell.split(CUT + "\n")
    for part in rest:
        left, right = whole.rsplit(maxsplit=1)[-1], part.split(maxsplit=1)[0]
        whole += part if _is_one_word(left, right.rstrip(_POINTS), vocabulary) else f"\n{part}"
    return whole.replace(CUT, "")


def _is_one_word(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word was cut into two: else the first stands elsewhere, or ends no word."""
    if right in lexicon.words("hyphens", "no_ending"):
        return False
    return len(right) < 2 or vocabulary.knows(left + right) or not vocabulary.has(left)
