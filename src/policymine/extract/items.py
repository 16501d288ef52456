"""The form of a list item: an infinitive, a noun of action, a promise, a fact, or a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policymine.extract.labels import TELLING, fields_of, find_labels
from policymine.extract.parsed import Parsed
from policymine.extract.piece_model import joint_likelihood, likelihood
from policymine.extract.promises import read_sentence
from policymine.extract.sentences import split_sentences
from policymine.extract.speech import Speech
from policymine.extract.tagging import UNTAGGED, Tagged
from policymine.extract.verbs import is_infinitive, verb_forms
from policymine.schema.document import BlockKind, Document

FINITE = re.compile(
    r"\b(er|har|kan|skal|vil|bliver|får|bør|var|havde|blev|findes|består|modtager|oplever|lever|bor)\b",
    re.IGNORECASE,
)
ACT = re.compile(r"\w{4,}(else|ering|ning)(en|er|erne)?$")
BEFORE = frozenset({"at", "løbende", "fortsat", "fortsætte", "evt", "også"})
"""Words that may stand before the infinitive of an item."""
_RELATIVE = re.compile(r",\s+(?:der|som|hvor)\b", re.IGNORECASE)
"""What opens a clause that says more of a noun: ``Oprettelse af en telefon, der er åben``."""
ACTS = frozenset({"infinitive", "noun", "promise"})
TOLD = ACTS | {"report"}
PLAIN = frozenset({"fact", "wanted", "report"})
SHARE = 0.5
"""So many of the items of a list tell what it is."""
LIKELY = 0.5
"""From so likely on, a text tells an act by its words alone."""
TITLE_WORDS = 5
"""An opening of more words is no title of what goes on after it, unless it names an act."""
DEED_WORDS = 20
"""Nor is then one of more words than these."""
LEAST = 0.005
"""From so likely on, a text with the form of an act tells one."""
_CUT = re.compile(r"(?::|\s[–—-])\s+(?=[A-ZÆØÅ])")


def form_of(text: str, tagged: Tagged = UNTAGGED) -> str:
    """Return the form of an item: infinitive, noun, promise, wanted, report, fact or name."""
    words = [word.casefold() for word in re.findall(r"[\w-]+", text)]
    if not words:
        return "name"
    head = words[1] if words[0] in BEFORE and len(words) > 1 else words[0]
    if is_infinitive(head) or head in tagged.infinitives:
        return "infinitive"
    speech = read_sentence(text, tagged).speech
    if speech in (Speech.PROMISE, Speech.WANTED, Speech.REPORT):
        return str(speech.value)
    noun = words[0] in verb_forms().nouns or ACT.match(words[0]) is not None
    told = _RELATIVE.split(text, maxsplit=1)[0] if noun else text
    if FINITE.search(" ".join(re.findall(r"[\w-]+", told)[:12])):
        return "fact"
    return "noun" if noun else "name"


def names_deed(title: str) -> bool:
    """Say whether a title names an act by its form, and is no theme, nor a sentence of any other.

    ``Ansætte to peers``, ``Udvidelse af åbningstiden``, ``En mentorordning``, ``Vi åbner et hus``.
    """
    words = [word.casefold() for word in re.findall(r"[\w-]+", title)]
    if len(words) < 2 or title.endswith("?"):
        return False
    forms = verb_forms()
    if words[1] in forms.change_present | forms.steady_present:
        return form_of(title) == "promise"  # "Arbejde giver mening"
    head = next(iter(re.split(r"[,;:(]|\s(?:der|som|så|hvor)\s", title.rstrip("."))))
    form = form_of(head)
    if form == "noun":
        return _is_deed(words) or _is_thing(words)
    return form in ("infinitive", "promise") or (form == "name" and _is_thing(words))


def tells_act(text: str, block: BlockKind, *, formed: bool) -> bool:
    """Say whether a heading or a cell tells an act by its words.

    Where it is ``formed`` as one (``names_deed``, ``form_of``), its words must only allow it.
    """
    return likelihood(text, block) >= (LEAST if formed else LIKELY)


def _is_deed(words: list[str]) -> bool:
    """Say whether words open with a noun of action, and what it is done to: ``Salg af …``."""
    return words[1] in ("af", "om", "med", "til", "på") and len(words) > 2


def _is_thing(words: list[str]) -> bool:
    """Say whether words open with what is set up, alone or by number: ``Natcafé``, ``Et råd``."""
    forms = verb_forms()
    new = words[0] in forms.before_things or words[0].isdigit()
    counted = 2 if new and words[1] in forms.before_things else int(new)
    noun = words[counted : counted + 1]
    return bool(noun) and noun[0].endswith(forms.things)


def _opening(text: str) -> tuple[str, int]:
    """Return what a text opens with, up to a colon or a full stop, and where more begins."""
    spans = split_sentences(text)
    cut = _CUT.search(text, 0, spans[0][1]) if spans else None
    if cut:
        return text[: cut.start()], cut.end()
    if len(spans) > 1 and text[spans[0][1] - 1] == ".":
        return text[: spans[0][1]], spans[1][0]
    return "", 0


def opening_title(text: str, *, words: int = TITLE_WORDS) -> tuple[str, int] | None:
    """Return the title that a text opens with, and where what it tells after it begins, or None.

    ``Peer-guider. Kommunen ansætter …``, ``Et trygt hjem: Alle …``: a few ``words``, no sentence.
    """
    title, told = _opening(text)
    short = 0 < len(title.split()) <= words and form_of(title) in ("name", "noun")
    return (title, told) if short else None


def title_of(text: str, *, words: int = TITLE_WORDS) -> tuple[str, int] | None:
    """Return the title that a text opens with, and where its text begins, or None.

    A title that names an act may have more than a few ``words``: ``Ansætte to peers i …. De …``.
    """
    title, told = _opening(text)
    named = len(title.split()) <= DEED_WORDS and names_deed(title) and form_of(title) != "promise"
    return (title, told) if named else opening_title(text, words=words)


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

    def likelihood(self, number: int) -> float:
        """Return how likely an item tells an act by the words of one of its sentences."""
        text = self.text(number)
        sentences = (text[start:end] for start, end in split_sentences(text))
        return max((likelihood(sentence, BlockKind.LIST_ITEM) for sentence in sentences), default=0)

    def likely(self, numbers: Sequence[int]) -> float:
        """Return how likely some items tell acts, taken together."""
        return joint_likelihood(self.likelihood(number) for number in numbers)

    def is_labelled(self, number: int) -> bool:
        """Say whether labels in an item tell who is to do it, or when."""
        labels = (fields_of(label) for _, _, label in find_labels(self.text(number)))
        return any(TELLING & {*names} for names in labels)

    def opens_done(self, number: int) -> bool:
        """Say whether an item opens with a participle: ``ansat to vejledere``."""
        first = next(iter(re.findall(r"[\w-]+", self.text(number).casefold())), "")
        return first in verb_forms().participles | self.tags(number).participles

    def form(self, number: int) -> str:
        """Return the form of an item (a block): that of its title where this names an act."""
        if number not in self._forms:
            whole = self.text(number)
            title, _ = title_of(whole) or (whole, 0)
            form = form_of(title) if names_deed(title) else form_of(*self.told(number))
            self._forms[number] = "noun" if form == "name" and names_deed(title) else form
        return self._forms[number]
