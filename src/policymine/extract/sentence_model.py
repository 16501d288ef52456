"""How likely a sentence of running text tells an act: a logistic regression over its words.

What rules know of a sentence (``promises``: what it does, on which rung) is one part of what the
model sees; the others are its words, the parts of speech and forms that a tagger gives them, and
pairs and triples of these. Rules alone find three acts in four that plans tell in other words than
those they were made for; the model weighs all words, and was taught on marked sentences of plans
and of government programmes (``act_training``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from policymine.extract.speech import Reading
from policymine.extract.weights import read_weights
from policymine.schema.document import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

FORMS = ("Mood", "Tense", "VerbForm", "Voice")
"""The features of a word's form that are looked at."""
LONG = 6
"""From so many letters on, a word counts by its beginning and its end too."""
LENGTHS, MOST = 5, 8
"""The length of a sentence counts in steps of so many words, up to so many steps."""

Word = tuple[str, str]
"""A word in lower case, and its part of speech with its form."""


def likelihood(words: Sequence[Word], reading: Reading, kind: Kind) -> float:
    """Return how likely a sentence of a kind of plan tells an act, between 0 and 1."""
    return read_weights("sentences.json.gz").chance(features(words, reading, kind))


def words_of_doc(doc: Doc) -> list[Word]:
    """Return the words of a sentence as the model sees them."""
    return [(token.lower_, f"{token.pos_}{_form(token.morph.to_dict())}") for token in doc]


def _form(morph: Mapping[str, str]) -> str:
    return "".join(f"|{morph[name]}" for name in FORMS if name in morph)


def features(words: Sequence[Word], reading: Reading, kind: Kind) -> frozenset[str]:
    """Return the names of the features that a sentence has."""
    return frozenset([*_of_words(words), *_of_reading(reading, kind)])


def _of_reading(reading: Reading, kind: Kind) -> Iterator[str]:
    yield f"does {reading.speech.value} in {kind.value}"
    yield f"does {reading.speech.value}"
    yield f"does {reading.speech.value} {reading.commitment.value}"
    if reading.decided:
        yield "does decided"


def _of_words(words: Sequence[Word]) -> Iterator[str]:
    yield f"long {min(len(words) // LENGTHS, MOST)}"
    for place, (_, tag) in enumerate(words[:3]):
        yield f"{place} {tag}"
    for word, tag in words:
        yield f"w {word}"
        yield f"t {tag}"
        if len(word) > LONG:
            yield f"end {word[1 - LONG :]}"
            yield f"start {word[:LONG]}"
        if word.isdigit() and len(word) == len("2026") and word.startswith("20"):
            yield "year"
    edged = [("^", "^"), *words, ("$", "$")]
    for (word, tag), (next_word, next_tag) in pairwise(edged):
        yield f"ww {word} {next_word}"
        yield f"tt {tag} {next_tag}"
        yield f"wt {word} {next_tag}"
    for (_, one), (_, two), (_, three) in zip(edged, edged[1:], edged[2:], strict=False):
        yield f"ttt {one} {two} {three}"
