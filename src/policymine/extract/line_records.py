"""Acts in lines, with who and when on lines of their own below, and no labels before these.

``Etablering af et værested`` / ``Jobcentret`` / ``1. maj 2025``: rows of a table that lost its
lines, or boxes in a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from policymine.extract.column_cells import is_act, is_phrase, value_of
from policymine.extract.draft import Draft
from policymine.extract.labels import fields_of
from policymine.extract.outline import Place
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

LINE_WORDS = 16
"""A line of more words is a text."""
LABEL_WORDS = 4
"""A line of more words is no label."""
FEWEST = 3
"""So many records of a document tell that it sets its acts in this way."""
LONGEST = 5
"""A record has no more lines."""
_DATED = frozenset({"timeline", "status"})


def find_line_records(
    document: Document, outline: Sequence[Place], used: Collection[int]
) -> tuple[list[Draft], set[int]]:
    """Return the acts that lines name, and the blocks that hold them and their fields.

    Most have a time or a state below, and most are acts by their words or have two such fields.
    """
    values = _values(document, used)
    found = [record for run in _runs(values) for record in _records(run, values)]
    texts = {number: document.block_text(document.blocks[number]) for number in values}
    told = [{values[number] for number in record[1:]} - {""} for record in found]
    acts = sum(
        is_act(texts[record[0]]) or len(fields) > 1
        for record, fields in zip(found, told, strict=True)
    )
    dated = sum(bool(fields & _DATED) for fields in told)
    if len(found) < FEWEST or 2 * acts < len(found) or 2 * dated < len(found):
        return [], set()
    drafts = [_draft(document, outline, record, values) for record in found]
    return drafts, {number for record in found for number in record}


def _values(document: Document, used: Collection[int]) -> dict[int, str]:
    """Return the lines of a document (numbers of blocks), each with the field that it may give."""
    lines: dict[int, str] = {}
    for number, block in enumerate(document.blocks):
        text = document.block_text(block)
        short = block.kind is BlockKind.PARAGRAPH and len(text.split()) <= LINE_WORDS
        label = len(text.split()) <= LABEL_WORDS and fields_of(text)
        if short and number not in used and not label:
            value = value_of(text)
            if value or (is_phrase(text) and not text.endswith((":", "!", "?", ","))):
                lines[number] = value
    return lines


def _runs(values: Collection[int]) -> Iterator[list[int]]:
    """Yield the lines that stand right below each other."""
    run: list[int] = []
    for number in sorted(values):
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _records(run: Sequence[int], values: dict[int, str]) -> Iterator[list[int]]:
    """Yield each title with the lines below it that hold its fields; none where one has none.

    What stands last may be a title of what follows.
    """
    records: list[list[int]] = []
    for number in run:
        if not records or (not values[number] and values[records[-1][-1]]):
            records.append([])
        records[-1].append(number)
    records = records[: len(records) - (len(records[-1]) == 1)]
    whole = [r for r in records if not values[r[0]] and 1 < len(r) <= LONGEST and values[r[-1]]]
    if len(whole) == len(records) > 1:
        yield from whole


def _draft(
    document: Document, outline: Sequence[Place], record: Sequence[int], values: dict[int, str]
) -> Draft:
    """Return the act of a record; a name that nothing tells stands before the time."""
    title, *rest = [
        document.anchor(n, document.blocks[n].start, document.blocks[n].end) for n in record
    ]
    fields = {values[line.block] or "responsible": line for line in reversed(rest)}
    return Draft(Form.LIST, title, fields, heading_state=outline[record[0]].state)
