"""Why a finding got its codes: terms, nearest example, runner-up, and what would flip it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from policymine.classify.carriers import beside_terms, without_word
from policymine.classify.decision import Decision
from policymine.classify.reading import Reading
from policymine.classify.terms import TermFinder
from policymine.resources import read_lexicon
from policymine.schema.codebook import NONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_LONGEST = 90
_FLIPS_TRIED = 4
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+(?=[A-ZÆØÅ\"»])")


@dataclass(frozen=True)
class Removal:
    """A reading with one part taken away: ``kind`` names the template that tells of it."""

    kind: str
    removed: str
    reading: Reading


def removals(
    reading: Reading, code: str, finder: TermFinder, carriers: Sequence[str] = ()
) -> list[Removal]:
    """Return a reading's smaller versions: without a word, a sentence, its context, its plan."""
    found = []
    for term in finder.find(reading.text):
        if term.code == code:
            rest = finder.without(reading.text, term)
            found.append(Removal("without_term", term.text, replace(reading, text=rest)))
    for word in beside_terms(carriers, [removal.removed for removal in found])[:1]:
        rest = without_word(reading.text, word)
        found.append(Removal("without_term", word, replace(reading, text=rest)))
    sentences = _SENTENCE.split(reading.text)
    if len(sentences) > 1:
        for sentence in sentences:
            rest = " ".join(other for other in sentences if other is not sentence)
            found.append(Removal("without_sentence", sentence, replace(reading, text=rest)))
    found = found[:_FLIPS_TRIED]
    if reading.context:
        bare = replace(reading, heading="", need="")
        found.append(Removal("without_context", "", bare))
    if reading.expected_none is not None:
        found.append(Removal("without_plan", "", replace(reading, expected_none=None)))
    return [removal for removal in found if removal.reading.text]


def find_flips(
    decisions: Sequence[Decision],
    tried: Sequence[Sequence[Removal]],
    logits_of: Callable[[Sequence[Reading]], Matrix],
) -> list[tuple[Removal, int] | None]:
    """Return for each finding the smallest removal that changes its first choice, and to what."""
    flat = [removal.reading for some in tried for removal in some]
    winners = logits_of(flat).argmax(axis=1).tolist() if flat else []
    flips: list[tuple[Removal, int] | None] = []
    at = 0
    for decision, some in zip(decisions, tried, strict=True):
        pairs = zip(some, winners[at : at + len(some)], strict=True)
        at += len(some)
        changed = ((removal, code) for removal, code in pairs if code != decision.first)
        flips.append(next(changed, None))
    return flips


@dataclass(frozen=True)
class Why:
    """The parts of an evidence text."""

    terms: Sequence[str]
    carriers: Sequence[str]
    example: str
    runner_up: str
    runner_up_score: float
    flip: Removal | None
    flip_code: str
    flip_tried: bool


def render_why(why: Why, lang: str) -> str:
    """Return the evidence of an assigned code as one line."""
    say = read_lexicon("coding_reasons")[lang]
    named = ", ".join(f"»{term}«" for term in why.terms)
    parts = [say["terms"].format(terms=named) if named else say["no_terms"]]
    if why.carriers:
        weighty = ", ".join(f"»{word}«" for word in why.carriers)
        parts.append(say["carriers"].format(words=weighty))
    if why.example:
        parts.append(say["nearest"].format(example=shorten(why.example)))
    score = f"{why.runner_up_score:.2f}".replace(".", say["decimal"])
    words = {NONE: say["none"]}
    parts.append(say["runner_up"].format(code=words.get(why.runner_up, why.runner_up), score=score))
    if why.flip is not None:
        removed = shorten(why.flip.removed)
        code = words.get(why.flip_code, why.flip_code)
        parts.append(say[why.flip.kind].format(removed=removed, code=code))
    elif why.flip_tried:
        parts.append(say["firm"])
    return "; ".join(parts)


def render_terms(terms: Sequence[str], lang: str) -> str:
    """Return the evidence of a code that was not assigned: the terms that spoke for it."""
    named = ", ".join(f"»{term}«" for term in terms)
    return str(read_lexicon("coding_reasons")[lang]["terms"].format(terms=named)) if named else ""


def shorten(text: str) -> str:
    """Return a text cut at a word to fit into a line."""
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"
