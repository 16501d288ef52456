"""Cells of table rows: what stands in one, and the acts that one names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policymine.extract.items import ACTS, form_of
from policymine.extract.sentences import BULLET
from policymine.schema.base import Anchor
from policymine.schema.document import Document

NUMBER = re.compile(r"(?:^|\n)\s*\d{1,2}[.)]\s+(?=\S)")
"""Before an act in a cell that holds a numbered list, a line each."""
LETTER = re.compile(r"(?:^|\s)([a-h])\)\s+(?=\S)")
"""Before an act in a cell that counts its acts by letters, on lines of their own or not."""
TITLE_WORDS = 14
"""A first line of more words is no title."""
_LINE = re.compile(r"[^\n]+")


def cell_text(document: Document, row: int, column: int) -> str:
    """Return what stands in a cell, by the row's block and the column's place, or nothing."""
    cells = document.blocks[row].cells
    if column >= len(cells):
        return ""
    return document.text[cells[column].start : cells[column].end].strip()


def cell_anchor(document: Document, row: int, column: int) -> Anchor | None:
    """Return the passage of a cell, or None if it is empty."""
    if not cell_text(document, row, column):
        return None
    cell = document.blocks[row].cells[column]
    return document.anchor(row, cell.start, cell.end)


def acts_in(
    document: Document, cell: Anchor, *, several: bool = False
) -> list[tuple[Anchor, Anchor | None]]:
    """Return the acts that a cell names, each with the passage below it that tells of it, if any.

    A list gives an act an item, be it marked or a line each; a title over sentences gives one.
    ``several`` says that cells here hold lists: then lines are items whatever their form.
    """
    if not re.search(r"\w", cell.quote):
        return []
    spans = _items(cell.quote, several=several)
    if spans:
        return [(_part(document, cell, *span), None) for span in spans]
    lines = [found.span() for found in _LINE.finditer(cell.quote)]
    if _is_titled(cell.quote, lines):
        told = _part(document, cell, lines[1][0], lines[-1][1])
        return [(_part(document, cell, *lines[0]), told)]
    return [(cell, None)]


def _part(document: Document, cell: Anchor, start: int, end: int) -> Anchor:
    return document.anchor(cell.block, cell.start + start, cell.start + end)


def _items(cell: str, *, several: bool) -> list[tuple[int, int]]:
    """Return where the items of a cell that is a list begin and end."""
    marks = _marks(cell)
    cuts = [found.end() for found in marks]
    ends = [*(found.start() for found in marks[1:]), len(cell)]
    spans = [(a, a + len(cell[a:b].rstrip())) for a, b in zip(cuts, ends, strict=False)]
    lines = [found.span() for found in _LINE.finditer(cell)]
    acts = (_is_act(cell[a:b], by_form=not several) for a, b in lines)
    if not marks and len(lines) > 1 and all(acts):
        spans = lines
    return [(a, b) for a, b in spans if b > a]


def _marks(cell: str) -> list[re.Match[str]]:
    """Return what stands before the items of a cell that is a list, or a lead and its list."""
    bullets, numbers = list(BULLET.finditer(cell)), list(NUMBER.finditer(cell))
    marks = bullets if bullets or len(numbers) < 2 else numbers
    letters = list(LETTER.finditer(cell))
    if not marks and len(letters) > 1 and "abcdefgh".startswith("".join(m[1] for m in letters)):
        marks = letters
    led = bool(marks) and cell[: marks[0].start()].rstrip()[-1:] in ("", ":")
    return marks if led else []


def _is_act(line: str, *, by_form: bool) -> bool:
    """Say whether a line of a cell is an act of its own: a phrase, no sentence that explains."""
    whole = line[:1].isupper() and not _ends(line)
    return whole and (not by_form or form_of(line) in ACTS)


def _is_titled(cell: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Say whether the first line of a cell is a title, and the others are sentences below it."""
    if len(lines) < 2:
        return False
    title, *told = (cell[a:b].strip() for a, b in lines)
    short = len(title.split()) <= TITLE_WORDS and not _ends(title)
    return short and all(not line[:1].islower() for line in told) and told[-1].endswith((".", "!"))


def _ends(line: str) -> bool:
    return line.rstrip().endswith((".", ":", ";", ",", "-", "–", "!", "?"))
