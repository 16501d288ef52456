"""The table of contents: its entries stand again as headings in the text, so that it is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from policymine.ingest import lexicon
from policymine.ingest.elements import Element, Line

_LEADERS = re.compile(r"(?:\.\s?|…\s?|_|·\s?){4,}\s*\d{1,3}\s*$")
_ENTRY = re.compile(r"\S.*(?:\s|(?<=[^\W\d_]))(\d{1,3})$")
"""A page number may touch the title: the stop that a tab leads to may stand right after it."""
_TABS = 2
"""Tabs of an entry, at most: behind its number, and before that of the page."""
_LEADING = re.compile(r"(\d{1,3})\s+\S.{0,90}$")


def drop_contents(lines: Sequence[Line], *, headed: bool = False) -> list[Line]:
    """Drop a table of contents: its entries stand again as headings in the text.

    With ``headed``, lines without leaders are entries only below a heading that says so: where
    lists are marked as lists, four items may well end in numbers that rise.
    """
    drop: set[int] = set()
    for place, line in enumerate(lines):
        if _LEADERS.search(line.text):
            drop.add(place)
    drop |= _numbered_entries(lines, headed=headed) | _leading_entries(lines)
    for place in sorted(drop):
        above = place - 1
        if above >= 0 and above not in drop and _is_contents_heading(lines[above].text):
            drop.add(above)
    return [line for place, line in enumerate(lines) if place not in drop]


def without_contents(elements: Iterable[Element]) -> list[Element]:
    """Drop the lines of a contents page that was typed by hand, below its heading; rows stay."""
    kept: list[Element] = []
    for lines, run in groupby(elements, key=lambda element: isinstance(element, Line)):
        if lines:
            flow = [element for element in run if isinstance(element, Line)]
            kept.extend(drop_contents(flow, headed=True))
        else:
            kept.extend(run)
    return kept


def _numbered_entries(lines: Sequence[Line], *, headed: bool) -> set[int]:
    """Return the places of three or more lines on end that finish in page numbers that rise."""
    found: set[int] = set()
    run: list[int] = []
    last = -1
    for place, line in enumerate([*lines, Line("")]):
        match = _ENTRY.match(line.text)
        short = len(line.text) < 110 and line.text.count("\t") <= _TABS
        number = int(match[1]) if match and short else -1
        if number >= max(last, 0) and match:
            run.append(place)
            last = number
            continue
        after_heading = bool(run) and run[0] > 0 and _is_contents_heading(lines[run[0] - 1].text)
        if (len(run) >= 4 and not headed) or (after_heading and len(run) >= 2):
            found.update(run)
        run, last = ([place], number) if match else ([], -1)
    return found


def _leading_entries(lines: Sequence[Line]) -> set[int]:
    """Return the places of lines below a contents heading that begin with rising page numbers."""
    found: set[int] = set()
    for start, heading in enumerate(lines):
        if not _is_contents_heading(heading.text):
            continue
        run: list[int] = []
        last = -1
        for place in range(start + 1, len(lines)):
            match = _LEADING.match(lines[place].text)
            if match is None or int(match[1]) <= last:
                break
            run.append(place)
            last = int(match[1])
        if len(run) >= 2 and last > len(run):
            found.update(run)
    return found


def _is_contents_heading(text: str) -> bool:
    return text.strip(" :#*").casefold() in lexicon.words("headings", "contents")
