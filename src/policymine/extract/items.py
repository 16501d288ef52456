"""The form of a list item: an infinitive, a noun of action, a promise, a fact, or a name."""

from __future__ import annotations

import re

from policymine.extract.parsed import Parsed
from policymine.extract.promises import read_sentence
from policymine.extract.sentences import split_sentences
from policymine.extract.speech import Speech
from policymine.extract.tagging import UNTAGGED, Tagged
from policymine.extract.verbs import is_infinitive, verb_forms
from policymine.schema.document import Document

FINITE = re.compile(
    r"\b(er|har|kan|skal|vil|bliver|får|bør|var|havde|blev|findes|består|modtager|oplever|lever|bor)\b",
    re.IGNORECASE,
)
ACT = re.compile(r"\w{4,}(else|ering|ning)(en|er|erne)?$")
BEFORE = frozenset({"at", "løbende", "fortsat", "fortsætte", "evt", "også"})
"""Words that may stand before the infinitive of an item."""
ACTS = frozenset({"infinitive", "noun", "promise"})
PLAIN = frozenset({"fact", "wanted", "report"})
TITLE_WORDS = 5
"""An opening of more words is no title of what goes on after it."""
_CUT = re.compile(r"(?::|\s[–—-])\s+(?=[A-ZÆØÅ])")


def form_of(text: str, tagged: Tagged = UNTAGGED) -> str:
    """Return the form of an item: infinitive, noun, promise, wanted, report, fact or name."""
    words = [word.casefold() for word in re.findall(r"[\w-]+", text)]
    if not words:
        return "name"
    head = words[1] if words[0] in BEFORE and len(words) > 1 else words[0]
    if is_infinitive(head):
        return "infinitive"
    speech = read_sentence(text, tagged).speech
    if speech in (Speech.PROMISE, Speech.WANTED, Speech.REPORT):
        return str(speech.value)
    if FINITE.search(" ".join(words[:12])):
        return "fact"
    return "noun" if words[0] in verb_forms().nouns or ACT.match(words[0]) else "name"


def opening_title(text: str, *, words: int = TITLE_WORDS) -> tuple[str, int] | None:
    """Return the title that a text opens with, and where what it tells after it begins, or None.

    ``Peer-guider. Kommunen ansætter …``, ``Et trygt hjem: Alle …``: a few ``words``, no sentence.
    """
    spans = split_sentences(text)
    cut = _CUT.search(text, 0, spans[0][1]) if spans else None
    if cut:
        title, told = text[: cut.start()], cut.end()
    elif len(spans) > 1 and text[spans[0][1] - 1] == ".":
        title, told = text[: spans[0][1]], spans[1][0]
    else:
        return None
    short = len(title.split()) <= words and form_of(title) in ("name", "noun")
    return (title, told) if short else None


class Items:
    """The list items of a document and their forms, each read once."""

    def __init__(self, document: Document, parsed: Parsed) -> None:
        self.document = document
        self._parsed = parsed
        self._forms: dict[int, str] = {}

    def text(self, number: int) -> str:
        """Return the text of a block."""
        return self.document.block_text(self.document.blocks[number])

    def tags(self, number: int) -> Tagged:
        """Return what a tagger says of the first sentence of a block."""
        return self._parsed.tags(self.document.blocks[number].start)

    def told(self, number: int) -> tuple[str, Tagged]:
        """Return what an item tells, after its title if it has one, with its tags."""
        text, start = self.text(number), self.document.blocks[number].start
        title = opening_title(text)
        if title is None:
            return text, self.tags(number)
        tags = self._parsed.tags(start + title[1])
        return text[title[1] :], self.tags(number) if tags is UNTAGGED else tags

    def opens_done(self, number: int) -> bool:
        """Say whether an item opens with a participle: ``ansat to vejledere``."""
        first = next(iter(re.findall(r"[\w-]+", self.text(number).casefold())), "")
        return first in verb_forms().participles | self.tags(number).participles

    def form(self, number: int) -> str:
        """Return the form of the item that is block ``number``."""
        if number not in self._forms:
            self._forms[number] = form_of(*self.told(number))
        return self._forms[number]
