"""Forms on a page of a PDF whose fields are drawn boxes, each with its label on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from policymine.ingest.forms import label_at, read_entries
from policymine.ingest.page import Box, PdfPage, PdfTable, PdfWord, in_rows, inside, meet
from policymine.ingest.pdf.cells import cell_text

_FEWEST = 4
Fields = Mapping[Box, str]
"""Boxes in reading order, row by row, and the text of each: a label and its value."""


def with_forms(page: PdfPage) -> PdfPage:
    """Return a page with its forms as tables of one column, a field a row."""
    if len(page.boxes) < _FEWEST:
        return page
    forms = [
        PdfTable(_around(run), tuple((box,) for box in run))
        for run in _runs(_fields(page), page.words)
        if read_entries([[text] for text in run.values()])
    ]
    tables = sorted((*page.tables, *forms), key=lambda table: table.box[1])
    return replace(page, tables=tuple(tables)) if forms else page


def _fields(page: PdfPage) -> Fields:
    """Return the innermost boxes that open with what may be a label, those in tables left out."""
    drawn = in_rows(set(page.boxes))
    words = {box: [word for word in page.words if inside(word, box)] for box in drawn}
    inner = [
        box
        for box in drawn
        if words[box]
        and not any(other != box and words[other] and _holds(box, other) for other in drawn)
        and not any(meet(box, table.box) for table in page.tables)
    ]
    texts = {box: cell_text(words[box]) for box in inner}
    return {box: text for box, text in texts.items() if label_at(text)}


def _runs(fields: Fields, words: Sequence[PdfWord]) -> Iterator[Fields]:
    """Yield the fields of each form, cut where a label comes again and where text stands between.

    All text in a form is in its boxes.
    """
    free = [word for word in words if not any(inside(word, box) for box in fields)]
    run: dict[Box, str] = {}
    for box, text in fields.items():
        again = label_at(text) in map(label_at, run.values())
        if run and (again or any(inside(word, _around([*run, box])) for word in free)):
            yield run
            run = {}
        run[box] = text
    if run:
        yield run


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _holds(box: Box, other: Box) -> bool:
    begins = box[0] <= other[0] + 1 and box[1] <= other[1] + 1
    return begins and box[2] >= other[2] - 1 and box[3] >= other[3] - 1
