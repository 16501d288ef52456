"""When an act is due: which of the periods that a text names are times of doing."""

from __future__ import annotations

import re
from datetime import date

from policymine.extract.periods import PARTS, Span, find_periods

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
    r"\b(budget|budgettet|budgetaftale\w*|finanslov\w*|reform\w*|lov|\w*(strategi|plan|politik)(e[nk]|ken)?|"
    rf"aftale\w*|for|{''.join(f'(?<!{part} )' for part in ('løbet', *PARTS))}af)\s*$",
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


def parse_timeline(text: str, *, begun: bool = False) -> tuple[date | None, date | None]:
    """Return the first and last day of a timeline (a table cell, or the text after its label).

    What begins on a day, and no end is named, is due on it, unless it has ``begun``.
    """
    spans = list(find_periods(text))
    return _bounds(text, spans) if begun else _due(text, spans)


def parse_deadline(sentence: str, *, year: int | None = None) -> tuple[date | None, date | None]:
    """Return the first and last day by which a sentence says something will be done.

    A bare year counts only after a preposition of time, and no year that money is set aside for:
    ``budget 2021`` is no deadline, nor what lies behind. ``year`` is the year that ``inden årets
    udgang`` means. What begins on a day is due on it.
    """
    spans = [span for span in find_periods(sentence) if _is_ahead(sentence, span)]
    firm = [span for span in spans if _FIRM.search(sentence[: span.start])]
    if not spans and year and _THIS_YEAR.search(sentence):
        return None, date(year, 12, 31)
    return _due(sentence, firm or spans)


def parse_ahead(text: str) -> tuple[date | None, date | None]:
    """Return the dates that a report says something is still expected on (``Ny frist er …``).

    Only sentences that look ahead, or name a period and nothing else, are read; where several
    name a date, the first counts.
    """
    for sentence in re.split(r"\n|(?<=[a-zæøå)\d]{2}[.!?])\s+(?=[A-ZÆØÅ])", text):
        if _EXPECTED.search(sentence) or _is_period(sentence):
            dates = parse_deadline(sentence)
            if dates[1]:
                return dates
    return None, None


def _is_period(text: str) -> bool:
    span = next(find_periods(text), None)
    return span is not None and not text[: span.start].strip() and not text[span.end :].strip(" .")


def _is_ahead(sentence: str, span: Span) -> bool:
    """Say whether a period is a time of doing, neither a budget's name nor a time gone by."""
    before = sentence[: span.start]
    if _NOT_TIME.search(before) or _GONE.search(before):
        return False
    return not span.bare_year or (bool(_BARE.search(before)) and not _FUNDED.search(sentence))


def _due(text: str, spans: list[Span]) -> tuple[date | None, date | None]:
    """Return the first and last day of some periods: what begins on a day is due on it."""
    first, last = _bounds(text, spans)
    if first and not last:
        begun = next(span for span in spans if span.first == first)
        last = None if _BEGUN.search(text[: begun.start]) else begun.last
    return first, last


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
