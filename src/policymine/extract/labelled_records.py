"""Acts that a label names in their first line, one below the other, with no headings of their own.

``Hvad: Åbne et værested`` / ``Hvem: Jobcentret`` / ``Hvad: …``: cards, or a table set as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from policymine.extract.draft import Draft
from policymine.extract.labelled_fields import find_inline_fields, labelled_lines
from policymine.extract.labels import ACT_LABEL, TELLING, fields_of, opens_with_label
from policymine.extract.outline import Place
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

FEWEST = 2
"""So many lines under one heading have the label, if they name acts and do not tell of one."""


def find_labelled_records(
    document: Document, outline: Sequence[Place]
) -> tuple[list[Draft], set[int]]:
    """Return the acts that labels in lines name, and the blocks that hold them and their fields.

    All lines with a label are read alike, if most have lines below that say who or when.
    """
    drafts: list[Draft] = []
    used: set[int] = set()
    for openers in _openers(document, outline).values():
        records = {number: _record(document, number, openers) for number in openers}
        fields = {n: find_inline_fields(document, blocks) for n, blocks in records.items()}
        told = sum(bool(TELLING & set(known)) for known in fields.values())
        if 2 * told <= len(records):
            continue
        for number, blocks in records.items():
            title = labelled_lines(document, number)[0][1]
            state = outline[number].state
            drafts.append(Draft(Form.LIST, title, fields[number], heading_state=state))
            used.update(blocks)
    return drafts, used


def _openers(document: Document, outline: Sequence[Place]) -> Mapping[str, list[int]]:
    """Return the lines (numbers of blocks) that open with a label of acts, by their label."""
    found: dict[str, list[int]] = {}
    for number, label in _titled(document):
        found.setdefault(label, []).append(number)
    return {
        label: numbers
        for label, numbers in found.items()
        if max(Counter(outline[n].heading for n in numbers).values()) >= FEWEST
    }


def _titled(document: Document) -> Iterator[tuple[int, str]]:
    for number, block in enumerate(document.blocks):
        text = document.block_text(block)
        line = block.kind is BlockKind.PARAGRAPH and opens_with_label(text)
        if line and not ACT_LABEL.match(text) and (lines := labelled_lines(document, number)):
            label = lines[0][0]
            if fields_of(label) == ("title",):
                yield number, label.casefold()


def _record(document: Document, opener: int, openers: Sequence[int]) -> list[int]:
    """Return a line that names an act with those below it, up to the last that has a label."""
    last = opener
    for number in range(opener + 1, len(document.blocks)):
        kind = document.blocks[number].kind
        if number in openers or kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
            break
        if opens_with_label(document.block_text(document.blocks[number])):
            last = number
    return [*range(opener, last + 1)]
