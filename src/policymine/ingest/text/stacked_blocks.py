"""Blocks of lines that may be cells of a table: where they are cut, which of them name columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from policymine.ingest import lexicon
from policymine.ingest.column_names import field_of
from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final, is_numbered, is_state, starts_lower
from policymine.ingest.text.stacked_cells import NUMBER

FEWEST = 3
"""Columns of a table that is known by their names alone."""
_LONGEST_NAME = 45
_ACTS = ("number", "title", "activity")
"""What one of the columns must hold: what a row is about."""
_WIDEST = 0.7
"""Of the width of the text, what most lines of a cell take at most."""
_LETTERED = re.compile(r"[A-HIVX]{1,4}[.)]\s+[A-ZÆØÅ]")
Block = tuple[Line, ...]


def split_blocks(lines: Sequence[Line]) -> list[Block]:
    """Cut lines into blocks: at blank lines, before a number of a row, a theme, a column's name."""
    blocks: list[Block] = []
    block: list[Line] = []
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        apart = below is None or below.gap > 0 or below.page != line.page
        alone = NUMBER.fullmatch(line.text) or (apart and not line.gap and _is_name(line.text))
        named = is_numbered(line.text) or (
            len(block) in (1, 2) and is_numbered(text_of(block)) and not starts_lower(line.text)
        )
        if block and (line.gap or line.page != block[-1].page or alone or named):
            blocks.append(tuple(block))
            block = []
        block.append(line)
    return [*blocks, tuple(block)] if block else blocks


def count_names(blocks: Sequence[Block], place: int) -> int:
    """Return how many blocks from a place on name columns: 0 if these are too few."""
    if not _is_name(text_of(blocks[place])) or (place and _is_name(text_of(blocks[place - 1]))):
        return 0
    near = [text_of(block) for block in blocks[place : place + 12]]
    short = list(takewhile(lambda text: len(text) <= _LONGEST_NAME, near))
    known = [_is_name(text) for text in short]
    end = 1
    for step in range(1, len(known)):
        if short[step] in short[:step] or is_numbered(short[step]):
            break
        if known[step] and step - end < 2:
            end = step + 1
    acts = any(field_of(name) in _ACTS for name in short[:end])
    return end if acts and sum(known[:end]) >= FEWEST else 0


def _is_name(text: str) -> bool:
    """Tell whether a text may name a column: it is no label with its value (``Status: I gang``)."""
    if len(text) > 2 * _LONGEST_NAME or ":" in text.rstrip(" :"):
        return False
    text = re.sub(r"\(.*?\)", "", text).strip()
    if re.search(r"\d", text) or _LETTERED.match(text) or is_state(text):
        return False
    if len(text) > _LONGEST_NAME or starts_lower(text) or (is_final(text) and text[-1] in ".:!"):
        return text.casefold() in lexicon.words("tables", "columns")
    words = text.casefold().strip(" :?").split()
    names = lexicon.words("tables", "columns")
    known = bool(words) and len(words) < 6 and (words[0] in names or words[-1] in names)
    return known or bool(field_of(text))


def text_width(lines: Sequence[Line]) -> float:
    """Return the width of the text: the longest that several lines have."""
    ends = sorted((len(line.text) for line in lines), reverse=True)
    alike = (end for end, third in zip(ends, ends[2:], strict=False) if third > 0.93 * end)
    return next(alike, ends[0])


def is_band(text: str) -> bool:
    """Tell whether a block is a heading between rows: ``Mål 2: Bolig``, ``B. Bolig``."""
    return is_numbered(text) or (_LETTERED.match(text) is not None and not is_final(text))


def is_prose(block: Block, width: float) -> bool:
    """Tell whether a block is set to the width of the text, as no cell of a table is."""
    ends = sorted(len(line.text) for line in block)
    return ends[len(ends) // 2] > _WIDEST * width


def text_of(block: Sequence[Line]) -> str:
    """Return the lines of a block as one."""
    return " ".join(line.text for line in block)


def key_of(text: str) -> str:
    """Return the name of a column for comparison: it may be broken elsewhere on another page."""
    return "".join(text.split()).casefold()
