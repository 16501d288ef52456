"""Tables that signs draw, as pandoc and other programs write them, put down as those of Markdown.

Frames are drawn with ``+---+``, or a line of dashes stands over each column. Where rows go over
several lines, blank lines part them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policymine.ingest.elements import PARAGRAPH
from policymine.ingest.markers import parse_marker
from policymine.ingest.text.tabular import write_row, write_rule

_FRAME = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_DASHES = re.compile(r"\s*(?:-{2,} +)+-{2,}\s*")
_LINE = re.compile(r"\s*-{8,}\s*")
_GROUP = re.compile(r"-+")
_HEADERS = 8
"""Lines of the headers of a table, at most."""
_LONGEST = 2000
"""Lines of a table, at most."""
Cells = list[list[str]]
"""For each column of a row its lines."""


def put_in_pipes(rows: Sequence[str]) -> list[str]:
    """Return the lines of a text, those of tables that signs draw as rows between pipes."""
    if not any(_FRAME.fullmatch(row) or _DASHES.fullmatch(row) for row in rows):
        return list(rows)
    found: list[str] = []
    place = 0
    while place < len(rows):
        end, table = _read_framed(rows, place)
        if not table:
            end, table = _read_dashed(rows, place)
        found.extend(table or rows[place : place + 1])
        place = end if table else place + 1
    return found


def _read_framed(rows: Sequence[str], start: int) -> tuple[int, list[str]]:
    """Return where the framed table ends that begins at a line, and its rows; else none."""
    end = start
    if not _FRAME.fullmatch(rows[start]):
        return start, []
    while end < len(rows) and rows[end].strip()[:1] in ("+", "|") and rows[end].strip():
        end += 1
    lines = rows[start:end]
    frames = [n for n, line in enumerate(lines) if _FRAME.fullmatch(line)]
    if len(frames) < 2:
        return start, []
    places = sorted({n for frame in frames for n, sign in enumerate(lines[frame]) if sign == "+"})
    bodies, head = _framed_rows(lines, places)
    return end, _written(bodies, head)


def _framed_rows(lines: Sequence[str], places: Sequence[int]) -> tuple[list[Cells], int]:
    """Return the rows of a framed table, and how many of them are headers.

    A cell that reaches over several rows stands in each of them.
    """
    found: list[Cells] = []
    current: Cells = [[] for _ in places[1:]]
    head = 0
    for line in lines[1:]:
        parts = [line[left + 1 : right] for left, right in pairwise(places)]
        ruled = [bool(part) and not part.strip("-=:+") for part in parts]
        if any(ruled):
            found.append(current)
            head = len(found) if "=" in line and _FRAME.fullmatch(line) else head
            current = [[] if end else cell for end, cell in zip(ruled, current, strict=True)]
        for column, (part, end) in enumerate(zip(_merged(line, places), ruled, strict=True)):
            if not end:
                current[column].append(part)
    return found, head


def _merged(line: str, places: Sequence[int]) -> list[str]:
    """Return what stands between places on a line; what no frame parts is of the first."""
    found: list[str] = []
    open_at = 0
    for number, (left, right) in enumerate(pairwise(places)):
        if number and line[left : left + 1] not in ("|", "+"):
            found[open_at] += line[left:right]
            found.append("")
        else:
            open_at = number
            found.append(line[left + 1 : right])
    return found


def _read_dashed(rows: Sequence[str], start: int) -> tuple[int, list[str]]:
    """Return where the table ends that dashes over its columns show at a line, and its rows."""
    top = _LINE.fullmatch(rows[start]) is not None
    near = range(start + top, min(start + (_HEADERS if top else 2), len(rows)))
    ruler = next((n for n in near if _DASHES.fullmatch(rows[n])), -1)
    if ruler < 0 or not all(row.strip() for row in rows[start:ruler]):
        return start, []
    groups = [match.start() for match in _GROUP.finditer(rows[ruler])]
    lined = top or ruler == start
    end = _end_dashed(rows, ruler + 1, groups[0], lined=lined)
    body = rows[ruler + 1 : end]
    if not any(row.strip() for row in body):
        return start, []
    bodies = _cut(body, groups)
    headers = [_columns(rows[start + top : ruler], groups)] if ruler > start + top else []
    closed = end < len(rows) and bool(_LINE.fullmatch(rows[end]) or _DASHES.fullmatch(rows[end]))
    return end + closed, _written([*headers, *bodies], len(headers))


def _end_dashed(rows: Sequence[str], start: int, left: int, *, lined: bool) -> int:
    """Return where the rows below dashes end: at a line of dashes, or a blank line if none comes.

    ``lined`` says that a line of dashes may close the table; none of its lines begins before it.
    """
    most = min(start + _LONGEST, len(rows))
    blank = end = next((n for n in range(start, most) if not rows[n].strip()), most)
    if not lined:
        return blank
    for end in range(start, most):
        if _LINE.fullmatch(rows[end]) or _DASHES.fullmatch(rows[end]):
            return end
        if rows[end][:left].strip():
            break
    return blank


def _cut(lines: Sequence[str], groups: Sequence[int]) -> list[Cells]:
    """Return the rows that blank lines part; where there are none, each line is one."""
    blanks = [n for n, line in enumerate(lines) if not line.strip()]
    if not blanks:
        return [_columns([line], groups) for line in lines]
    bounds = pairwise([-1, *blanks, len(lines)])
    return [_columns(lines[a + 1 : b], groups) for a, b in bounds if b > a + 1]


def _columns(lines: Sequence[str], groups: Sequence[int]) -> Cells:
    """Return lines as columns that begin at places."""
    bounds = [*pairwise(groups), (groups[-1], None)]
    return [[line[left:right] for line in lines] for left, right in bounds]


def _written(rows: Sequence[Cells], head: int) -> list[str]:
    """Return rows between pipes, a ruler below those that are headers, which become one."""
    headers = [[line for row in rows[:head] for line in row[n]] for n in range(len(rows[0]))]
    body = [write_row([_paragraphs(cell) for cell in row]) for row in rows[head:]]
    if not head:
        return body
    return [write_row([_paragraphs(cell) for cell in headers]), write_rule(len(headers)), *body]


def _paragraphs(lines: Sequence[str]) -> str:
    """Return the lines of a cell, a sign before those that open a paragraph or an item."""
    found: list[str] = []
    fresh = False
    for line in map(str.strip, lines):
        opens = bool(found) and bool(line) and (fresh or parse_marker(line) is not None)
        found += [PARAGRAPH + line if opens else line] if line else []
        fresh = not line
    return "\n".join(found)
