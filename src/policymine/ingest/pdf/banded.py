"""Ruled tables of a PDF page, also those without upright rules or with every second row shaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from policymine.ingest.page import PdfTable, PdfWord, group_lines, inside, meet, usual_size
from policymine.ingest.pdf.bands import LARGER, WHITE, Band, Run, Span, band_of, build_rows
from policymine.ingest.pdf.grid import find_grids
from policymine.ingest.pdf.rules import Edge
from policymine.ingest.pdf.rulings import find_joints, find_rulings, joined_alike
from policymine.ingest.pdf.tables import fill_table

_LEVEL = 1.5
_FEWEST_ROWS = 3
_NEAR, _CLOSE = 0.9, 0.5


def find_tables(edges: Sequence[Edge], words: Sequence[PdfWord]) -> list[PdfTable]:
    """Return the tables of a page, from the top.

    They are those whose cells rules enclose, or larger ones that they are a part of: where only
    some rows are shaded, or rules only lie between the rows, the rows are what stands between two
    of them, and the columns are parted by the white that all rows share.
    """
    tables = find_grids(edges)
    for run in _runs(edges, words):
        inner = [table for table in tables if meet(table.box, run.box)]
        own = _build(run, inner, words)
        if own and (not inner or _rows(own, words) > sum(_rows(table, words) for table in inner)):
            tables = [table for table in tables if table not in inner] + [own]
    return [_parted(table, words) for table in sorted(tables, key=lambda table: table.box[1])]


def _parted(table: PdfTable, words: Sequence[PdfWord]) -> PdfTable:
    """Return a table without rules between its rows with the rows that white makes out.

    Each begins below white with words in more than one of the columns that upright rules part. Of
    a table that goes on beside them, more than that is to be found out.
    """
    cells = [(cell[0], cell[2]) for cell in table.rows[-1] if cell]
    if len(table.rows) > 2 or len(cells) < max(map(len, table.rows)):
        return table
    _, top, _, bottom = table.rows[-1][0] or table.box
    level = [word for word in words if top < word.middle < bottom]
    own = [word for word in level if inside(word, table.box)]
    if len(own) < len(level):
        return table
    held: list[list[Band]] = []
    for line in group_lines(own):
        band = band_of(line)
        apart = held and band.top - held[-1][-1].bottom > _CLOSE * (band.bottom - band.top)
        held = [*held, [band]] if apart or not held else [*held[:-1], [*held[-1], band]]
    if len(held) < _FEWEST_ROWS or any(lines[0].filled(cells) < 2 for lines in held):
        return table
    heads = [top, *(lines[0].top - _LEVEL for lines in held[1:]), bottom]
    rows = (tuple((a, y, b, z) for a, b in cells) for y, z in pairwise(heads))
    return replace(table, rows=(*table.rows[:-1], *rows))


def _rows(table: PdfTable, words: Sequence[PdfWord]) -> int:
    """Return how many rows of a table have text in more than one cell."""
    return sum(sum(bool(cell) for cell in row) > 1 for row in fill_table(table, words).rows)


def _runs(edges: Sequence[Edge], words: Sequence[PdfWord]) -> Iterator[Run]:
    """Yield the runs of two bands and more that keep to the same columns."""
    for (left, right), heights in find_rulings(edges):
        inner = [word for word in words if left <= (word.left + word.right) / 2 <= right]
        run = Run(left, right)
        for (top, start), (bottom, begin) in pairwise(sorted(heights.items())):
            held = tuple(word for word in inner if top < word.middle < bottom)
            joints = find_joints(edges, (left, right), bottom)
            band = Band(top, bottom, held, start, pieced=bool(joints))
            if not band.words:
                continue
            if not (joined_alike(joints, run.joints, begin) and run.takes(band)):
                if len(run.bands) > 1:
                    yield run
                run = Run(left, right, joints=joints)
            run.joints = max(run.joints, joints, key=len)
            if run.bands or run.takes(band):
                run.bands.append(band)
        if len(run.bands) > 1:
            yield run


def _build(run: Run, inner: Sequence[PdfTable], words: Sequence[PdfWord]) -> PdfTable | None:
    """Return a run as a table, in the columns of the tables ``inner`` it where those are more."""
    columns = max([run.columns(), *map(_columns, inner)], key=len)
    run = replace(run, bands=_within(run, columns))
    if not run.bands:
        return None
    near = [word for word in words if run.left <= (word.left + word.right) / 2 <= run.right]
    for up in (True, True, False):
        run = _opened(run, columns, near, up=up)
    bands = [*_with_header(run.bands[0]), *run.bands[1:]]
    full = sum(band.filled(columns) > 1 for band in bands)
    if full < _FEWEST_ROWS or _is_contents(bands, columns):
        return None
    box = (run.left, bands[0].top, run.right, bands[-1].bottom)
    return PdfTable(box, build_rows(bands, columns))


def _with_header(band: Band) -> list[Band]:
    """Return the first band of a table as two where bold names of columns open it."""
    lines = band.lines
    bold = [all(word.bold for word in line) for line in lines]
    heads = bold.index(False) if False in bold else 0
    if not heads:
        return [band]
    head = [word for line in lines[:heads] for word in line]
    rest = [word for line in lines[heads:] for word in line]
    middle = (max(word.bottom for word in head) + min(word.top for word in rest)) / 2
    return [Band(band.top, middle, tuple(head)), Band(middle, band.bottom, tuple(rest))]


def _within(run: Run, columns: Sequence[Span]) -> list[Band]:
    """Return the most bands in a row that keep to some columns, without titles around them."""
    kept = groupby(run.bands, lambda band: band.is_title or band.keeps_to(columns, 0.0))
    bands = max((list(group) for fits, group in kept if fits), key=len, default=[])
    places = [place for place, band in enumerate(bands) if band.pieced or not band.is_title]
    return bands[places[0] : places[-1] + 1] if places else []


def _columns(table: PdfTable) -> list[Span]:
    """Return where the columns of a table begin and end; none if no row has a cell in each."""
    whole = next((row for row in table.rows if all(row)), ())
    return [(cell[0], cell[2]) for cell in whole if cell]


def _opened(run: Run, columns: Sequence[Span], words: Sequence[PdfWord], *, up: bool) -> Run:
    """Return a run with the row above or below it that has no rule at its far side.

    It is the lines close by that keep to the columns; its first one fills more than one of them.
    """
    _, top, _, bottom = run.box
    edge, size = top if up else bottom, run.size
    reach = edge
    outside = [word for word in words if (word.middle < top if up else word.middle > bottom)]
    taken: list[Band] = []
    lines = group_lines(outside)
    for line in reversed(lines) if up else lines:
        band = band_of(line)
        gap = reach - band.bottom if up else band.top - reach
        far = gap > (_CLOSE if taken else _NEAR) * (band.bottom - band.top)
        if far or usual_size(line) > LARGER * size or not band.keeps_to(columns, WHITE * size):
            break
        taken, reach = [*taken, band], band.top if up else band.bottom
    taken = list(reversed(taken)) if up else taken
    firsts = [place for place, band in enumerate(taken) if band.filled(columns) > 1]
    if not firsts or (firsts[0] and not up):
        return run
    row = taken[firsts[0] :]
    heights = (row[0].top, edge) if up else (edge, row[-1].bottom)
    own = Band(*heights, tuple(word for band in row for word in band.words))
    return replace(run, bands=[own, *run.bands] if up else [*run.bands, own])


def _is_contents(bands: Sequence[Band], columns: Sequence[Span]) -> bool:
    """Tell whether the last column is numbers of pages: a table of contents."""
    left = columns[-1][0]
    last = [[word.text for word in band.words if word.left >= left] for band in bands]
    return all(len(cell) == 1 and cell[0].isdigit() and len(cell[0]) < 4 for cell in last if cell)
