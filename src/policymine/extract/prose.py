"""Initiatives in running prose: sentences that promise an act, or report one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from policymine.extract.above import section_year
from policymine.extract.draft import Draft
from policymine.extract.outline import Place
from policymine.extract.parsed import Parsed
from policymine.extract.prose_acts import (
    REPORTING,
    Told,
    acts_of,
    is_dated,
    may_tell,
    read_paragraph,
)
from policymine.extract.sentences import Sentence, sentences_of
from policymine.extract.speech import ASIDE, Reading, Speech, says
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Commitment, Form, State

NOWHERE = frozenset({"contents", "appendix", "definition", "measures", "guide", "making"})
"""Roles of sections whose prose is never an act."""
MANY = 8
"""So many acts told in the prose of one section are more than the setting of its list."""


def _rung(reading: Reading) -> Commitment:
    """Return the commitment of a sentence; a promise in the plain present binds as *skal*."""
    plain = reading.speech is Speech.PROMISE and reading.commitment is Commitment.UNKNOWN
    return Commitment.SKAL if plain else reading.commitment


def _paragraphs(
    document: Document, outline: Sequence[Place], used: Collection[int]
) -> Iterator[int]:
    for number, block in enumerate(document.blocks):
        prose = block.kind is BlockKind.PARAGRAPH and number not in used
        if prose and outline[number].role not in NOWHERE:
            yield number


def tagged_prose(
    document: Document, outline: Sequence[Place], used: Collection[int]
) -> Iterator[int]:
    """Yield where the sentences begin of which ``find_prose`` will ask what a tagger says."""
    for number in _paragraphs(document, outline, used):
        for sentence in sentences_of(document, number):
            if may_tell(outline[number], sentence) and not sentence.text.endswith(":"):
                yield sentence.start


def find_prose(
    document: Document,
    outline: Sequence[Place],
    *,
    parsed: Parsed,
    used: Collection[int],
    listed: Collection[int],
) -> list[Draft]:
    """Return the initiatives in the paragraphs of a document.

    ``used`` are blocks that other finders have read. In the sections of the headings ``listed``,
    whose promises stand in a list or table, prose explains the list: there only a decision or a
    report counts, or a promise that says when or who; in sections that describe, only a decision.
    A paragraph with a number of its own explains no list, nor does prose that promises a lot.
    """
    sections: dict[int | None, dict[int, list[Told]]] = defaultdict(dict)
    for number in _paragraphs(document, outline, used):
        told = read_paragraph(document, number, outline[number], parsed)
        sections[outline[number].heading][number] = told
    drafts: list[Draft] = []
    for heading, paragraphs in sections.items():
        whole = _in_section(document, outline, paragraphs, parsed, listed=False)
        if heading in listed and len(whole) < MANY:
            whole = _in_section(document, outline, paragraphs, parsed, listed=True)
        drafts.extend(whole)
    return _with_funds(sorted(drafts, key=lambda draft: draft.anchor.start))


def _with_funds(acts: Sequence[Draft]) -> list[Draft]:
    """Return the acts of running text, each with the money that a sentence after it sets aside.

    ``Bostøtten omlægges. Der afsættes 200.000 kr. i 2026.`` is one act; the sentence is an act of
    its own where it opens a paragraph or says what the money is for.
    """
    found: list[Draft] = []
    for act in acts:
        last = found[-1] if found else None
        same = last is not None and last.anchor.block == act.anchor.block
        if last and same and "money" not in last.fields and says("funds", act.anchor.quote):
            found[-1] = replace(last, fields={**last.fields, "money": act.anchor})
        else:
            found.append(act)
    return found


def _in_section(
    document: Document,
    outline: Sequence[Place],
    paragraphs: Mapping[int, Sequence[Told]],
    parsed: Parsed,
    *,
    listed: bool,
) -> list[Draft]:
    """Return the initiatives in the paragraphs of a section; a numbered one explains no list."""
    return [
        _draft(document, number, sentence, reading, outline[number])
        for number, told in paragraphs.items()
        for sentence, reading in acts_of(
            document, number, parsed, told, listed=listed and not document.blocks[number].marker
        )
    ]


def _draft(
    document: Document, number: int, sentence: Sentence, reading: Reading, place: Place
) -> Draft:
    """Return a sentence as an initiative.

    What a status report tells in the present is going on, and so is what any plan says continues.
    """
    anchor = document.anchor(number, sentence.start, sentence.end)
    plain = reading.commitment is Commitment.UNKNOWN and not reading.decided
    now = document.kind in REPORTING and plain and not is_dated(sentence.text)
    going_on = now and reading.speech is Speech.PROMISE and place.state is not State.PLANNED
    stands = plain and says("standing", ASIDE.sub("", sentence.text))
    state = State.ONGOING if going_on and place.state is State.UNKNOWN else place.state
    reported = going_on or stands or reading.speech is Speech.REPORT
    year = section_year(document, place) if place.acting else None
    return Draft(Form.PROSE, anchor, {}, "", state, _rung(reading), reported, year=year)
