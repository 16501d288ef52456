"""Who or what the subject of a clause is: somebody who acts, those served, or the plan itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from policymine.extract.clauses import endings_of, words_of
from policymine.resources import read_gazetteer

ARTICLES = frozenset({"den", "det", "de"})
"""Alone these are pronouns; before a noun they say nothing of who it is."""
HEAD = 6
"""So many words of a subject are looked at for one who acts."""


def is_actor(words: Sequence[str], names: Collection[str] = ()) -> bool:
    """Say whether a subject is somebody who acts for the plan.

    ``names`` are words that a tagger takes for names: a subject that begins with one acts.
    """
    heads = words[:HEAD]
    if any(word in words_of("actors") for word in heads) or set(heads[:1]) & _known():
        return True
    first = heads[1:] if heads and heads[0] in ARTICLES else heads
    if first and first[0] in names and not _owns(first, names) and not is_served(first[:1]):
        return True
    endings = endings_of("actor_endings")
    if any(word.endswith(endings) and len(word) > 4 for word in heads):
        return True
    return is_worker(heads[:3])


def is_worker(words: Sequence[str]) -> bool:
    """Say whether one of some words names people by their work."""
    return any(_works(word) for word in words)


@cache
def _known() -> frozenset[str]:
    """Return the organisations of the gazetteers whose name is one word, and no ordinary one."""
    files = ("state", "associations", "civil-society", "companies")
    rows = (row for file in files for row in read_gazetteer(file)["organisation"])
    names = (
        n for row in rows if not row.get("word") for n in (row["name"], *row.get("aliases", []))
    )
    return frozenset(name.casefold() for name in names if " " not in name)


def _owns(words: Sequence[str], names: Collection[str]) -> bool:
    """Say whether a name is only whose the subject is: ``Europas fremtid``."""
    return words[0].endswith("s") and len(words) > 1 and words[1] not in names


@cache
def _works(word: str) -> bool:
    """Say whether a word names people by their work: ``bostøtter``, ``socialpædagogerne``."""
    stem = re.sub(r"(erne|eren|ere|ene|ne|et|en|er|e|r|n)$", "", word)
    if stem.endswith(endings_of("no_workers")):
        return False
    return stem.endswith(endings_of("workers")) or word.endswith(endings_of("workers"))


def is_named_actor(words: Sequence[str], names: Collection[str] = ()) -> bool:
    """Say whether a subject is an actor by a noun of its own, and neither ``vi`` nor a text."""
    named = is_actor(words[:4], names) and list(words[:1]) != ["vi"]
    return named and not (is_text(words) or is_served(words[:2]))


def is_served(words: Sequence[str]) -> bool:
    """Say whether a subject is the people the plan is for, or a pronoun alone."""
    if len(words) == 1 and words[0] in ARTICLES:
        return True
    counts = len(words) > 1 and words[0] == "alle" and words[1] not in words_of("prepositions")
    return any(word in words_of("served") for word in words[1 if counts else 0 : 5])


def is_part(words: Sequence[str], of: int) -> bool:
    """Say whether a part of a whole stands before the word at ``of``: ``hver tredje af``."""
    before = words[:of]
    counted = any(word[:1].isdigit() for word in before)
    return counted or bool({*before} & (words_of("some") | words_of("parts") | words_of("shares")))


def is_pronoun(words: Sequence[str]) -> bool:
    """Say whether a subject is ``det``, ``den`` or ``de`` with a preposition after it."""
    return len(words) > 1 and words[0] in ARTICLES and words[1] in words_of("prepositions")


def is_text(words: Sequence[str]) -> bool:
    """Say whether the subject is the plan itself (``strategien skal …``)."""
    endings = endings_of("text_endings")
    if (
        words[:1] in (["denne"], ["dette"])
        and words[1:2]
        and words[1].endswith(endings_of("papers"))
    ):
        return True
    cut = next((i for i, word in enumerate(words) if i and word in words_of("prepositions")), 0)
    if cut and is_actor(words[:cut]):
        return False  # "styregruppen for ungeplanen"
    return any(word.endswith(endings) for word in words[:4])


def is_deed(words: Sequence[str]) -> bool:
    """Say whether a subject is something done: ``revisitationen af bevillinger``."""
    return len(words) > 1 and words[1] == "af" and words[0].endswith(("ingen", "ionen", "elsen"))
