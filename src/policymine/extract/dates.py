"""Dates and periods as Danish plans write them: ``ultimo 2022``, ``2. kvartal``, ``2019-22``."""

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
_UNTIL = re.compile(
    r"\b(inden|senest|til|frem til|frem mod|udgangen|ultimo|slutningen|før|mod)\W*(\w+\W+){0,2}$",
    re.I,
)
_SINCE = re.compile(
    r"\b(fra|siden|startet|igangsat|opstartet|begyndt|primo|fra og med)\W*(\w+\W+){0,1}$", re.I
)
_BARE = re.compile(
    r"\b(i|fra|til|inden|senest|siden|mod|løbet af|udgangen af|perioden|og|med|år|for|efter|af"
    r"|medio|primo|ultimo)\s*$",
    re.I,
)
_NOT_TIME = re.compile(
    r"\b(budget|budgettet|budgetaftale\w*|finanslov\w*|reform\w*|lov|strategi|plan|politik|"
    rf"aftale\w*|planen|for|{''.join(f'(?<!{part} )' for part in ('løbet', *PARTS))}af)\s*$",
    re.I,
)

_FIRM = re.compile(r"\b(inden|senest)\W*(\w+\W+){0,3}$", re.I)
"""Before a date these set it; another date in the sentence is what it is about."""
_BEGUN = re.compile(r"\b(siden|startet|igangsat|opstartet|begyndt)\W*(\w+\W+){0,1}$", re.I)
_GONE = re.compile(r"\b(blev|var|havde|har)\b[^,.;:]*$", re.I)
_FUNDED = re.compile(r"\b(afsat|afsætte[rs]?|bevilge[rt]?|bevilges|bevilling\w*)\b", re.I)
_EXPECTED = re.compile(
    r"\b(forvent\w*|frist(en)?|begynder|starter|opstart\w*|færdig\w*|klar|senest|inden|åbner|afsluttes)\b",
    re.I,
)
"""What looks ahead in the words of a report."""
_THIS_YEAR = re.compile(r"\b(inden|ved|til|senest ved|i løbet af) årets? (udgang|slutning)\b", re.I)


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


def parse_timeline(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a timeline (a table cell, or the text after its label)."""
    return _bounds(text, list(find_periods(text)))


def parse_deadline(sentence: str, *, year: int | None = None) -> tuple[date | None, date | None]:
    """Return the first and last day by which a sentence says something will be done.

    A bare year counts only after a preposition of time, and no year that money is set aside for:
    ``budget 2021`` is no deadline, nor what lies behind. ``year`` is the year that ``inden årets
    udgang`` means. What begins on a day is due on it.
    """
    spans = [span for span in find_periods(sentence) if _is_ahead(sentence, span)]
    firm = [span for span in spans if _FIRM.search(sentence[: span.start])]
    first, last = _bounds(sentence, firm or spans)
    if not spans and year and _THIS_YEAR.search(sentence):
        return None, date(year, 12, 31)
    if first and not last:
        begun = next(span for span in spans if span.first == first)
        last = None if _BEGUN.search(sentence[: begun.start]) else begun.last
    return first, last


def parse_ahead(text: str) -> tuple[date | None, date | None]:
    """Return the dates that a report says something is still expected on (``Ny frist er …``).

    Only sentences that look ahead are read; where several name a date, the first counts.
    """
    for sentence in re.split(r"\n|(?<=[a-zæøå)\d]{2}[.!?])\s+(?=[A-ZÆØÅ])", text):
        if _EXPECTED.search(sentence):
            dates = parse_deadline(sentence)
            if dates[1]:
                return dates
    return None, None


def _is_ahead(sentence: str, span: Span) -> bool:
    """Say whether a period is a time of doing, neither a budget's name nor a time gone by."""
    before = sentence[: span.start]
    if _NOT_TIME.search(before) or _GONE.search(before):
        return False
    return not span.bare_year or (bool(_BARE.search(before)) and not _FUNDED.search(sentence))


def _bounds(text: str, spans: list[Span]) -> tuple[date | None, date | None]:
    starts: list[date] = []
    ends: list[date] = []
    for span in spans:
        before = text[: span.start]
        named = text[span.start : span.end]
        if _UNTIL.search(before) or re.match(r"ultimo|slutningen|udgangen", named, re.I):
            summer = re.match(r"sommer", named, re.I)  # "inden sommeren" ends as summer begins
            ends.append(date(span.last.year, 6, 30) if summer else span.last)
        elif _SINCE.search(before) or re.match(r"primo|starten|begyndelsen|nytår", named, re.I):
            starts.append(span.first)
        else:
            starts.append(span.first)
            ends.append(span.last)
    first, last = min(starts, default=None), max(ends, default=None)
    if first and last and first > last:
        first = None
    return first, last
