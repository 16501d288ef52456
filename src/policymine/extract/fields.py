"""The small facts of a passage: money, law, how far it has come."""

from __future__ import annotations

import re

from policymine.language.amounts import find_amounts, parse_number
from policymine.resources import read_patterns
from policymine.schema.base import Anchor
from policymine.schema.document import Document
from policymine.schema.finding import Money, State

_LAW = re.compile(
    r"(?:(?:\w+lovens?|SEL|SUL|LAB|lov om [\w\s]{3,40}?)\s+)?§{1,2}\s?\d+(?:\s?[a-h]\b)?"
    r"(?:\s?(?:,|og|eller|-|–)\s?(?:§\s?)?\d+(?:\s?[a-h]\b)?)*(?:,?\s?stk\.\s?\d+)?",
    re.IGNORECASE,
)

_STEADY = re.compile(r"\b(?:løbende|fortløbende|kontinuerligt|permanent\w*)\b", re.IGNORECASE)


def find_money(document: Document, block: int, start: int, end: int) -> tuple[Money, ...]:
    """Return the amounts that ``text[start:end]`` names, in Danish kroner."""
    return tuple(
        Money(amount=amount, anchor=document.anchor(block, *span))
        for amount, span in find_amounts(document.text, start, end)
    )


def bare_amount(cell: Anchor, unit: float) -> Money | None:
    """Return the amount of a cell that is a number and no more, where it is not nothing."""
    amount = parse_number(cell.quote, unit)
    return Money(amount=amount, anchor=cell) if amount else None


def find_law(document: Document, block: int, start: int, end: int) -> tuple[Anchor, ...]:
    """Return the paragraphs of law that ``text[start:end]`` refers to."""
    if "§" not in document.text[start:end]:
        return ()
    spans = (found.span() for found in _LAW.finditer(document.text, start, end))
    return tuple(document.anchor(block, a, b) for a, b in spans)


def read_state(text: str) -> State:
    """Return how far an initiative has come by what a status text says of it."""
    found = (State(name) for name, pattern in read_patterns("states") if pattern.search(text))
    return next(found, State.UNKNOWN)


def says_state(timeline: str) -> bool:
    """Say whether a timeline tells how far an act is (``Er igangsat``), and no time ahead.

    ``Løbende`` is how often; ``Gennemføres i 2026`` is when.
    """
    words = _STEADY.sub("", timeline)
    state = read_state(words)
    dated = re.search(r"\d", words) and state is State.COMPLETED
    return state not in (State.UNKNOWN, State.PLANNED) and not dated


def is_abandoned(text: str) -> bool:
    """Say whether a text tells of something never carried out or closed down."""
    return bool(dict(read_patterns("states"))[State.ABANDONED.value].search(text))
