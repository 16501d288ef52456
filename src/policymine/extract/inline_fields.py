"""Fields of an act told within its paragraph: ``… Ansvarlig: Jobcentret, 2. kvartal 2024.``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policymine.extract.columns import FIELDS, fields_of
from policymine.extract.fields import read_state
from policymine.extract.labelled import labelled_lines
from policymine.extract.periods import find_periods
from policymine.extract.sentences import sentences_of
from policymine.schema.base import Anchor
from policymine.schema.document import Document
from policymine.schema.finding import State

NOTE_WORDS = 8
"""A sentence of no more words may be a field without a colon (``Start 1. maj 2024.``)."""
STATE_WORDS = 4
"""A sentence of no more words may say how far the act has come (``Indsatsen er i gang.``)."""
_WHEN = re.compile(
    r",\s+(?=(?:fra|inden|senest|frem til|i løbet af|ultimo|primo|medio|start|\d+\. |20\d\d))", re.I
)
"""What follows the name in ``Ansvarlig: Jobcentret, 2. kvartal 2024``."""


def _field_values(document: Document, number: int) -> Iterator[tuple[str, Anchor]]:
    for label, value in labelled_lines(document, number):
        said = next((s for s in sentences_of(document, number) if s.end > value.start), None)
        end = min(value.end, said.end) if said else value.end
        length = len(document.text[value.start : end].rstrip(" .,;"))
        if length:
            anchor = document.anchor(number, value.start, value.start + length)
            yield from ((name, anchor) for name in fields_of(label))


def find_notes(document: Document, number: int) -> Iterator[tuple[str, Anchor]]:
    """Yield what short sentences say like a label: ``Start 1. maj 2024.``, ``Den er i gang.``."""
    for sentence in sentences_of(document, number):
        words = sentence.text.split()
        anchor = document.anchor(number, sentence.start, sentence.end)
        if ":" in sentence.text or not 1 < len(words) <= NOTE_WORDS:
            continue
        if "timeline" in fields_of(words[0]) and any(find_periods(sentence.text)):
            yield "timeline", anchor
        elif len(words) <= STATE_WORDS and read_state(sentence.text) is not State.UNKNOWN:
            yield "status", anchor


def find_inline_fields(document: Document, blocks: Sequence[int]) -> dict[str, Anchor]:
    """Return the fields that labels within some blocks give; each ends with its sentence."""
    fields: dict[str, Anchor] = {}
    for number in blocks:
        for name, anchor in _field_values(document, number):
            if name in FIELDS:
                fields.setdefault(name, anchor)
    who = fields.get("responsible")
    when = _WHEN.search(who.quote) if who else None
    if who and when:
        middle = who.start + when.start(), who.start + when.end()
        fields["responsible"] = document.anchor(who.block, who.start, middle[0])
        fields.setdefault("timeline", document.anchor(who.block, middle[1], who.end))
    return fields
