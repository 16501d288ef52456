"""The sentences about problems in the language of a report.

The code says them in English, once; ``lexicons/problems.toml`` has each with what it is in other
languages. A sentence is found by its words: what stands for ``{name}`` in it may be anything.
"""

from __future__ import annotations

import re
from functools import cache

from policymine.resources import read_lexicon

SOURCE = "en"
_PLACE = re.compile(r"\{(\w+)\}")


def translate(sentence: str, lang: str) -> str:
    """Return a sentence of the code in another language; nothing if nobody has translated it."""
    if lang == SOURCE:
        return sentence
    for pattern, other in _sentences(lang):
        if found := pattern.fullmatch(sentence):
            values = found.groupdict()
            return other.format(**{name: translate(v, lang) or v for name, v in values.items()})
    return ""


@cache
def _sentences(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return each known sentence as a pattern; one with fewer places for other words first."""
    known = read_lexicon("problems").get(lang, {})
    ordered = sorted(known.items(), key=lambda pair: len(_PLACE.findall(pair[0])))
    return tuple((_pattern(english), other) for english, other in ordered)


def _pattern(english: str) -> re.Pattern[str]:
    parts = _PLACE.split(english)
    return re.compile(
        "".join(f"(?P<{part}>.+?)" if i % 2 else re.escape(part) for i, part in enumerate(parts)),
        re.DOTALL,
    )
