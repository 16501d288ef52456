"""Words cut without a hyphen, because the cell that they stand in is too narrow for them."""

from __future__ import annotations

import re
from dataclasses import replace

from policymine.ingest import lexicon
from policymine.ingest.elements import CUT, MAYBE_CUT, Aside, Element, Line, Row
from policymine.ingest.hyphens import Vocabulary

_POINTS = ".,:;)"
_MARK = re.compile(f"([{CUT}{MAYBE_CUT}])\n")


def mend_element(element: Element, vocabulary: Vocabulary) -> Element:
    """Return an element, the words in its cells whole and without marks where they may be cut."""
    if isinstance(element, Aside):
        return Aside(tuple(_mend_part(part, vocabulary) for part in element.elements))
    return _mend_part(element, vocabulary) if isinstance(element, Row) else element


def _mend_part(part: Line | Row, vocabulary: Vocabulary) -> Line | Row:
    if isinstance(part, Line) or not any(_MARK.search(cell) for cell in part.cells):
        return part
    return replace(part, cells=tuple(_mend_cell(cell, vocabulary) for cell in part.cells))


def _mend_cell(cell: str, vocabulary: Vocabulary) -> str:
    """Return the lines of a cell, those joined that a word fills to the end and the next ends."""
    whole, *rest = _MARK.split(cell)
    for mark, part in zip(rest[::2], rest[1::2], strict=True):
        left, right = whole.rsplit(maxsplit=1)[-1], part.split(maxsplit=1)[0].rstrip(_POINTS)
        joined = part in lexicon.words("hyphens", "endings") or (
            _is_one_word(left, right, vocabulary)
            and (mark == CUT or _is_no_word(left, right, vocabulary))
        )
        whole += part if joined else f"\n{part}"
    return whole


def _is_one_word(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word was cut into two: else the first stands elsewhere, or ends no word."""
    if right in lexicon.words("hyphens", "no_ending"):
        return False
    return len(right) < 2 or vocabulary.knows(left + right) or not vocabulary.has(left)


def _is_no_word(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether two pieces stand together elsewhere, or the second one nowhere by itself."""
    whole = len(right) < 2 or vocabulary.knows(left + right)
    return whole or not vocabulary.knows(right)
