"""Goals that a plan counts under a noun of its own: ``Drøm 1``, ``Sigtepunkt 2: Unge på vej``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policymine.extract.candidates import Candidate
from policymine.extract.labels import is_named
from policymine.extract.outline import role_of
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

_COUNTED = re.compile(
    r"(?P<label>[^\W\d_]{3,})\s+(?P<number>\d{1,2})(?:\s*[:.–—-]+\s+|\s+(?=[A-ZÆØÅ\"»”])|\s*[:.]?$)"
    r"(?P<title>.*)"
)
_LONGEST = 14
"""Words of a title."""


def counted_goals(document: Document) -> list[Candidate]:
    """Return the goals under the first noun that headings count from 1, two at least.

    The title follows the number or stands in the next block. A bare label may be a line in small
    print over its heading. Nouns that count other things (``Kapitel 1``, ``Bilag 2``) are none.
    """
    series: dict[str, list[Candidate]] = {}
    for goal in _counted(document):
        found = series.setdefault(goal.label, [])
        if int(goal.number) == len(found) + 1:
            found.append(goal)
    return next((found for found in series.values() if len(found) > 1), [])


def _counted(document: Document) -> Iterator[Candidate]:
    others = {word.casefold() for word in read_lexicon("sections")["counted_others"]}
    for number, block in enumerate(document.blocks):
        text = document.block_text(block)
        found = _COUNTED.fullmatch(text)
        if not found or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            continue
        label, title = found["label"].casefold(), found["title"].strip()
        if label in others or role_of(found["label"]) or is_named(text):
            continue
        goal = _titled(document, number, title)
        if goal:
            place, words, scope = goal
            anchor = document.anchor_of(place, words)
            yield Candidate(found["number"], words, Form.HEADING, anchor, scope=scope, label=label)


def _titled(document: Document, number: int, title: str) -> tuple[int, str, int] | None:
    """Return the block that holds a title, its words, and the heading that opens the section."""
    block = document.blocks[number]
    if title:
        fits = block.kind is BlockKind.HEADING and len(title.split()) <= _LONGEST
        return (number, title, number) if fits else None
    below = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    if below is None or below.kind is not BlockKind.HEADING:
        return None
    words = document.block_text(below).rstrip(":")
    return (number + 1, words, number + 1) if len(words.split()) <= _LONGEST else None
