"""What stands above a table and holds for all its rows: what its amounts count, what is adopted."""

from __future__ import annotations

import re
from functools import cache

from policymine.language.amounts import money_unit
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Document

FAR = 3
"""So many blocks above a table are looked at: a heading, a text, a heading of its first rows."""
_COUNTED = re.compile(
    r"\b(?:beløb\w*|tal|tallene|priser\w*|udgifter\w*)\b[^.;]{0,40}?\bi (?P<told>[\w.]+\s*kr\b)"
    r"|\((?:beløb )?(?:i )?(?P<noted>(?:(?:1\.?000|t|mio|mill|hele)\.?\s?)?kr\b)[^)]*\)",
    re.IGNORECASE,
)


def caption_of(document: Document, row: int) -> str:
    """Return the texts right above the table that begins with a row, up to the table before it."""
    texts: list[str] = []
    for number in range(row - 1, max(-1, row - 1 - FAR), -1):
        block = document.blocks[number]
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            break
        texts.append(document.block_text(block))
    return "\n".join(reversed(texts))


def caption_unit(caption: str) -> float:
    """Return what the bare amounts below a caption count (``Beløb i 1.000 kr.``), 0 if unsaid."""
    found = _COUNTED.search(caption)
    return money_unit(found["told"] or found["noted"]) if found else 0.0


@cache
def _adopted() -> re.Pattern[str]:
    return re.compile("|".join(read_lexicon("columns")["adopted"]), re.IGNORECASE)


def is_adopted(caption: str) -> bool:
    """Say whether a caption tells that the proposals below it have been adopted."""
    return _adopted().search(caption) is not None
