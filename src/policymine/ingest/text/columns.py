"""Pages of plain text in columns, as ``pdftotext -layout`` writes them: each column by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from statistics import median

from policymine.ingest.elements import Line
from policymine.ingest.layout.order import order_segments
from policymine.ingest.layout.regions import is_tabular
from policymine.ingest.markers import parse_marker
from policymine.ingest.page import PdfWord, Segment, segment_of
from policymine.ingest.text.aligned import read_regions
from policymine.ingest.text.gutter import drop_beside
from policymine.ingest.text.tabular import is_row_line

_PIECE = re.compile(r"\S+(?: \S+)*")
_FEWEST = 6
"""Lines with a wide gap that a page in columns has at least."""
_MARKER_GAP = 10
"""Characters between a list glyph and its text from which they stand in two columns."""
_SHORT = 8
"""Lines from which a column tells how wide it is."""


@dataclass(frozen=True)
class _Run:
    """Lines that are read from the top; ``column`` if they stand beside others."""

    lines: list[Line]
    column: bool

    @property
    def width(self) -> float:
        """Return how far most of the lines reach."""
        ends = sorted(line.end for line in self.lines)
        return ends[int(0.95 * (len(ends) - 1))]


def split_columns(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages, the columns on them below each other.

    The place of a line is then counted from the left of its column, whose width is its room.
    """
    found: list[list[_Run]] = []
    above: Sequence[Line] = ()
    for lines in pages:
        tables = _tables(lines, above)
        found.append(_read_runs(lines, tables))
        last = tables[-1] if tables else (0, 0)
        above = lines[slice(*last)] if last[1] == len(lines) else ()
    widths = [
        run.width for runs in found for run in runs if run.column and len(run.lines) >= _SHORT
    ]
    usual = median(widths) if widths else 0.0
    return [[line for run in runs for line in _with_room(run, usual)] for runs in found]


def _with_room(run: _Run, usual: float) -> Iterator[Line]:
    """Yield the lines of a run; those of a short column have room as in the other columns."""
    if not run.column:
        yield from run.lines
        return
    room = run.width if len(run.lines) >= _SHORT else max(run.width, usual)
    yield from (replace(line, room=room) for line in run.lines)


def _read_runs(lines: Sequence[Line], tables: Sequence[tuple[int, int]]) -> list[_Run]:
    """Return the lines of a page in the order in which they are read."""
    wide = sum("  " in line.text for line in lines) >= _FEWEST
    parts = [_pieces(line) for line in lines] if wide else []
    if sum(len(pieces) > 1 for pieces in parts) < _FEWEST:
        return [_Run([*lines], column=False)] if lines else []
    rows = [*accumulate(line.gap + 1 for line in lines)]
    by_row = dict(zip(rows, lines, strict=True))
    segments: list[Segment] = []
    place = 0
    tables = drop_beside(tables, parts)
    for start, end in [*tables, (len(lines), len(lines))]:
        for row, pieces in zip(rows[place:start], parts[place:start], strict=True):
            segments += (_segment(left, text, row) for left, text in pieces)
        if start < end:
            segments.append(_table(lines[start:end], rows[start:end]))
        place = end
    runs = order_segments(segments, unit=1.0)
    counts = Counter(row for run in runs for row in {part.top for part in run})
    return [
        _read_run(run, by_row, {row for row, count in counts.items() if count > 1}) for run in runs
    ]


def _read_run(run: Sequence[Segment], by_row: Mapping[int, Line], shared: Set[float]) -> _Run:
    """Return segments as lines; ``shared`` are the rows on which other runs stand, too."""
    column = any(part.top in shared for part in run)
    left = min(part.left for part in run) if column else 0.0
    lines: list[Line] = []
    below = run[0].top
    for _, group in groupby(run, key=lambda part: part.top):
        parts = [*group]
        reach = (min(part.left for part in parts), max(part.right for part in parts))
        for row in range(int(parts[0].top), int(max(part.bottom for part in parts))):
            if row not in by_row:
                continue
            whole = by_row[row]
            text, start = _cut(whole, *reach)
            gap = int(row - below) if column else whole.gap
            end = start + len(text) - left
            lines.append(replace(whole, text=text, indent=start - left, end=end, gap=gap))
            below = row + 1
    return _Run([replace(lines[0], turn=column), *lines[1:]], column)


def _cut(line: Line, left: float, right: float) -> tuple[str, float]:
    """Return what stands on a line between two places, and where it begins."""
    start, end = max(int(left - line.indent), 0), max(int(right - line.indent), 0)
    text = (
        line.text if "\t" in line.text or is_row_line(line.text) else line.text[start:end].strip()
    )
    return text, line.indent + start


def _pieces(line: Line) -> list[tuple[float, str]]:
    """Return where pieces begin that wide gaps divide; a list glyph stays with its text."""
    if "\t" in line.text or is_row_line(line.text):
        return [(line.indent, line.text)]
    found: list[tuple[float, str]] = []
    for match in _PIECE.finditer(line.text):
        left, text = line.indent + match.start(), match.group()
        if found and _is_marker(found[-1][1]):
            before, glyph = found[-1]
            wide = int(left - before) - len(glyph)
            if wide < _MARKER_GAP:
                found[-1] = (before, glyph + " " * wide + text)
                continue
        found.append((left, text))
    return found


def _is_marker(text: str) -> bool:
    marked = parse_marker(text) if len(text) < 7 else None
    return marked is not None and not marked[1]


def _tables(lines: Sequence[Line], above: Sequence[Line]) -> list[tuple[int, int]]:
    """Return from where to where lines are tables rather than columns of text.

    ``above`` is the table that the page before ends with: its rest may open this one.
    """
    own = [
        (region.start, region.end)
        for region, strips in read_regions(lines)
        if is_tabular(strips, region.columns)
    ]
    rest = _rest(lines, above) if above and not (own and own[0][0] == 0) else 0
    return [*([(0, rest)] if rest else []), *(table for table in own if table[0] >= rest)]


def _rest(lines: Sequence[Line], above: Sequence[Line]) -> int:
    """Return how many lines of a page are the rest of the table that the page before ends with."""
    shift = len(above)
    last = (0, 0)
    for region, _ in read_regions([*above, *lines]):
        if region.start < shift < region.end or (region.start, len(region.columns)) == last:
            return region.end - shift
        last = (region.end, len(region.columns)) if region.end == shift else (0, 0)
    return 0


def _segment(left: float, text: str, row: int) -> Segment:
    return segment_of([PdfWord(text, left, left + len(text), row, row + 1, 1.0)])


def _table(lines: Sequence[Line], rows: Sequence[int]) -> Segment:
    """Return what holds the place of a table while columns are sought."""
    left, right = min(line.indent for line in lines), max(line.end for line in lines)
    return Segment((), left, right, rows[0], rows[-1] + 1, table=0)
