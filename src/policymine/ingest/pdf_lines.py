"""One page of a PDF → lines and rows in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from policymine.ingest.aligned import Region, Strip, Word, build_rows, cut, find_regions
from policymine.ingest.elements import Line, Row
from policymine.ingest.lists import parse_marker
from policymine.ingest.page import (
    Box,
    PdfPage,
    PdfTable,
    PdfWord,
    Segment,
    char_width,
    cut_segments,
    dominant,
    group_lines,
    inside,
    segment_of,
)
from policymine.ingest.pdf_order import order_segments
from policymine.ingest.tables import looks_like_header

_WIDE = 1.3
_MARKER_GAP = 60.0


@dataclass(frozen=True)
class Style:
    """How a line is set: enough to tell headings and footnotes."""

    size: float
    bold: bool
    color: str
    top: float
    height: float


@dataclass(frozen=True)
class SetLine:
    """A line with the way it is set."""

    line: Line
    style: Style


PageElement = SetLine | Row


@dataclass(frozen=True)
class PageText:
    """The elements of a page: the flow of its text, and boxes that stand beside it."""

    flow: tuple[PageElement, ...]
    asides: tuple[tuple[PageElement, ...], ...] = ()


def read_page(page: PdfPage, words: Sequence[PdfWord], body: float, first_table: int) -> PageText:
    """Return the lines and rows of a page in reading order.

    ``words`` are those that are no furniture, ``body`` is the size of the body text,
    ``first_table`` the number of the page's first table in the document.
    """
    unit = char_width(words, body)
    tables = [table for table in page.tables if _is_table(table, words)]
    free = [word for word in words if not any(inside(word, table.box) for table in tables)]
    asides = []
    for box in _side_boxes(page, free, tables):
        inner = [word for word in free if inside(word, box)]
        free = [word for word in free if not inside(word, box)]
        asides.append(tuple(_elements(inner, page, body, unit, (), words, 0)))
    flow = tuple(_elements(free, page, body, unit, tables, words, first_table))
    return PageText(flow, tuple(aside for aside in asides if aside))


def _is_table(table: PdfTable, words: Sequence[PdfWord]) -> bool:
    """Tell whether a ruled grid is a table of text: two columns, two rows, more than one cell."""
    filled = [
        [cell for cell in row if cell and any(inside(word, cell) for word in words)]
        for row in table.rows
    ]
    several = [cells for cells in filled if len(cells) > 1]
    return len(several) >= 2 or (len(several) == 1 and len(filled) == 1 and len(several[0]) > 2)


def _side_boxes(page: PdfPage, words: Sequence[PdfWord], tables: Sequence[PdfTable]) -> list[Box]:
    """Return the coloured or outlined boxes that stand beside the text or in it."""
    if not words:
        return []
    whole = max(word.right for word in words) - min(word.left for word in words)
    found: list[Box] = []
    for box in sorted(set(page.boxes), key=lambda b: -(b[2] - b[0]) * (b[3] - b[1])):
        inner = [word for word in words if inside(word, box)]
        if len(inner) < 8 or len(inner) > 0.7 * len(words) or len(group_lines(inner)) < 3:
            continue
        if any(_overlap(box, table.box) for table in tables):
            continue
        if any(_overlap(box, other) for other in found):
            continue
        if box[2] - box[0] < 0.62 * whole:
            found.append(box)
    return found


def _overlap(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) > max(one[0], other[0]) + 1
        and min(one[3], other[3]) > max(one[1], other[1]) + 1
    )


def _elements(
    words: Sequence[PdfWord],
    page: PdfPage,
    body: float,
    unit: float,
    tables: Sequence[PdfTable],
    all_words: Sequence[PdfWord],
    first_table: int,
) -> Iterator[PageElement]:
    """Yield the elements of a region of a page in reading order."""
    segments = _segments(words, unit)
    regions, segments = _aligned(segments, unit)
    floats: list[Segment] = []
    for number, table in enumerate(tables):
        left, top, right, bottom = table.box
        floats.append(Segment((), left, right, top, bottom, table=number))
    for number, (_, box) in enumerate(regions):
        left, top, right, bottom = box
        floats.append(Segment((), left, right, top, bottom, table=len(tables) + number))
    for run in order_segments([*segments, *floats], unit=unit):
        column = _column(run)
        last: Segment | None = None
        for part in _join_same_line(run):
            if part.table is None:
                yield _set_line(part, last, column, page, unit, body)
            elif part.table < len(tables):
                yield from _table_rows(
                    tables[part.table], all_words, page.number, first_table + part.table, unit
                )
            else:
                rows, _ = regions[part.table - len(tables)]
                yield from (replace(row, page=page.number) for row in rows)
            last = part


def _segments(words: Sequence[PdfWord], unit: float) -> list[Segment]:
    """Cut the lines of a page into segments; a list glyph stays with what follows it."""
    found: list[Segment] = []
    for line in group_lines(words):
        parts = cut_segments(line, _WIDE * max(unit, dominant((w.size, 1) for w in line) * 0.42))
        merged: list[Segment] = []
        for part in parts:
            glued = merged and _is_marker(merged[-1]) and part.left - merged[-1].right < _MARKER_GAP
            if glued:
                merged[-1] = segment_of([*merged[-1].words, *part.words])
            else:
                merged.append(part)
        found.extend(merged)
    return found


def _is_marker(part: Segment) -> bool:
    """Tell whether a segment is nothing but a list glyph or a number."""
    text = part.text
    if len(text) > 6:
        return False
    marked = parse_marker(text, frozenset("o"))
    return (
        (marked is not None and not marked[1])
        or text in ("o", "§")
        or bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*\.?", text))
    )


def _aligned(
    segments: list[Segment], unit: float
) -> tuple[list[tuple[list[Row], Box]], list[Segment]]:
    """Take out tables without rules; return their rows and boxes, and the segments left."""
    lines = group_lines([word for part in segments for word in part.words])
    owner = {id(word): part for part in segments for word in part.words}
    strips = [_strip(line, above, unit) for line, above in zip(lines, [None, *lines], strict=False)]
    found: list[tuple[list[Row], Box]] = []
    taken: set[int] = set()
    for region in find_regions(strips, wide=_WIDE):
        inner = [word for line in lines[region.start : region.end] for word in line]
        if not _is_tabular(strips, region):
            continue
        rows = list(build_rows(strips[region.start : region.end], region.columns, wide=_WIDE))
        whole = segment_of(inner)
        found.append((rows, (whole.left, whole.top, whole.right, whole.bottom)))
        taken.update(id(owner[id(word)]) for word in inner)
    return found, [part for part in segments if id(part) not in taken]


def _strip(line: list[PdfWord], above: list[PdfWord] | None, unit: float) -> Strip:
    words = tuple(Word(w.text, w.left / unit, w.right / unit) for w in line)
    gap = 0
    if above:
        height = max(w.bottom - w.top for w in line)
        space = min(w.top for w in line) - max(w.bottom for w in above)
        gap = int(space > 0.75 * height)
    return Strip(words, 1, gap, all(w.bold for w in line))


def _is_tabular(strips: Sequence[Strip], region: Region) -> bool:
    """Tell whether aligned text is a table: text in columns fills them line by line.

    A table of contents, whose last column is page numbers that rise, is none.
    """
    rows = [cut(strip, region.columns, _WIDE) or () for strip in strips[region.start : region.end]]
    last = [row[-1] for row in rows if row and row[-1]]
    if last and all(text.isdigit() and len(text) < 4 for text in last):
        return False
    if looks_like_header(rows[0]):
        return True
    edges = [
        *region.columns,
        max(w.end for s in strips[region.start : region.end] for w in s.words),
    ]
    full = total = 0
    for row in rows:
        for number, cell in enumerate(row):
            if cell:
                width = edges[number + 1] - edges[number]
                total += 1
                full += len(cell) > 0.72 * width
    return total > 0 and full < 0.45 * total and len(region.columns) >= 3


def _column(run: Sequence[Segment]) -> tuple[float, float]:
    """Return where the lines of a run begin and end."""
    parts = [part for part in run if part.table is None] or list(run)
    rights = sorted(part.right for part in parts)
    return min(part.left for part in parts), rights[int(0.95 * (len(rights) - 1))]


def _join_same_line(run: Sequence[Segment]) -> Iterator[Segment]:
    """Join the segments of a run that stand on one line."""
    pending: list[PdfWord] = []
    bottom = top = 0.0
    for part in run:
        same = pending and part.table is None
        same = same and min(bottom, part.bottom) - max(top, part.top) > 0.5 * (bottom - top)
        if pending and not same:
            yield segment_of(sorted(pending, key=lambda word: word.left))
            pending = []
        if part.table is not None:
            yield part
            continue
        pending.extend(part.words)
        whole = segment_of(pending)
        top, bottom = whole.top, whole.bottom
    if pending:
        yield segment_of(sorted(pending, key=lambda word: word.left))


def _set_line(
    part: Segment,
    last: Segment | None,
    column: tuple[float, float],
    page: PdfPage,
    unit: float,
    body: float,
) -> SetLine:
    """Return a segment as a line, its place counted in characters."""
    size = part.size
    own = unit * max(size, 1.0) / max(body, 1.0)
    gap = 0
    if last is not None:
        space = part.top - last.bottom
        gap = int(space > 0.62 * max(size, body))
    small = size < 0.87 * body
    text = _plain_text(part)
    if small and part.top > 0.5 * page.height:
        text = _NOTE_NUMBER.sub(lambda match: match.group().translate(_RAISED), text)
    line = Line(
        text,
        page.number,
        (part.left - column[0]) / unit,
        (part.right - column[0]) / own,
        (column[1] - column[0]) / own,
        gap,
        bold=part.bold,
        small=small,
        turn=last is None,
    )
    color = part.words[0].color if len({word.color for word in part.words}) == 1 else ""
    return SetLine(line, Style(size, part.bold, color, part.top, page.height))


def _plain_text(part: Segment) -> str:
    """Return the text of a line; small raised digits after a word are marked as superscript."""
    pieces: list[str] = []
    size = part.size
    last: PdfWord | None = None
    for word in part.words:
        text = word.text
        if last and text.isdigit() and len(text) < 4 and word.size < 0.8 * size:
            close = word.left - last.right < 0.3 * size
            if close and word.bottom < last.bottom - 0.08 * size:
                pieces[-1] += text.translate(_RAISED)
                last = word
                continue
        if not last and text.isdigit() and word.size < 0.8 * size and len(part.words) > 1:
            text = text.translate(_RAISED)
        pieces.append(text)
        last = word
    return " ".join(pieces)


_NOTE_NUMBER = re.compile(r"^\d{1,3}(?=\s+[^\W\d_]{2})")
"""The number of a footnote: small print at the foot of a page that opens with it."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _table_rows(
    table: PdfTable, words: Sequence[PdfWord], page: int, number: int, unit: float
) -> Iterator[Row]:
    """Yield the rows of a ruled table, the lines of a cell joined by line feeds."""
    inner = [word for word in words if inside(word, table.box)]
    for cells in table.rows:
        texts: list[str] = []
        bold: list[bool] = []
        for cell in cells:
            own = [word for word in inner if cell and inside(word, cell)]
            lines = group_lines(own)
            texts.append("\n".join(_plain_text(segment_of(line)) for line in lines))
            bold.extend(word.bold for word in own)
        if any(texts):
            yield Row(tuple(texts), page, 0, bold=bool(bold) and all(bold), table=number)
