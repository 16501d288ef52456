"""One page of a PDF → lines, rows and boxes in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from policymine.ingest.layout.order import order_segments
from policymine.ingest.page import Box, PdfPage, PdfTable, PdfWord, Segment, inside
from policymine.ingest.pdf.aligned import Aligned, take_aligned
from policymine.ingest.pdf.boxes import side_boxes
from policymine.ingest.pdf.bullets import add_bullets
from policymine.ingest.pdf.initials import join_initials, join_numerals
from policymine.ingest.pdf.margin import lift_heads
from policymine.ingest.pdf.segments import join_same_line, read_segments
from policymine.ingest.pdf.tables import find_tables, goes_on, read_rows
from policymine.ingest.pdf.text import PageElement, Scale, SetAside, char_width, set_line
from policymine.ingest.pdf.unruled import Unruled, take_unruled


@dataclass(frozen=True)
class Float:
    """What stands among lines as a whole, a table or a box: where, and what it holds."""

    box: Box
    elements: tuple[PageElement, ...]

    def place(self, number: int) -> Segment:
        """Return what holds its place while segments are ordered."""
        left, top, right, bottom = self.box
        return Segment((), left, right, top, bottom, table=number)


def read_page(
    page: PdfPage,
    words: Sequence[PdfWord],
    body: float,
    *,
    first_table: int = 1,
    above: PdfTable | None = None,
    below: PdfTable | None = None,
    broken: Sequence[float] = (),
    leading: Callable[[], float] = float,
) -> tuple[tuple[PageElement, ...], tuple[float, ...]]:
    """Return the lines, rows and boxes of a page in reading order, and the columns it breaks off.

    ``words`` are those that are no furniture, ``body`` is the size of the body text,
    ``first_table`` the number of the page's first table in the document, ``above`` the last table
    of the page before, ``below`` the first of the page after. ``broken`` are the columns of a table
    without rules that the page before breaks off (where they begin, in points), ``leading`` says
    how far lines of the document's text stand apart in sizes of its print.
    """
    words = add_bullets(join_numerals(join_initials(words, body), body), page.marks)
    scale = Scale(page, body, char_width(words, body))
    rest = bool(page.tables) and goes_on(page.tables[0], above)
    cut = bool(page.tables) and below is not None and goes_on(below, page.tables[-1])
    tables = find_tables(page, words, rest=rest, cut=cut)
    floats = []
    for place, own in enumerate(tables):
        rows = read_rows(own, page.number, first_table + place, rest=rest and not place)
        floats.append(Float(own.table.box, tuple(rows)))
    _, free = _divide(words, [own.table.box for own in tables])
    for box in side_boxes(page, free, [own.table for own in tables]):
        inner, free = _divide(free, [box])
        within = take_aligned(read_segments(inner, scale.unit), scale.unit)
        floats.append(Float(box, (SetAside(tuple(_read_region(within, scale, []))),)))
    lines = read_segments(free, scale.unit)
    unruled = Unruled()
    if any(len(line) > 1 for line in lines):
        unruled = take_unruled(free, scale.unit, leading, broken)
    for number, (around, held) in enumerate(unruled.tables, start=first_table + len(tables)):
        own_rows = (replace(row, page=page.number, table=number) for row in held)
        floats.append(Float(around, tuple(own_rows)))
    if unruled.tables:
        lines = read_segments(unruled.left, scale.unit)
    aligned = take_aligned(lines, scale.unit, broken)
    return tuple(_read_region(aligned, scale, floats)), unruled.broken or aligned.broken


def _divide(words: Sequence[PdfWord], boxes: Sequence[Box]) -> tuple[list[PdfWord], list[PdfWord]]:
    """Return the words inside boxes and those outside."""
    if not boxes:
        return [], list(words)
    inner: list[PdfWord] = []
    outer: list[PdfWord] = []
    for word in words:
        (inner if any(inside(word, box) for box in boxes) else outer).append(word)
    return inner, outer


def _read_region(aligned: Aligned, scale: Scale, floats: Sequence[Float]) -> Iterator[PageElement]:
    """Yield the elements of a region of a page in reading order."""
    number = scale.page.number
    found = [
        *floats,
        *(
            Float(box, tuple(replace(row, page=number) for row in rows))
            for box, rows in aligned.tables
        ),
    ]
    places = [item.place(place) for place, item in enumerate(found)]
    for run in order_segments([*aligned.left, *places], unit=scale.unit):
        column = _column(run)
        last: Segment | None = None
        for part in join_same_line(lift_heads(run, scale.unit)):
            if part.table is None:
                yield set_line(part, last, column, scale)
            else:
                yield from found[part.table].elements
            last = part


def _column(run: Sequence[Segment]) -> tuple[float, float]:
    """Return where the lines of a run begin and end."""
    parts = [part for part in run if part.table is None] or list(run)
    rights = sorted(part.right for part in parts)
    return min(part.left for part in parts), rights[round(0.95 * (len(rights) - 1))]
