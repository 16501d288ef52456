"""Sentences that go on about what the one before has promised, and promise nothing of their own."""

from __future__ import annotations

import re
from functools import cache

from policymine.resources import read_lexicon

_FIRST = re.compile(
    r"(?P<word>(?P<stem>[\w-]{3,}?)(?:erne|ene|en|et|ne))\b(?! (?:med|om|mod|for|til|på|i|hos)\b)"
)
"""A definite noun that opens a sentence, and what it is without its article."""

_PRONOUN = (
    r"(?!det\s\w+e?s\b[^,]*, (?:om|hvorvidt|hvordan|hvor|hvilke\w*)\b)"
    r"(?:den|det|de)\s(?!fælles\b|\w+, (?:som|der)\b)"
    r"(?:\w+(?:er|es)|er|har|kan|skal|vil|får|gør|går)\b"
)
"""A pronoun before its verb that stands for something told before."""


@cache
def _anaphor() -> re.Pattern[str]:
    """Return what opens a sentence that goes on about the last one.

    ``Den`` and ``det`` do before a verb (``Det sker …``), not before a noun (``Den nye …``, ``Den
    vejleder, som …``), nor where they only stand for the clause to come (``Det undersøges, om …``);
    a noun that says which one it is (``Forsøget med …``) opens another matter.
    """
    words = "|".join(read_lexicon("promises")["words"]["anaphors"])
    return re.compile(
        rf"^(?:(?:{words})\b(?!\s+(?:med|om|mod|for|over|overfor)\b)|{_PRONOUN})", re.IGNORECASE
    )


def is_anaphoric(text: str) -> bool:
    """Say whether a sentence opens with what stands for something named before it."""
    return _anaphor().search(text) is not None


def names_again(text: str, before: str) -> bool:
    """Say whether a sentence opens with a noun that the one before brought up.

    ``Der oprettes en styregruppe. Styregruppen …``, ``en journalaudit. Auditten …``, ``et kursus.
    Kurset …``.
    """
    found = _FIRST.match(text.lower())
    words = re.findall(r"[\w-]+", before.lower())
    if found is None or found["word"] in words:
        return False
    stem = found["stem"]
    single = stem[:-1] if stem[-1] == stem[-2] else stem
    latin = (f"{stem}us", f"{stem}um") if found["word"].endswith("et") else ()
    return any(word.endswith((stem, f"{stem}e", f"{stem}er", single, *latin)) for word in words)
