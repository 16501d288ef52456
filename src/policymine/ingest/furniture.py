"""What stands on pages and is not text: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.clean import squeeze
from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final, starts_lower

_BARE = re.compile(r"[-–—~|\[(·•]?\s*(\d{1,3})\s*[-–—~|\])·•]?")
_WORDED = re.compile(
    r"(?:side|s\.|page|pag\.)\s*(\d{1,3})(?:\s*(?:af|/|of|ud af)\s*\d{1,3})?"
    r"|(\d{1,3})\s*(?:/|\||af)\s*\d{1,3}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_OUTER = 3
_LONGEST = 140
_FEW, _MANY = 0.3, 0.4


def page_number(text: str) -> int | None:
    """Return the number if a line is nothing but a page number, however it is dressed."""
    text = text.strip()
    match = _BARE.fullmatch(text) or _WORDED.fullmatch(text)
    if match is None:
        return None
    return int(next(group for group in match.groups() if group))


def is_dressed_number(text: str) -> bool:
    """Tell whether a line says that it is a page number: ``Side 3 af 12``, ``- 4 -``."""
    text = text.strip()
    return page_number(text) is not None and not text.isdigit()


def running_key(text: str) -> str:
    """Return a line as it is on every page, whatever number stands in it."""
    return _DIGITS.sub("0", " ".join(text.split())).casefold()


def may_run(text: str) -> bool:
    """Tell whether a line could be a running header: short, no cue, no row of a table."""
    return (
        bool(text)
        and (len(text) <= _LONGEST or len(squeeze(text)) <= _LONGEST)
        and not text.rstrip().endswith(":")
        and "\t" not in text
        and len(re.findall(r"\S {2,}\S", text)) < 2
        and re.search(r"[^\W\d_]", text) is not None
    )


def find_running(pages: Sequence[Sequence[Line]], *, outer: int = _OUTER) -> frozenset[str]:
    """Return the keys of lines that run at the top or foot of several pages.

    A line that stands on a few of them only must have a blank line between itself and the text: two
    pages may end with the same words.
    """
    if len(pages) < 2:
        return frozenset()
    found: set[str] = set()
    for top in (True, False):
        counts: Counter[str] = Counter()
        apart: Counter[str] = Counter()
        for lines in pages:
            edge = lines[:outer] if top else lines[-outer:]
            counts.update({running_key(line.text) for line in edge if may_run(line.text)})
            apart.update({running_key(line.text) for line in _apart(lines, outer, top)})
        few, many = max(2, len(pages) * _FEW), max(3, len(pages) * _MANY)
        found.update(
            key
            for key, count in counts.items()
            if count >= many or (count >= few and 2 * apart[key] >= count)
        )
    return frozenset(found)


def _apart(lines: Sequence[Line], outer: int, top: bool) -> Sequence[Line]:
    """Return the lines at an edge that a blank line parts from the text."""
    if top:
        cut = max((n for n in range(1, min(outer + 1, len(lines))) if lines[n].gap), default=0)
        return lines[:cut]
    cut = min(
        (n for n in range(max(len(lines) - outer, 1), len(lines)) if lines[n].gap), default=-1
    )
    return lines[cut:] if cut > 0 else ()


def _numbers_count(pages: Sequence[Sequence[Line]]) -> bool:
    """Tell whether lone numbers at the edge of pages count up with the pages."""
    shifts = Counter(
        number - place
        for place, lines in enumerate(pages)
        for line in {*lines[:2], *lines[-2:]}
        if (number := page_number(line.text)) is not None
    )
    return bool(shifts) and shifts.most_common(1)[0][1] >= min(2, len(pages))


def drop_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers and running headers and footers."""
    running = find_running(pages)
    counted = len(pages) > 1 and _numbers_count(pages)
    kept: list[list[Line]] = []
    for lines in pages:
        body = list(lines)
        for edge in (0, -1):
            for _ in range(_OUTER):
                place = _outermost(body, edge, running, counted)
                if place is None or (not kept and edge == 0 and _is_title(body, place, running)):
                    break
                gap = body[place].gap
                del body[place]
                if place < len(body):
                    body[place] = replace(body[place], gap=max(gap, body[place].gap))
        kept.append(body)
    return kept


def _is_title(lines: Sequence[Line], place: int, running: frozenset[str]) -> bool:
    """Tell whether a running line is the title on the first page: no blank line follows it."""
    below = lines[place + 1 : place + 2]
    titled = page_number(lines[place].text) is None and place == 0
    return titled and any(not b.gap and running_key(b.text) not in running for b in below)


def _outermost(lines: list[Line], edge: int, running: frozenset[str], counted: bool) -> int | None:
    """Return the place of the outermost line at an edge that is furniture."""
    places = range(min(_OUTER, len(lines)))
    for step in places:
        place = step if edge == 0 else len(lines) - 1 - step
        text = lines[place].text
        if is_dressed_number(text) or (counted and page_number(text) is not None and step < 2):
            return place
        if running_key(text) in running and may_run(text):
            return place
    return None


def drop_interrupters(lines: Sequence[Line]) -> list[Line]:
    """Drop lines repeated three times or more that cut sentences in two: headers without pages."""
    keys = [running_key(line.text) for line in lines]
    often = {key for key, count in Counter(keys).items() if count >= 3}
    counts = Counter(
        key for key, line in zip(keys, lines, strict=True) if key in often and may_run(line.text)
    )
    cuts: Counter[str] = Counter()
    for before, key, after in zip(lines, keys[1:], lines[2:], strict=False):
        if key in counts and starts_lower(after.text) and not is_final(before.text):
            cuts[key] += 1
    running = {key for key, count in counts.items() if count >= 3 and cuts[key] * 3 >= count}
    return [line for line, key in zip(lines, keys, strict=True) if key not in running]
