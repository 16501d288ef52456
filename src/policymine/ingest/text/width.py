"""The width at which a text was broken into lines, measured where each line stands.

A page may have a column of 50 characters below a title of 120: what one line has room for, another
has not. Lines without a blank line between them were set to one width, and where a word in small
letters follows on the next line, it had no more room on the line before.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final, starts_lower
from policymine.ingest.markers import parse_marker
from policymine.ingest.openings import may_list

UNBROKEN = 160
_WIDEST = 110
"""Characters of a line that is not likely to have been broken, if hardly any line runs over."""
_HARDLY = 0.03
_MANY = 40
"""Lines of a text that was not broken, if none of them runs over."""
_BROKEN = 0.1
"""Where more lines than this run over into the next, long lines are broken, too."""
_NARROWEST = 24
_NARROW = 0.8
"""Of the usual width of a text, what a column takes at most."""
_NEAR = 1.15
"""How much longer than others of its width a line may be: letters differ in width."""
_TWICE = 1.5
"""A line so many times as long as others holds two, which a divided word held together."""
_SURE = 3
"""Lines that run over in a block that shows its width for certain."""


def measure(lines: Sequence[Line], is_row: Callable[[str], bool]) -> list[Line]:
    """Give the lines the width at which they were broken (none if the text was not).

    ``is_row`` tells lines that are as long as their table is wide. A line whose room is known
    keeps it.
    """
    usual = _usual_width([line for line in lines if not (line.room or is_row(line.text))])
    if not usual:
        return list(lines)
    blocks = list(blocks_of(lines))
    own = [_own_widths(block) for block in blocks]
    sure = sorted({max(widths) for widths in own if len(widths) >= _SURE})
    found: list[Line] = []
    width = 0.0
    for block, widths in zip(blocks, own, strict=True):
        longest = max(line.end for line in block)
        if len(widths) >= _SURE:
            width = max(widths)
        elif widths:
            width = _nearest(sure, max(widths)) or usual
        elif not width or longest > width * _NEAR:
            width = usual
        room = width if width < _NARROW * usual else usual
        found.extend(_set(line, room, twice=room in sure) for line in block)
    return found


def _nearest(widths: Sequence[float], least: float) -> float:
    """Return the smallest of the widths that a line of some length may be set to, or 0."""
    return next((width for width in widths if least <= width * _NEAR), 0.0)


def _usual_width(lines: Sequence[Line]) -> float:
    """Return the width that hardly any line of a text exceeds; 0 if it was not broken to one."""
    lengths = sorted(line.end for line in lines)
    if not lengths:
        return 0.0
    wide = [pair for pair in itertools.pairwise(lines) if pair[0].end >= _NARROWEST]
    over = sum(runs_over(line, below) for line, below in wide)
    long = sum(length > UNBROKEN for length in lengths)
    hardly = over < _HARDLY * len(lengths) and lengths[-1] > _WIDEST
    if hardly or (not over and len(lengths) > _MANY):
        return 0.0
    if long > 0.04 * len(lengths) and over < _BROKEN * len(lengths):
        return 0.0
    ends = sorted(line.end for line, _ in _prose(wide))
    # A short text has few long lines, but one that runs over is as wide as there was room.
    shown = ends[int(0.9 * (len(ends) - 1))] if ends else 0.0
    room = max(lengths[int(0.97 * (len(lengths) - 1))], shown)
    return room if room >= 40 else 0.0


def blocks_of(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand together, without a blank line between them."""
    block: list[Line] = []
    for line in lines:
        if block and (line.gap or line.page != block[-1].page):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _own_widths(block: Sequence[Line]) -> list[float]:
    """Return the widths of a block that are shown by the lines that run over.

    No word would have fitted on them that stands on the next: three in four say so, since the
    larger type of a heading breaks earlier. A list of acts in small letters shows none.
    """
    over = [pair for pair in itertools.pairwise(block) if runs_over(*pair)]
    prose = _prose(over)
    over = over if 2 * len(prose) >= len(over) else prose
    ends = sorted(line.end for line, _ in over)
    if not ends or ends[0] < _NARROWEST:
        return []
    most = ends[len(ends) // 4] * _TWICE
    single = [(line, below) for line, below in over if line.end <= most]
    rooms = sorted(line.end + 2 + len(below.text.split(maxsplit=1)[0]) for line, below in single)
    return [min(line.end, rooms[len(rooms) // 4]) for line, _ in single]


def _prose(pairs: Iterable[tuple[Line, Line]]) -> list[tuple[Line, Line]]:
    """Return the pairs of lines of which the second goes on with the first, and is no item."""
    return [pair for pair in pairs if runs_over(*pair) and not may_list(*(p.text for p in pair))]


def _set(line: Line, width: float, *, twice: bool) -> Line:
    """Give a line its room; the end of one that may hold several is that of its last."""
    if line.room:
        return line
    end = line.end
    while twice and end > width * _NEAR:
        end -= width
    return replace(line, room=width, end=end)


def runs_over(line: Line, below: Line) -> bool:
    """Tell whether a sentence runs over from a line into the one below."""
    if below.gap or below.page != line.page or not starts_lower(below.text):
        return False
    return not is_final(line.text) and parse_marker(below.text) is None
