"""Goals by their count: areas numbered from 1, and nouns of a plan's own (``Drøm 1``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policymine.extract.candidates import Candidate, goal_at
from policymine.extract.labels import is_named
from policymine.extract.named_goals import titled
from policymine.extract.outline import role_of
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Document

_COUNTED = re.compile(
    r"(?P<label>[^\W\d_]{3,}(?: [^\W\d_]{2,}){0,3})\s+(?P<number>\d{1,2})"
    r"(?:\s*[:.–—-]+\s+|\s+(?=[A-ZÆØÅ\"»”])|\s*[:.]?$)"
    r"(?P<title>.*)"
)
TITLE_WORDS = 14
"""A heading of more words is no title that is counted."""
PHRASE = 12
"""An area of more words is told in a sentence, and names no goal."""
HEAD, ITEM = BlockKind.HEADING, BlockKind.LIST_ITEM


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
    others = read_lexicon("sections")["counted_others"]
    for number, block in enumerate(document.blocks):
        text = document.block_text(block)
        found = _COUNTED.fullmatch(text) if block.kind in (HEAD, BlockKind.PARAGRAPH) else None
        label = found["label"].casefold() if found else ""
        if not found or label.split()[0] in others or _tells_part(label) or is_named(text):
            continue
        goal = titled(document, number, found["title"].strip(), found["number"], label)
        heads = goal is not None and document.blocks[goal.anchor.block].kind is HEAD
        if goal and heads and len(goal.title.split()) <= TITLE_WORDS:
            yield goal


def _tells_part(label: str) -> bool:
    """Say whether a label names a part of a plan; a promise that is counted names a theme.

    ``Formål 1`` is a part, ``Det lover vi 1: Et sted at bo`` a theme.
    """
    role = role_of(label)
    return bool(role) and not (role == "actions" and " " in label)


def numbered_heads(document: Document) -> list[Candidate]:
    """Return the areas that a document numbers from 1 and puts lists under.

    They stand as headings or as items that head a nested list, in phrases and not in sentences.
    """
    return [
        goal_at(document, number, count=str(place))
        for run in _numbered(document)
        if len(run) > 2
        and any(document.blocks[number].kind is ITEM for number in run)
        and sum(_leads_list(document, number) for number in run) > 0.6 * len(run)
        and all(len(document.block_text(document.blocks[n]).split()) <= PHRASE for n in run)
        for place, number in enumerate(run, start=1)
    ]


def _numbered(document: Document) -> list[list[int]]:
    """Return the headings and items (numbers of blocks) that markers count on from 1."""
    runs: list[list[int]] = []
    for number, block in enumerate(document.blocks):
        found = re.search(r"(\d+)[.)]?$", block.marker)
        if not found or block.kind not in (HEAD, ITEM):
            continue
        if int(found[1]) == 1:
            runs.append([])
        if runs and int(found[1]) == len(runs[-1]) + 1:
            runs[-1].append(number)
    return runs


def _leads_list(document: Document, number: int) -> bool:
    block, below = document.blocks[number], document.blocks[number + 1 : number + 2]
    items = bool(below) and below[0].kind is ITEM
    return items and (block.kind is HEAD or below[0].level > block.level)
