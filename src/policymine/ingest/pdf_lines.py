"""One page of a PDF → lines and rows in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from policymine.ingest.page import PdfPage, PdfWord, Segment, char_width, inside
from policymine.ingest.pdf_aligned import take_aligned
from policymine.ingest.pdf_boxes import side_boxes
from policymine.ingest.pdf_order import order_segments
from policymine.ingest.pdf_segments import join_same_line, read_segments
from policymine.ingest.pdf_tables import Float, fill_table, read_rows
from policymine.ingest.pdf_text import PageElement, Scale, set_line


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
    scale = Scale(page, body, char_width(words, body))
    tables = [filled for table in page.tables if (filled := fill_table(table, words)).is_text]
    free = [word for word in words if not any(inside(word, own.table.box) for own in tables)]
    asides = []
    for box in side_boxes(page, free, [own.table for own in tables]):
        inner = [word for word in free if inside(word, box)]
        free = [word for word in free if not inside(word, box)]
        asides.append(tuple(_read_region(inner, scale, [])))
    ruled = [
        Float(own.table.box, tuple(read_rows(own, page.number, first_table + number)))
        for number, own in enumerate(tables)
    ]
    flow = tuple(_read_region(free, scale, ruled))
    return PageText(flow, tuple(aside for aside in asides if aside))


def _read_region(
    words: Sequence[PdfWord], scale: Scale, ruled: Sequence[Float]
) -> Iterator[PageElement]:
    """Yield the elements of a region of a page in reading order."""
    aligned, segments = take_aligned(read_segments(words, scale.unit), scale.unit)
    floats = [*ruled, *aligned]
    places = [_place(item, number) for number, item in enumerate(floats)]
    for run in order_segments([*segments, *places], unit=scale.unit):
        column = _column(run)
        last: Segment | None = None
        for part in join_same_line(run):
            if part.table is None:
                yield set_line(part, last, column, scale)
            else:
                yield from (replace(row, page=scale.page.number) for row in floats[part.table].rows)
            last = part


def _place(item: Float, number: int) -> Segment:
    left, top, right, bottom = item.box
    return Segment((), left, right, top, bottom, table=number)


def _column(run: Sequence[Segment]) -> tuple[float, float]:
    """Return where the lines of a run begin and end."""
    parts = [part for part in run if part.table is None] or list(run)
    rights = sorted(part.right for part in parts)
    return min(part.left for part in parts), rights[int(0.95 * (len(rights) - 1))]
