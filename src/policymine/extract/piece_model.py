"""How likely a piece of a plan tells an act: a list item, a cell or a heading, by its words alone.

Where they stand says most of what they are (``lists``, ``rows``, ``titled``); where that says
nothing, their words do. A logistic regression sees the words, how they begin and end, and which
stand side by side. It was taught on marked plans (``act_training``), needs no tagger, and
knows no rule, so that what it says and what rules say are two opinions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from policymine.extract.labels import NUMBERING
from policymine.extract.weights import read_weights
from policymine.schema.document import BlockKind

LONG = 6
"""From so many letters on, a word counts by its beginning and its end too."""
LENGTHS, MOST = 5, 8
"""The length of a text counts in steps of so many words, up to so many steps."""
KEPT = 4096
"""Texts whose likelihood is kept, since a list is asked about more than once."""
_WORD = re.compile(r"\w+(?:[-./]\w+)*|[^\w\s]")
_YEAR = re.compile(r"20\d\d")


@lru_cache(maxsize=KEPT)
def likelihood(text: str, block: BlockKind) -> float:
    """Return how likely a text in a block of a kind tells an act, between 0 and 1."""
    return read_weights("pieces.json.gz").chance(piece_features(text, block))


def joint_likelihood(chances: Iterable[float]) -> float:
    """Return how likely the texts of one list tell acts: by the mean of their log odds."""
    odds = [math.log(chance / (1 - chance)) for chance in chances]
    return 1 / (1 + math.exp(-sum(odds) / len(odds))) if odds else 0.0


def piece_features(text: str, block: BlockKind) -> frozenset[str]:
    """Return the names of the features that a text has."""
    text = NUMBERING.sub("", text)
    words = _WORD.findall(text.casefold())
    return frozenset([f"in {block.value}", f"capital {text[:1].isupper()}", *_of_words(words)])


def _of_words(words: list[str]) -> Iterator[str]:
    yield f"long {min(len(words) // LENGTHS, MOST)}"
    for place, word in enumerate(words[:2]):
        yield f"{place} {word}"
        yield f"{place} end {word[-3:]}"
        yield f"{place} end {word[-4:]}"
    for word in words:
        yield f"w {word}"
        if len(word) > LONG:
            yield f"end {word[1 - LONG :]}"
            yield f"start {word[:LONG]}"
        if _YEAR.fullmatch(word):
            yield "year"
    for one, two in pairwise(["^", *words, "$"]):
        yield f"ww {one} {two}"
