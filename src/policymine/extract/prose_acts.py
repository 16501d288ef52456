"""Which sentences of a paragraph are initiatives where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

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
from policymine.extract.sentence_model import Word, likelihood, words_of_doc
from policymine.extract.sentences import Sentence, is_quoted, sentences_of
from policymine.extract.speech import OTHER, Reading, Speech, glance, rung_of, says
from policymine.schema.document import Document, Kind
from policymine.schema.finding import Commitment, State

if TYPE_CHECKING:
    from spacy.tokens import Doc

REPORTING = frozenset({Kind.STATUS})
SAID = re.compile(r"[\"“”„»«][^\"“”„»«]{24,}[\"“”»«]\.?")
"""What somebody is quoted with; a name in quotation marks is shorter."""
LIKELY = {Speech.PROMISE: 0.2, Speech.REPORT: 0.3, Speech.WANTED: 0.8, Speech.OTHER: 0.7}
"""From so likely on, a sentence tells an act: more, where rules see none in it."""
DECIDED = 0.1
"""From so likely on, a sentence that names a decision does."""
NEAR = 7
"""So many words behind a helping verb its participle may stand."""


Told = tuple[Sentence, Reading]
"""A sentence that tells an act, and what it does."""


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


def may_tell(place: Place, sentence: Sentence) -> bool:
    """Say whether a sentence may tell an act where it stands, by a few of its words.

    Law, questions and quotations tell none; in a section that describes, only a decision does.
    """
    if glance(sentence.text) == OTHER:
        return False
    told = glance(_own_words(sentence)) if place.silent else None
    return not place.silent or (told is not None and told.decided)


def _is_told(
    document: Document, place: Place, text: str, reading: Reading, words: Doc | None
) -> bool:
    """Say whether a sentence tells an act, as likely as not; what others do is none."""
    if place.silent and not reading.decided:
        return False
    enough = DECIDED if reading.decided else LIKELY[reading.speech]
    if reading.speech is Speech.REPORT and not _reports(document, place, text):
        return False
    if _likelihood(words, reading, document.kind) < enough:
        return False
    promised = reading.speech is Speech.PROMISE and not reading.decided
    return promised or not tells_of_others(document, text)


def _reports(document: Document, place: Place, text: str) -> bool:
    """Say whether deeds are reported here; that a paper was written is none of a plan's.

    An agreement does not report: its parties have agreed on what it says.
    """
    follows = document.kind in REPORTING or place.state is not State.UNKNOWN
    deeds = document.kind is not Kind.FRAMEWORK and not says("paper", text)
    return follows or deeds or says("under_way", text)


def read_paragraph(document: Document, number: int, place: Place, parsed: Parsed) -> list[Told]:
    """Return the sentences of a paragraph that tell acts, each with what it does.

    What a party does, by a numbered paragraph of an agreement, it is bound to do.
    """
    bound = document.kind is Kind.FRAMEWORK and (
        bool(document.blocks[number].marker) or (bool(document.units) and not place.role)
    )
    found: list[Told] = []
    for sentence in sentences_of(document, number):
        if leads_to_list(document, number, sentence.end) or is_quoted(document, sentence):
            continue
        if not may_tell(place, sentence) or place.tells_process(sentence.text):
            continue
        reading = read_in_place(sentence, parsed, acting=place.acting or bound)
        words = parsed.words(sentence.start)
        if not _is_told(document, place, sentence.text, reading, words):
            continue
        if reading.speech in (Speech.OTHER, Speech.WANTED):
            reading = read_tense(words_of_doc(words) if words else ())
        found.append((sentence, reading))
    return found


def acts_of(
    document: Document, number: int, parsed: Parsed, told: Sequence[Told], *, listed: bool
) -> Iterator[Told]:
    """Yield the acts that a paragraph tells; a sentence that only explains the last is none.

    Where its section is ``listed``, it tells only what its list does not: a decision, a report, or
    what is more than the setting of the list.
    """
    before = ""
    for sentence, reading in told:
        if _explains(sentence.text, before, reading):
            continue
        apart = (
            not listed
            or _weighty(reading)
            or reading.speech is Speech.REPORT
            or goes_on(document, number, sentence.text)
            or _is_titled(document, number)
            or _is_firm(document, parsed, number, sentence)
        )
        if apart:
            before = sentence.text
            yield sentence, reading


def _likelihood(words: Doc | None, reading: Reading, kind: Kind) -> float:
    """Return how likely a sentence tells an act; without a tagger rules alone say it."""
    if words is None:
        return float(reading.speech in (Speech.PROMISE, Speech.REPORT))
    return likelihood(words_of_doc(words), reading, kind)


def read_tense(words: Sequence[Word]) -> Reading:
    """Return what a sentence that tells an act does, by the tense of its first finite verb."""
    finite = next((n for n, (_, tag) in enumerate(words) if "|Fin" in tag), None)
    if finite is None:
        return Reading(Speech.PROMISE)
    word, tag = words[finite]
    done = any("|Past|Part" in tag for _, tag in words[finite + 1 : finite + NEAR])
    if "|Past|" in tag or (done and word in ("har", "er")):
        return Reading(Speech.REPORT)
    return Reading(Speech.PROMISE, rung_of(word for word, _ in words))


def _own_words(sentence: Sentence) -> str:
    """Return a sentence without its number, and without what somebody is quoted with in it."""
    return SAID.sub(" ", NUMBERING.sub("", sentence.text))


def read_in_place(sentence: Sentence, parsed: Parsed, *, acting: bool) -> Reading:
    """Return what a sentence does by rule; ``acting`` says that its section is one of acts."""
    if sentence.text.endswith(":"):
        return OTHER
    text = _own_words(sentence)
    if NUMBERING.match(sentence.text) and not text.endswith(".") and goal_label(text):
        return OTHER  # a line of a table of contents: ``3 Mål 2: Flere bliver mødt``
    return read_sentence(text, parsed.tags(sentence.start), acting=acting)


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
