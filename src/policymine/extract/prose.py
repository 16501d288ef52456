"""Initiatives in running prose: sentences that promise an act, or report one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from policymine.extract.dates import parse_deadline
from policymine.extract.draft import Draft
from policymine.extract.outline import Place
from policymine.extract.promises import Reading, Speech, Tagged, is_ahead, read_sentence
from policymine.extract.sentences import Sentence, sentences_of
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Document, Kind
from policymine.schema.finding import Form, State

if TYPE_CHECKING:
    from spacy.language import Language

REPORTING = frozenset({Kind.STATUS})


@cache
def _anaphor() -> re.Pattern[str]:
    words = "|".join(read_lexicon("promises")["words"]["anaphors"])
    return re.compile(rf"^(?:{words})\b", re.IGNORECASE)


def _counts(reading: Reading, document: Document, place: Place) -> bool:
    """Say whether what a sentence does makes it an initiative where it stands."""
    if reading.speech is Speech.PROMISE:
        return True
    reports = document.kind in REPORTING or place.state is not State.UNKNOWN
    return reading.speech is Speech.REPORT and reports


def find_verbs(nlp: Language, sentences: Sequence[str]) -> Iterator[Tagged]:
    """Yield the finite verbs of each sentence; nothing where the pipeline does not tag."""
    if not nlp.has_pipe("morphologizer"):
        yield from (Tagged() for _ in sentences)
        return
    for doc in nlp.pipe(sentences):
        found = [
            t for t in doc if t.morph.get("Tense", []) == ["Pres"] and t.pos_ in ("VERB", "AUX")
        ]
        passive = {t.lower_ for t in found if t.morph.get("Voice", []) == ["Pass"]}
        yield Tagged(frozenset(t.lower_ for t in found) - passive, frozenset(passive))


def _in_block(
    document: Document, number: int, place: Place, nlp: Language, *, listed: bool
) -> Iterator[tuple[Sentence, Reading]]:
    """Yield the promises of a paragraph; one that only explains the last one is passed over."""
    promised = False
    sentences = sentences_of(document, number)
    verbs = find_verbs(nlp, [sentence.text for sentence in sentences])
    for sentence, tagged in zip(sentences, verbs, strict=True):
        reading = read_sentence(sentence.text, tagged)
        if sentence.text.endswith(":") or not _counts(reading, document, place):
            continue
        if promised and _anaphor().search(sentence.text) and not reading.decided:
            continue
        dated = any(parse_deadline(sentence.text)) or is_ahead(sentence.text)
        if (listed or place.silent) and not (reading.decided or (dated and not place.silent)):
            continue
        promised = True
        yield sentence, reading


def find_prose(
    document: Document,
    outline: Sequence[Place],
    *,
    nlp: Language,
    used: Collection[int],
    listed: Collection[int],
) -> list[Draft]:
    """Return the initiatives in the paragraphs of a document.

    ``used`` are blocks that other finders have read. In the sections of the headings ``listed``,
    whose promises stand in a list or table, prose explains the list: there, and in sections that
    describe, only a decision or a promise with a date counts.
    """
    drafts = []
    for number, block in enumerate(document.blocks):
        place = outline[number]
        if block.kind is not BlockKind.PARAGRAPH or number in used:
            continue
        if place.role in ("contents", "appendix", "definition", "measures", "guide", "making"):
            continue
        inside = place.heading in listed
        for sentence, reading in _in_block(document, number, place, nlp, listed=inside):
            anchor = document.anchor(number, sentence.start, sentence.end)
            drafts.append(
                Draft(
                    Form.PROSE,
                    anchor,
                    heading_state=place.state,
                    default=reading.commitment,
                    reported=reading.speech is Speech.REPORT,
                )
            )
    return drafts
