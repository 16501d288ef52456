"""What stands above a table or list and holds for all its acts: when, how firmly, what money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policymine.extract.commitment import lead_commitment
from policymine.extract.labelled_fields import labelled_lines
from policymine.extract.labels import fields_of
from policymine.extract.outline import Place
from policymine.extract.sentences import sentences_of
from policymine.language.amounts import money_unit
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Commitment

_YEAR = re.compile(
    r"^\D*?(?<!budget )(?<!aftale )(?<!aftalen )(?<!plan )(?<!planen )\b(20\d\d)\W*$", re.I
)
FAR = 3
"""So many blocks above a table are looked at: a heading, a text, a heading of its first rows."""
_COUNTED = re.compile(
    r"\b(?:beløb\w*|tal|tallene|priser\w*|udgifter\w*)\b[^.;]{0,40}?\bi (?P<told>[\w.]+\s*kr\b)"
    r"|\((?:beløb )?(?:i )?(?P<noted>(?:(?:1\.?000|t|mio|mill|hele)\.?\s?)?kr\b)[^)]*\)",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\b(?:nedenstående|følgende)\b", re.I)


@dataclass(frozen=True)
class Above:
    """A deadline told once (``Frist: 1. maj 2025, hvor intet andet er anført``), and a modal."""

    due: Anchor | None = None
    default: Commitment = Commitment.UNKNOWN


def section_year(document: Document, place: Place) -> int | None:
    """Return the year that the nearest heading with one ends in (``Udmøntning 2025``).

    Else it is that of a plan for one year.
    """
    for heading in reversed(place.path):
        found = _YEAR.match(document.block_text(document.blocks[heading]).strip())
        if found:
            return int(found[1])
    return document.period_start if document.period_start == document.period_end else None


def read_above(document: Document, place: Place) -> Above:
    """Return what the paragraphs right below the headings above a table say for its rows."""
    due, default = None, Commitment.UNKNOWN
    for number in _paragraphs(document, place):
        lines = labelled_lines(document, number)
        dated = (value for label, value in lines[:1] if "timeline" in fields_of(label))
        due = due or next(dated, None)
        last = sentences_of(document, number)[-1:]
        if default is Commitment.UNKNOWN and last and _BELOW.search(last[0].text):
            default = lead_commitment(last[0].text)
    return Above(due, default)


def _paragraphs(document: Document, place: Place) -> Iterator[int]:
    """Yield the paragraphs between headings and the heading or table below, the nearest first."""
    for heading in reversed(place.path):
        for number in range(heading + 1, len(document.blocks)):
            if document.blocks[number].kind is not BlockKind.PARAGRAPH:
                break
            yield number


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
