"""Periods as Danish plans write them: ``ultimo 2022``, ``2. kvartal``, ``2019-22``."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan", "februar feb", "marts mar", "april apr", "maj", "juni jun", "juli jul",
            "august aug", "september sept sep", "oktober okt", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ORDINALS = {"første": 1, "andet": 2, "tredje": 3, "fjerde": 4}
SEASONS = {"vinter": (1, 2), "forår": (3, 6), "sommer": (6, 6), "efterår": (9, 12)}
"""First and last month; "til sommer" is before the holidays, so spring and summer end in June."""
PARTS = {"primo": (0, 0), "medio": (5, 5), "ultimo": (11, 11), "starten": (0, 2), "midten": (5, 5),
         "slutningen": (10, 11), "begyndelsen": (0, 2), "udgangen": (11, 11)}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d{2}"
_PATTERN = re.compile(
    rf"""
    (?P<dmy>(?P<d1>\d{{1,2}})[./-]\s?(?P<m1>\d{{1,2}})[./-]\s?(?P<y1>{_YEAR}))
  | (?P<day>(?:d\.\s*)?(?P<d2>\d{{1,2}})\.?\s+(?P<m2>{_MONTH})\.?\s+(?P<y2>{_YEAR}))
  | (?P<range>(?P<y3>{_YEAR})\s?[-–/]\s?(?P<y4>{_YEAR}|\d{{2}})(?!\d|[-/]\d|\.\d))
  | (?P<quarter>(?:(?P<q1>[1-4]|første|andet|tredje|fjerde)\.?\s*(?:kvartal|kvt\.?)
      |[KQ](?P<q2>[1-4]))\s*(?:af\s+|i\s+)?(?P<y5>{_YEAR}))
  | (?P<half>(?P<h>1|2|første|andet)\.?\s*(?:halvår|halvdel)\s*(?:af\s+)?(?P<y6>{_YEAR}))
  | (?P<part>(?P<p>{"|".join(PARTS)})\s+(?:af\s+)?(?:(?P<m7>{_MONTH})\.?\s+)?(?P<y7>{_YEAR}))
  | (?P<newyear>nytår(?:et)?\s+(?P<y11>{_YEAR}))
  | (?P<season>(?P<s>vinter|forår|sommer|efterår)(?:et|en|ferien)?\s*(?:/\s?\w+)?\s+(?P<y8>{_YEAR}))
  | (?P<month>(?P<m9>{_MONTH})\.?\s+(?P<y9>{_YEAR}))
  | (?P<year>(?<![\d.,/§-])(?P<y10>{_YEAR})(?![\d/]|[-–.]\d|,\d))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HAS_YEAR = re.compile(_YEAR)


_YEARLESS = re.compile(
    rf"\b(?:\d{{1,2}}\.\s+)?(?:{_MONTH})\b(?!\.?\s*\d)|\b[1-4]\.\s*(?:kvartal|halvår|kvt\b\.?)"
    r"|\b(?:forår|sommer|efterår|vinter)(?:et|en)?\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:hvert?|årligt?|årlige|løbende|om året)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    """A period found in a text: its dates and where it stands."""

    first: date
    last: date
    start: int
    end: int
    bare_year: bool


def _month_span(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _dates(found: re.Match[str]) -> tuple[date, date]:
    """Return the first and last day a match names; raises ValueError for 31. februar."""
    g = {name: value.casefold() for name, value in found.groupdict().items() if value}
    if "dmy" in g:
        day = date(int(g["y1"]), int(g["m1"]), int(g["d1"]))
        return day, day
    if "day" in g:
        day = date(int(g["y2"]), MONTHS[g["m2"]], int(g["d2"]))
        return day, day
    if "range" in g:
        last = g["y4"] if len(g["y4"]) == 4 else g["y3"][:2] + g["y4"]
        return date(int(g["y3"]), 1, 1), date(int(last), 12, 31)
    if "quarter" in g:
        named = g.get("q1") or g["q2"]
        quarter = ORDINALS[named] if named in ORDINALS else int(named)
        return _month_span(int(g["y5"]), quarter * 3 - 2, quarter * 3)
    if "half" in g:
        first = g["h"] in ("1", "første")
        return _month_span(int(g["y6"]), 1 if first else 7, 6 if first else 12)
    if "part" in g:
        year, (low, high) = int(g["y7"]), PARTS[g["p"]]
        month = MONTHS.get(g.get("m7", ""))
        return _month_span(year, month or low + 1, month or high + 1)
    if "newyear" in g:
        day = date(int(g["y11"]), 1, 1)
        return day, day
    if "season" in g:
        return _month_span(int(g["y8"]), *SEASONS[g["s"]])
    if "month" in g:
        return _month_span(int(g["y9"]), MONTHS[g["m9"]], MONTHS[g["m9"]])
    return _month_span(int(g["y10"]), 1, 12)


def in_year(text: str, year: int | None) -> str:
    """Return a text with its months, quarters and seasons in a year, where it names no year.

    What comes again every year stays as it is.
    """
    if year is None or _HAS_YEAR.search(text) or _AGAIN.search(text):
        return text
    return _YEARLESS.sub(rf"\g<0> {year}", text)


def find_periods(text: str) -> Iterator[Span]:
    """Yield the periods that a text names, in order."""
    if not _HAS_YEAR.search(text):
        return
    for found in _PATTERN.finditer(text):
        try:
            first, last = _dates(found)
        except ValueError:
            continue
        yield Span(first, last, found.start(), found.end(), found["year"] is not None)
