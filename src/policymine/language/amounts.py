"""Amounts of money as Danes write them: ``1.250,50 kr.``, ``2,4 mio. kr.``, ``kr. 80.000``."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_BARE = re.compile(rf"\W*(?:ca\.\s*)?(?P<number>{_NUMBER})(?:,-)?\W*")
_UNITS = re.compile(
    r"\b(?P<scale>mio|mill|mia|t|1\.?000|tusind)\.?\s*kr\b|\b(?P<thousands>tkr)\b|\bkr\b|\bkroner\b",
    re.IGNORECASE,
)


def find_amounts(text: str, start: int, end: int) -> Iterator[tuple[float, tuple[int, int]]]:
    """Yield the amounts that ``text[start:end]`` names, in kroner, each with its span in it."""
    if not _CURRENCY.search(text, start, end):
        return
    for found in _MONEY.finditer(text, start, end):
        scale = _SCALE.get((found["s1"] or found["scale"] or "").casefold(), 1.0)
        yield _kroner(found["n1"] or found["n2"], scale), found.span()


def _kroner(number: str, unit: float) -> float:
    return round(float(re.sub(r"[.\s]", "", number).replace(",", ".")) * unit, 2)


def money_unit(header: str) -> float:
    """Return what a bare number under a header counts (``Udgift (1.000 kr.)``), 0 if unknown."""
    found = _UNITS.search(header)
    if found is None:
        return 0.0
    scale = (found["scale"] or found["thousands"] or "").casefold()
    return 1e3 if scale in ("1000", "1.000") else _SCALE.get(scale, 1.0)


def parse_number(text: str, unit: float = 1.0) -> float | None:
    """Return a text that is one number and no more, counted in ``unit``, in kroner, or None."""
    found = _BARE.fullmatch(text)
    return None if found is None else _kroner(found["number"], unit)
