"""The table of contents: its entries stand again as headings in the text, so that it is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policymine.ingest import lexicon
from policymine.ingest.elements import Line

_LEADERS = re.compile(r"(?:\.\s?|…\s?|_|·\s?){4,}\s*\d{1,3}\s*$")
_ENTRY = re.compile(r"\S.*\s(\d{1,3})$")
_LEADING = re.compile(r"(\d{1,3})\s+\S.{0,90}$")


def drop_contents(lines: Sequence[Line]) -> list[Line]:
    """Drop a table of contents: its entries stand again as headings in the text."""
    drop: set[int] = set()
    for place, line in enumerate(lines):
        if _LEADERS.search(line.text):
            drop.add(place)
    drop |= _numbered_entries(lines) | _leading_entries(lines)
    for place in sorted(drop):
        above = place - 1
        if above >= 0 and above not in drop and _is_contents_heading(lines[above].text):
            drop.add(above)
    return [line for place, line in enumerate(lines) if place not in drop]


def _numbered_entries(lines: Sequence[Line]) -> set[int]:
    """Return the places of three or more lines on end that finish in page numbers that rise."""
    found: set[int] = set()
    run: list[int] = []
    last = -1
    for place, line in enumerate([*lines, Line("")]):
        match = _ENTRY.match(line.text)
        number = int(match[1]) if match and len(line.text) < 110 else -1
        if number >= max(last, 0) and match:
            run.append(place)
            last = number
            continue
        after_heading = bool(run) and run[0] > 0 and _is_contents_heading(lines[run[0] - 1].text)
        if len(run) >= 4 or (after_heading and len(run) >= 2):
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
