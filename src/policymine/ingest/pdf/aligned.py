"""Tables without rules on a page of a PDF: text aligned in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from policymine.ingest.column_names import are_names
from policymine.ingest.elements import Row
from policymine.ingest.layout.regions import find_regions, is_tabular
from policymine.ingest.layout.rows import build_rows
from policymine.ingest.layout.strips import Strip, Word
from policymine.ingest.page import Box, PdfWord, Segment, segment_of, usual_size

_LARGER = 1.15


@dataclass(frozen=True)
class Aligned:
    """The tables without rules of a page, each as its box and rows, and the segments around them.

    ``broken`` is where the columns of the last begin (in points) if no line stands below it: it may
    go on over the page.
    """

    tables: tuple[tuple[Box, tuple[Row, ...]], ...]
    left: tuple[Segment, ...]
    broken: tuple[float, ...] = ()


def take_aligned(
    lines: Sequence[Sequence[Segment]], unit: float, broken: Sequence[float] = ()
) -> Aligned:
    """Take tables without rules out of lines.

    ``broken`` are the columns (in points) of a table that the page before may have broken off.
    """
    segments = [part for line in lines for part in line]
    if len(segments) == len(lines):
        return Aligned((), tuple(segments))
    words = [[word for part in line for word in part.words] for line in lines]
    body = usual_size(segments)
    heads = {n for n, line in enumerate(lines) if len(line) == 1 and line[0].size > _LARGER * body}
    strips = [_strip(line, above, unit) for line, above in zip(words, [None, *words], strict=False)]
    # A lone line of large print is a heading: no table goes on below it.
    strips = [replace(s, words=()) if n in heads else s for n, s in enumerate(strips)]
    found: list[tuple[Box, tuple[Row, ...]]] = []
    taken: set[int] = set()
    last: tuple[float, ...] = ()
    above = tuple(left / unit for left in broken)
    for region in find_regions(strips, broken=above):
        sure = region.start == 0 and region.columns == above
        if not sure and not _is_table(region.of(strips), region.columns, region.of(words)):
            continue
        if region.end == len(strips):
            last = tuple(left * unit for left in region.columns)
        inner = [word for line in region.of(words) for word in line]
        first, *rest = build_rows(region.of(strips), region.columns)
        # Print that sets the first row off names columns, whatever the names.
        named = first.bold and not any(row.bold for row in rest) and are_names(first.cells)
        rows = (replace(first, head=first.head or (named and bool(rest))), *rest)
        found.append((segment_of(inner).box, rows))
        taken.update(map(id, inner))
    free = (part for part in segments if not any(id(word) in taken for word in part.words))
    return Aligned(tuple(found), tuple(free), last)


def _is_table(
    strips: Sequence[Strip], columns: Sequence[float], lines: Sequence[Sequence[PdfWord]]
) -> bool:
    """Tell whether text aligned in columns is a table, and no prose in columns."""
    return is_tabular(strips, columns) and not _is_headed(lines)


def _strip(line: list[PdfWord], above: list[PdfWord] | None, unit: float) -> Strip:
    words = tuple(Word(w.text, w.left / unit, w.right / unit) for w in line)
    gap = 0
    if above:
        height = max(w.bottom - w.top for w in line)
        space = min(w.top for w in line) - max(w.bottom for w in above)
        gap = int(space > 0.75 * height)
    return Strip(words, 1, gap, all(w.bold for w in line))


def _is_headed(lines: Sequence[Sequence[PdfWord]]) -> bool:
    """Tell whether two lines of large print stand side by side: headings of columns of prose."""
    sizes = [usual_size(line) for line in lines[:2]]
    return len(sizes) == 2 and sizes[0] > _LARGER * sizes[1]
