"""Where the columns of a PDF page end though nothing crosses them, and others begin below.

A row of boxes, a time line or a list over several columns stands above or below running text with
columns of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from policymine.ingest.headings import is_final, starts_lower
from policymine.ingest.page import Segment, usual_size

_PAUSE = 4.2
"""Characters of body text (some two lines) that all columns are white where they end together."""
_MOVED = 8.0
"""Characters by which a column begins elsewhere below."""
_AHEAD = 8
_LARGER = 1.15
_LEVEL = 2.0
_TOUCH = 1.0


def cut_at_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Cut sorted segments above and below each row of boxes or tables without text beside it."""
    rest, zones = list(segments), []
    for top, bottom in _float_rows(segments):
        zones.extend(_with_heading([part for part in rest if part.top < top]))
        zones.append([part for part in rest if top <= part.top < bottom])
        rest = [part for part in rest if part.top >= bottom]
    return [zone for zone in (*zones, rest) if zone]


def cut_at_headings(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Cut sorted segments above each heading with white beside it in all columns.

    Its text follows in columns that begin level with each other, as those above it all ended: the
    columns of one chapter are read before those of the next, however short its heading is.
    """
    usual = usual_size([word for part in segments for word in part.words])
    levels = _levels(segments)
    starts = [0]
    for place, level in enumerate(levels):
        large = len(level) == 1 and level[0].size > _LARGER * usual > 0
        above = levels[starts[-1] : place]
        if large and any(map(_has_columns, above)) and _opens_columns(levels[place:], usual):
            starts.append(place)
    ends = [*starts[1:], len(levels)]
    zones = [levels[a:b] for a, b in zip(starts, ends, strict=True)]
    return [[part for level in zone for part in level] for zone in zones]


def _levels(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return sorted segments in groups between which white runs across the page."""
    levels: list[list[Segment]] = []
    foot = 0.0
    for part in segments:
        if levels and part.top < foot - _TOUCH:
            levels[-1].append(part)
            foot = max(foot, part.bottom)
        else:
            levels.append([part])
            foot = part.bottom
    return levels


def _opens_columns(levels: Sequence[Sequence[Segment]], usual: float) -> bool:
    """Tell whether a heading, alone like lines that may follow it, stands over level columns.

    ``usual`` is the size of their print.
    """
    head = levels[0][0]
    below = next((level for level in levels if len(level) > 1), ())
    text = [part for part in below if _LARGER * part.size < head.size]
    first = [part for part in text if part.top - text[0].top < _LEVEL * usual]
    return _has_columns(first) and head.left < min(part.left for part in first) + _TOUCH


def _has_columns(level: Sequence[Segment]) -> bool:
    """Tell whether some of what stands level stands side by side."""
    return bool(level) and max(p.left for p in level) > min(p.right for p in level)


def _with_heading(zone: list[Segment]) -> list[list[Segment]]:
    """Return what stands above a row of boxes, and apart from it the heading of that row."""
    usual = usual_size([word for part in zone for word in part.words])
    plain = [n for n, part in enumerate(zone) if not part.bold and part.size <= _LARGER * usual]
    end = plain[-1] + 1 if plain else 0
    foot = max((part.bottom for part in zone[:end]), default=0.0)
    over = end < len(zone) and min(part.top for part in zone[end:]) >= foot
    return [zone[:end], zone[end:]] if over else [zone]


def _float_rows(segments: Sequence[Segment]) -> list[tuple[float, float]]:
    """Return from where to where rows of floats reach, from the top."""
    rows = _levels([part for part in segments if part.table is not None])
    spans = [(row[0].top, max(part.bottom for part in row)) for row in rows if len(row) > 1]
    lines = [part for part in segments if part.table is None]
    return [span for span in spans if not any(_reaches(line, *span) for line in lines)]


def _reaches(part: Segment, top: float, bottom: float) -> bool:
    return part.top < bottom - _TOUCH and part.bottom > top + _TOUCH


def find_pause(segments: Sequence[Segment], middle: float, unit: float) -> int:
    """Return the first place where all columns have ended, and others begin below white.

    Others are they if they stand elsewhere, or if the right column goes on with the sentence that
    the left one breaks off. ``segments`` are sorted from the top and stand left and right of
    ``middle``, ``unit`` is the width of a character of body text. The end, if there is none.
    """
    lowest: dict[bool, Segment] = {}
    for place, part in enumerate(segments):
        foot = max((above.bottom for above in lowest.values()), default=part.top)
        if len(lowest) == 2 and part.top > foot + _TOUCH:
            ahead = segments[place : place + _AHEAD]
            white = [
                _first_top(ahead, middle, right=side) - above.bottom
                for side, above in lowest.items()
            ]
            ends = _breaks_off(lowest[False], segments, middle)
            if min(white) > _PAUSE * unit and (
                ends or _moves(segments[:place], ahead, middle, unit)
            ):
                return place
        side = part.left >= middle
        if side not in lowest or part.bottom > lowest[side].bottom:
            lowest[side] = part
    return len(segments)


def _first_top(segments: Sequence[Segment], middle: float, *, right: bool) -> float:
    """Return where the first segment on a side begins; 0 if there is none."""
    return next((part.top for part in segments if (part.left >= middle) is right), 0.0)


def _breaks_off(last: Segment, segments: Sequence[Segment], middle: float) -> bool:
    """Tell whether the right column goes on with the sentence that stops in the left one."""
    first = next(part for part in segments if part.left >= middle)
    return starts_lower(first.text) and not is_final(last.text)


def _moves(above: Sequence[Segment], below: Sequence[Segment], middle: float, unit: float) -> bool:
    """Tell whether what stands right of ``middle`` begins elsewhere below than above."""
    lefts = [min(p.left for p in side if p.left >= middle) for side in (above, below)]
    return abs(lefts[0] - lefts[1]) > _MOVED * unit


def before_heading(inner: Sequence[Segment], last: int) -> int:
    """Return where columns end without a short heading below both, and what it stands over.

    Text across the columns follows it. ``last`` is the place of the last segment on the other side
    than the one before it.
    """
    above = inner[:last]
    usual = usual_size(above)
    plain = not all(part.bold for part in above)
    foot = max((part.bottom for part in above), default=0.0)
    for place in range(last, len(inner)):
        part = inner[place]
        larger = part.size > _LARGER * usual > 0
        if part.top >= foot and (larger or (plain and part.bold)):
            return place
    return len(inner)
