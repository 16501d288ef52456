"""The small facts of a passage: money, law, how far it has come."""

from __future__ import annotations

import re
from functools import cache

from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import Document
from policymine.schema.finding import Money, State

_SCALE = {"mio": 1e6, "mill": 1e6, "million": 1e6, "millioner": 1e6, "mia": 1e9, "milliard": 1e9,
          "milliarder": 1e9, "t": 1e3, "tusind": 1e3, "tkr": 1e3}  # fmt: skip
_NUMBER = r"\d{1,3}(?:[.\s\u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_WORDS = r"(?P<scale>mio|mill|millioner|million|mia|milliarder|milliard|tusind|t)\.?\s*"
_MONEY = re.compile(
    rf"(?:(?:kr\.?|DKK)\s*(?P<n1>{_NUMBER})(?:\s*(?P<s1>mio|mill|mia)\b\.?)?)"
    rf"|(?:(?P<n2>{_NUMBER})\s*(?:{_WORDS})?(?:kr\b\.?|kroner\b|DKK\b))",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"kr\b|kroner|DKK", re.IGNORECASE)
_LAW = re.compile(
    r"(?:(?:\w+lovens?|SEL|SUL|LAB|lov om [\w\s]{3,40}?)\s+)?§{1,2}\s?\d+(?:\s?[a-h]\b)?"
    r"(?:\s?(?:,|og|eller|-|–)\s?(?:§\s?)?\d+(?:\s?[a-h]\b)?)*(?:,?\s?stk\.\s?\d+)?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\W*(?:ca\.\s*)?(?P<number>{_NUMBER})(?:,-)?\W*")
_UNITS = re.compile(
    r"\b(?P<scale>mio|mill|mia|t|1\.?000|tusind)\.?\s*kr\b|\b(?P<thousands>tkr)\b|\bkr\b|\bkroner\b",
    re.IGNORECASE,
)

_STEADY = re.compile(r"\b(?:løbende|fortløbende|kontinuerligt|permanent\w*)\b", re.IGNORECASE)


def find_money(document: Document, block: int, start: int, end: int) -> tuple[Money, ...]:
    """Return the amounts that ``text[start:end]`` names, in Danish kroner."""
    amounts = []
    if not _CURRENCY.search(document.text, start, end):
        return ()
    for found in _MONEY.finditer(document.text, start, end):
        scale = _SCALE.get((found["s1"] or found["scale"] or "").casefold(), 1.0)
        amount = _kroner(found["n1"] or found["n2"], scale)
        amounts.append(Money(amount=amount, anchor=document.anchor(block, *found.span())))
    return tuple(amounts)


def _kroner(number: str, unit: float) -> float:
    """Return an amount as Danes write it (``1.250,50``), counted in ``unit``, in kroner."""
    return round(float(re.sub(r"[.\s]", "", number).replace(",", ".")) * unit, 2)


def money_unit(header: str) -> float:
    """Return what a bare number under a header counts (``Udgift (1.000 kr.)``), 0 if unknown."""
    found = _UNITS.search(header)
    if found is None:
        return 0.0
    scale = (found["scale"] or found["thousands"] or "").casefold()
    return 1e3 if scale in ("1000", "1.000") else _SCALE.get(scale, 1.0)


def bare_amount(cell: Anchor, unit: float) -> Money | None:
    """Return the amount of a cell that is a number and no more, where it is not nothing."""
    found = _BARE.fullmatch(cell.quote)
    if found is None:
        return None
    amount = _kroner(found["number"], unit)
    return Money(amount=amount, anchor=cell) if amount else None


def find_law(document: Document, block: int, start: int, end: int) -> tuple[Anchor, ...]:
    """Return the paragraphs of law that ``text[start:end]`` refers to."""
    if "§" not in document.text[start:end]:
        return ()
    spans = (found.span() for found in _LAW.finditer(document.text, start, end))
    return tuple(document.anchor(block, a, b) for a, b in spans)


@cache
def _state_patterns() -> tuple[tuple[State, re.Pattern[str]], ...]:
    lexicon = read_lexicon("states")
    return tuple(
        (State(name), re.compile("|".join(lexicon[name]), re.IGNORECASE))
        for name in lexicon["order"]
    )


def read_state(text: str) -> State:
    """Return how far an initiative has come by what a status text says of it."""
    return next((s for s, pattern in _state_patterns() if pattern.search(text)), State.UNKNOWN)


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
    return bool(dict(_state_patterns())[State.ABANDONED].search(text))
