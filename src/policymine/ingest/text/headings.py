"""Headings in plain text that their size set over several lines, as in text cut from PDFs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.elements import Line
from policymine.ingest.headings import (
    is_deliberate,
    is_final,
    is_labelled,
    is_numbered,
    may_head,
)
from policymine.ingest.markers import parse_marker
from policymine.ingest.openings import opens_rest

LEVEL = 2
_RANGE = re.compile(r"\d[-–]$")
"""Years of a period, broken: ``2025-`` / ``2028``."""
_WIDEST = 0.8
"""Of the room, what a line of large print takes at most, if another follows it."""
_LAST = 0.9
_APART = 2
"""Blank lines that part large print from the text; a single one may be its leading."""
_QUOTES = "\"'“”„»«"


def give_levels(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those of headings over several lines with a level.

    Body text breaks a sentence at its width alone: where the next word would have fitted, and the
    sentence goes on all the same, the print is large.
    """
    found = list(lines)
    place = 0
    while place < len(found):
        end = place + 1
        while end < len(found) and _is_large(found[end - 1], found[end]):
            end += 1
        if end > place + 1 and _is_heading(found[place:end], found[place - 1] if place else None):
            found[place] = replace(found[place], level=LEVEL)
            found[place + 1 : end] = [
                replace(line, level=LEVEL, gap=0) for line in found[place + 1 : end]
            ]
        place = end
    return found


def _is_large(line: Line, following: Line) -> bool:
    """Tell whether a line is broken before the width of the text, in the middle of a sentence."""
    short = line.end < _WIDEST * line.room and following.end < _LAST * line.room
    near = following.gap < _APART and following.page == line.page and not following.turn
    half = opens_rest(following.text) or _RANGE.search(line.text) is not None
    goes_on = near and half and not is_final(line.text)
    plain = not (line.level or following.level) and "\t" not in line.text + following.text
    return short and plain and goes_on and is_deliberate(line, following)


def _is_heading(lines: Sequence[Line], above: Line | None) -> bool:
    """Tell whether lines of large print are a heading and no quotation, label or list item."""
    first, text = lines[0], " ".join(line.text for line in lines)
    fresh = above is None or first.gap > 0 or first.turn or first.page != above.page
    numbered = is_numbered(first.text)
    ended = is_final(text) and not text.endswith(("?", ":"))
    plain = parse_marker(first.text) is None and not is_labelled(first.text)
    named = numbered or (first.text[:1] not in _QUOTES and plain and fresh)
    return named and not ended and may_head(text)
