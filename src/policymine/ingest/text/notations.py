"""What Markdown says by signs of its own: terms, tasks, tables without pipes around their rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*")
_SAID = re.compile(r"[:~] {1,3}(?=\S)")
_TASK = re.compile(r"^(\s*(?:[-*+]|\d{1,2}[.)])\s+)\[[ xX]\]\s+(?=\S)")
_LONGEST_TERM = 60


def read_notations(rows: Sequence[str]) -> list[str]:
    """Return the lines of a text: terms with what is said of them, items without boxes to tick."""
    found: list[str] = []
    for row in _with_pipes(rows):
        said = _SAID.match(row)
        place = len(found) - (1 if found and found[-1].strip() else 2)
        if said and _is_term(found, place):
            found[place:] = [f"{found[place].rstrip(' :')}: {row[said.end() :]}"]
        else:
            found.append(_TASK.sub(r"\1", row, count=1))
    return found


def _is_term(rows: Sequence[str], place: int) -> bool:
    """Tell whether a line may be a term: a short one at the margin, below a blank line."""
    if place < 0 or (place and rows[place - 1].strip() and not _is_said(rows[place - 1])):
        return False
    text = rows[place]
    return 0 < len(text) <= _LONGEST_TERM and text[0].isalpha() and text.rstrip()[-1:] != "."


def _is_said(row: str) -> bool:
    term, between, _ = row.partition(": ")
    return bool(between) and len(term) <= _LONGEST_TERM


def _with_pipes(rows: Sequence[str]) -> list[str]:
    """Return the lines, the rows around a ruler of dashes and pipes with pipes at both ends."""
    found = list(rows)
    for place, row in enumerate(rows):
        if not (place and "|" in row and "|" in rows[place - 1] and _RULE.fullmatch(row)):
            continue
        end = place
        while end < len(rows) and "|" in rows[end]:
            end += 1
        for n in range(place - 1, end):
            found[n] = f"| {rows[n].strip().removeprefix('|').removesuffix('|').strip()} |"
    return found
