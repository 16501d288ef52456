"""Which sentences of a paragraph are initiatives where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policymine.extract.anaphors import is_anaphoric, names_again
from policymine.extract.dates import parse_deadline
from policymine.extract.elsewhere import tells_of_others
from policymine.extract.items import opening_title
from policymine.extract.labels import NUMBERING, goal_label
from policymine.extract.leads import goes_on, leads_to_list
from policymine.extract.outline import Place
from policymine.extract.parsed import Parsed
from policymine.extract.promises import read_sentence
from policymine.extract.responsible import find_responsible
from policymine.extract.sentences import Sentence, is_quoted, sentences_of
from policymine.extract.speech import OTHER, Reading, Speech, glance, says
from policymine.schema.document import Document, Kind
from policymine.schema.finding import Commitment, State

REPORTING = frozenset({Kind.STATUS})
SAID = re.compile(r"[\"“”„»«][^\"“”„»«]{24,}[\"“”»«]\.?")
"""What somebody is quoted with; a name in quotation marks is shorter."""
OLD = 2
"""What was done so many years before a plan begins is where it starts from."""


def _explains(text: str, before: str, reading: Reading) -> bool:
    """Say whether a sentence only explains the promise before it: no decision, no proposal.

    That more will be done of it some day is another, and so is what is done by a day of its own.
    """
    more = says("extended", text) and is_dated(text)
    if more or _weighty(reading) or not before or any(parse_deadline(text)):
        return False
    again = reading.speech is Speech.PROMISE and names_again(text, before)
    return again or is_anaphoric(text)


def _weighty(reading: Reading) -> bool:
    """Say whether a sentence tells a decision, a proposal, or an act that is weighed."""
    return reading.decided or reading.commitment in (Commitment.BOER, Commitment.KAN)


def _counts(text: str, reading: Reading, document: Document, place: Place) -> bool:
    """Say whether what a sentence does makes it an initiative where it stands."""
    if reading.speech is Speech.PROMISE:
        return not (reading.decided and tells_of_others(document, text))
    reports = document.kind in REPORTING or place.state is not State.UNKNOWN
    told = any(says(group, text) for group in ("under_way", "since"))
    reports = reports or (not place.silent and (told or _tells_deed(text, document, place)))
    return reading.speech is Speech.REPORT and reports and not tells_of_others(document, text)


def _tells_deed(text: str, document: Document, place: Place) -> bool:
    """Say whether a plan reports what has been set up or agreed, not long ago: no plan, no paper.

    An agreement does not report: its parties have agreed on what it says.
    """
    plan = bool(document.units) and document.kind is not Kind.FRAMEWORK
    reported = plan and place.role in ("", "actions", "lessons")
    if not reported or not says("deed", text) or says("paper", text):
        return False
    first = document.period_start
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)]
    return first is None or not years or max(years) >= first - OLD


def acts_in(
    document: Document, number: int, place: Place, parsed: Parsed, *, listed: bool
) -> Iterator[tuple[Sentence, Reading]]:
    """Yield the promises of a paragraph; one that only explains the last one is passed over.

    What a party does, by a numbered paragraph of an agreement, it is bound to do.
    """
    before = ""
    bound = document.kind is Kind.FRAMEWORK and (
        bool(document.blocks[number].marker) or (bool(document.units) and not place.role)
    )
    for sentence in sentences_of(document, number):
        if leads_to_list(document, number, sentence.end) or is_quoted(document, sentence):
            continue
        reading = _read(sentence, place, parsed, acting=place.acting or bound)
        if not _counts(sentence.text, reading, document, place):
            continue
        if _explains(sentence.text, before, reading):
            continue
        if place.tells_process(sentence.text):
            continue
        told = (
            _weighty(reading)
            or reading.speech is Speech.REPORT
            or goes_on(document, number, sentence.text)
        )
        apart = not listed or told or _is_titled(document, number)
        if not (apart or _is_firm(document, parsed, number, sentence)):
            continue
        before = sentence.text
        yield sentence, reading


def _read(sentence: Sentence, place: Place, parsed: Parsed, *, acting: bool) -> Reading:
    """Return what a sentence does; in a section that describes, only a decision does anything."""
    if sentence.text.endswith(":"):
        return OTHER
    text = SAID.sub(" ", NUMBERING.sub("", sentence.text))
    if NUMBERING.match(sentence.text) and not text.endswith(".") and goal_label(text):
        return OTHER  # a line of a table of contents: ``3 Mål 2: Flere bliver mødt``
    told = glance(text)
    if place.silent:
        return told if told and told.decided else OTHER
    return told or read_sentence(text, parsed.tags(sentence.start), acting=acting)


def _is_firm(document: Document, parsed: Parsed, number: int, sentence: Sentence) -> bool:
    """Say whether a sentence is more than the setting of a list.

    It names a time, who acts, or how many new things are made, or says that it is one more.
    """
    more = says("besides", sentence.text)
    if more or is_dated(sentence.text) or says("made", sentence.text):
        return True
    anchor = document.anchor(number, sentence.start, sentence.end)
    return find_responsible(document, parsed, anchor) is not None


def is_dated(text: str) -> bool:
    """Say whether a sentence names a time, or one still to come."""
    return any(parse_deadline(text)) or says("later", text)


def _is_titled(document: Document, number: int) -> bool:
    """Say whether a paragraph opens with a title, as a sentence of its own: ``Peer-guider. …``."""
    title, _ = opening_title(document.block_text(document.blocks[number])) or ("", 0)
    return title.endswith(".")
