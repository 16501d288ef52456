"""Tables of a tagged PDF → tables on the page: which column each cell stands in, and the boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policymine.ingest.page import Box, PdfTable, PdfWord, meet, segment_of
from policymine.ingest.pdf.tagged import Cell, TaggedTable

_SLACK = 2.0
"""Points by which the words of two columns may overlap."""
_SAME = 4.0


def build_tagged(tables: Sequence[TaggedTable], words: Sequence[PdfWord]) -> Iterator[PdfTable]:
    """Yield the tables whose cells stand in columns on the page, two at least."""
    pieces: dict[int, list[PdfWord]] = {}
    for word in words:
        if word.piece >= 0:
            pieces.setdefault(word.piece, []).append(word)
    for tagged in tables:
        placed = [_boxes(row, pieces) for row in tagged.rows]
        if table := _build([row for row in placed if row]):
            yield replace(table, heads=sum(map(bool, placed[: tagged.heads])))


def _boxes(row: Sequence[Cell], pieces: dict[int, list[PdfWord]]) -> list[tuple[Cell, Box]]:
    """Return the cells of a row that hold words, from the left, with the boxes around these."""
    found = []
    for cell in row:
        words = [word for piece in sorted(cell) for word in pieces.get(piece, ())]
        if words:
            found.append((cell, segment_of(words).box))
    return sorted(found, key=lambda item: item[1][0])


def _build(rows: Sequence[Sequence[tuple[Cell, Box]]]) -> PdfTable | None:
    most = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) == most]
    columns = [
        (min(row[n][1][0] for row in full), max(row[n][1][2] for row in full)) for n in range(most)
    ]
    if most < 2 or any(b[0] < a[1] - _SLACK for a, b in pairwise(columns)):
        return None
    boxes, tags = [], []
    for row in rows:
        top, bottom = min(box[1] for _, box in row), max(box[3] for _, box in row)
        held: list[Cell] = [frozenset()] * most
        for cell, box in row:
            place = max(range(most), key=lambda n: (_overlap(box, columns[n]), -n))
            held[place] |= cell
        tags.append(tuple(held))
        boxes.append(tuple((left, top, right, bottom) for left, right in columns))
    inner = [box for row in rows for _, box in row]
    left, top = min(box[0] for box in inner), min(box[1] for box in inner)
    right, bottom = max(box[2] for box in inner), max(box[3] for box in inner)
    return PdfTable((left, top, right, bottom), tuple(boxes), tuple(tags))


def _overlap(box: Box, column: tuple[float, float]) -> float:
    return min(box[2], column[1]) - max(box[0], column[0])


def choose_tables(ruled: Sequence[PdfTable], tagged: Sequence[PdfTable]) -> list[PdfTable]:
    """Return the tables of a page, each once: of two in one place the one that holds the other.

    Rules and shaded rows may enclose a part of a table only. Which rows are headers the tags say.
    """
    wanted = [table for table in tagged if not any(_holds(other, table) for other in ruled)]
    rest = [table for table in ruled if not any(meet(table.box, own.box) for own in wanted)]
    named = [replace(table, heads=_heads(table, tagged)) for table in rest]
    return sorted([*named, *wanted], key=lambda table: table.box[1])


def _heads(ruled: PdfTable, tagged: Sequence[PdfTable]) -> int:
    """Return how many first rows of a ruled table are headers in the tags, all but the last."""
    heads = next((other.heads for other in tagged if _holds(ruled, other)), 0)
    return heads if heads < len(ruled.rows) else 0


def _holds(one: PdfTable, other: PdfTable) -> bool:
    """Tell whether a table reaches as far as another and has as many rows."""
    (left, top, right, bottom), box = one.box, other.box
    inside = left < box[0] + _SAME and top < box[1] + _SAME
    inside = inside and right > box[2] - _SAME and bottom > box[3] - _SAME
    return inside and len(one.rows) >= len(other.rows)
