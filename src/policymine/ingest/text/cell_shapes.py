"""What the cells of a column look like: dates, amounts, names, sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from policymine.ingest import lexicon
from policymine.ingest.column_names import field_of, is_period
from policymine.ingest.headings import is_final, is_numbered
from policymine.ingest.markers import parse_marker
from policymine.ingest.openings import ACT
from policymine.resources import read_lexicon, read_patterns

ROW_NUMBER = re.compile(r"(?:[A-ZÆØÅ]{1,2}[-.]?)?\d{1,2}(?:[.-]\d{1,2}){0,2}\.?")
_NUMBER = re.compile(r"[-–+]?\d[\d.,]*\s?%?|[A-Za-zÆØÅæøå]")
_NOTHING = re.compile(r"[-–—/]+|\.{3}|…")
_LONG = 60
_LONGEST_VALUE = 70
_STATE_WORDS = 5
_COUNTED = re.compile(
    r"(?:[^\W\d_]{3,}\s){1,3}(?:\d{1,2}|[A-H]|[IVX]{1,4})|(?:\d{1,2}\.?|[A-H]\.)\s[A-ZÆØÅ].*[^.]"
)
"""One of several parts: ``Fælles mål B``, ``2. Plads til alle``."""
_PARTS = re.compile(r"\s+og\s+|[/,&]")

USUAL: Mapping[str, Mapping[str, int]] = {
    "number": {"count": 8, "number": 4, "total": 2, "counted": 1},
    "goal": {"counted": 6, "short": 5, "count": 2, "long": 1, "total": 1},
    "title": {
        **{"act": 5, "short": 5, "long": 3, "sentence": 2},
        **dict.fromkeys(("item", "state", "counted", "total"), 1),
    },
    "need": {"sentence": 4, "long": 3, "short": 3},
    "activity": {"sentence": 4, "long": 3, "short": 3, "act": 2, "item": 2, "state": 1, "money": 1},
    "responsible": {"short": 8, "long": 1},
    "timeline": {"date": 8, "state": 2, "nothing": 1, "short": 1},
    "money": {"money": 7, "number": 3, "nothing": 2, "count": 1, "short": 1},
    "indicator": {"short": 4, "sentence": 3, "long": 3, "state": 2, "money": 1, "item": 1},
    "status": {"state": 5, "sentence": 3, "short": 3, "long": 1, "date": 1, "money": 1},
    "period": {"number": 6, "count": 3, "money": 3, "nothing": 1},
    "": {
        **{"short": 4, "sentence": 2, "long": 2},
        **dict.fromkeys(("act", "state", "money", "date", "number", "count"), 1),
    },
}
"""How often the cells of a column of each field have which shape, as counts of a small sample."""
VALUES = ("date", "money", "number", "count", "nothing", "state")
"""Shapes of cells that are no words."""


@cache
def fields_of(header: str) -> tuple[str, ...]:
    """Return the fields that a column holds by its name, ``period`` for years, or none."""
    if is_period(header):
        return ("period",)
    found = (field_of(part.strip(" :?")) for part in _PARTS.split(header.casefold()))
    return tuple(dict.fromkeys(name for name in found if name))


@cache
def _totals() -> re.Pattern[str]:
    """Return what the row that adds up the others is called."""
    return re.compile("|".join(read_lexicon("columns")["totals"]), re.IGNORECASE)


@cache
def _times() -> re.Pattern[str]:
    """Return what a cell has in it that says when."""
    part, words = lexicon.signs("tables", "part_of_year"), lexicon.alternatives("tables", "times")
    more = lexicon.patterns("tables", "recurring").pattern
    return re.compile(rf"\b20\d\d\b|{part}|\b(?:{words})\b|{more}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def shape_of(text: str) -> str:
    """Return what a cell looks like, one of the shapes of ``USUAL``."""
    if _NOTHING.fullmatch(text):
        return "nothing"
    if is_period(text):
        return "date"
    if _totals().match(text):
        return "total"
    if ROW_NUMBER.fullmatch(text):
        return "count"
    if _NUMBER.fullmatch(text):
        return "number"
    if len(text) <= _LONG and (is_numbered(text) or _COUNTED.fullmatch(text)):
        return "counted"
    marked = parse_marker(text)
    if marked and marked[0].number is None:
        return "item"
    few = len(text.split()) <= _STATE_WORDS
    if few and any(pattern.search(text) for _, pattern in read_patterns("states")):
        return "state"
    value = len(text) <= _LONGEST_VALUE
    if value and lexicon.patterns("tables", "amounts").search(text):
        return "money"
    if value and _times().search(text):
        return "date"
    if is_final(text):
        return "sentence"
    if ACT.match(text):
        return "act"
    return "long" if len(text) >= _LONG else "short"


def usual_shapes(fields: Sequence[str]) -> Counter[str]:
    """Return the shapes that the cells of a column of some fields usually have."""
    found: Counter[str] = Counter()
    for name in fields or ("",):
        found.update(USUAL[name])
    return found
