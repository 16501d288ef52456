"""Who and when in a bracket at the end of an item: ``Ansætte to værter (HR, 1. kvartal 2026)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policymine.extract.periods import find_periods
from policymine.schema.base import Anchor
from policymine.schema.document import Document

_BRACKET = re.compile(r"\s*\((?P<told>[^()]+)\)\s*\.?$")
_PART = re.compile(r"[^,;]+")
_TIME = re.compile(
    r"(?:(?:inden|senest|fra|til|i|pr\.|ultimo|primo|medio|start|frist:?)\s*)*", re.I
)
"""What may stand before a period that is all there is."""


def find_bracketed(document: Document, number: int) -> tuple[int, dict[str, Anchor]]:
    """Return where an item's bracket begins that says when (and who), and those fields.

    Its last part is a time and nothing else, and what stands before that a name; else the length
    of the item, and no fields.
    """
    block = document.blocks[number]
    text = document.block_text(block)
    found = _BRACKET.search(text)
    parts = list(_parts(found)) if found else []
    if not found or not parts or not _is_time(text[slice(*parts[-1])]):
        return len(text), {}
    spans = {"timeline": parts[-1]}
    if len(parts) > 1:
        spans["responsible"] = parts[0][0], parts[-2][1]
    if not all(text[start].isupper() for start, _ in parts[:-1]):
        return len(text), {}
    return found.start(), {
        name: document.anchor(number, block.start + start, block.start + end)
        for name, (start, end) in spans.items()
    }


def _parts(bracket: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a bracket stand in its text."""
    for part in _PART.finditer(bracket["told"]):
        told = part[0].strip()
        if told:
            start = bracket.start("told") + part.start() + part[0].index(told)
            yield start, start + len(told)


def _is_time(text: str) -> bool:
    """Say whether a text is a period and nothing else: ``ultimo 2026``, ``1. maj 2026``."""
    spans = list(find_periods(text))
    if not spans or text[max(span.end for span in spans) :].strip(" ."):
        return False
    return _TIME.fullmatch(text[: min(span.start for span in spans)].strip()) is not None
