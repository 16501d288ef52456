"""Rows of tables that stand on a line each: their cells between pipes (Markdown) or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log

from policymine.ingest.column_names import looks_like_header
from policymine.ingest.elements import MAYBE_CUT, PARAGRAPH, Element, Line, Row
from policymine.ingest.headings import is_final, starts_lower
from policymine.ingest.inline import is_emphasised, strip_inline
from policymine.ingest.markers import parse_marker
from policymine.ingest.tables import is_separator
from policymine.ingest.text.cell_shapes import fields_of, shape_of, usual_shapes

BREAK = "<br>"
"""Between two lines of a cell, in Markdown."""
_PIPE = re.compile(r"\|.*\|\s*$", re.DOTALL)
_ITALIC = re.compile(r"([*_])(?![\s*_])[^*_]+(?<!\s)\1")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_FULL = 0.7
"""Of the longest line of a cell, what a word takes at least that fills one."""
_SEVERAL = 3
"""Cells that say the same in a row that is a single one: converters write it into each column."""
_SHORT = 30
"""Characters of the name of a column, though it may end in a full stop."""
_COUNTED = re.compile(r"Col\d{1,2}$")
"""What pymupdf4llm calls a column without a name."""
_SMOOTH = 0.3
"""What a shape counts that cells of a column do not have."""
_INSIDE = 2.0
"""How much less often a cell between others is merged than the first, as a logarithm."""
Cells = tuple[str, ...]
_WRAPPED = 0.25
"""Of the line breaks in the cells of a table, how many a sentence runs over if it was cut so."""


def is_row_line(row: str) -> bool:
    """Tell whether a line is a row of a tab-separated or a Markdown table."""
    if "\t" not in row and "|" not in row:
        return False
    bare = row.strip()
    if _PIPE.match(bare) and bare.count("|") >= 2:
        return True
    if "\t" not in row.rstrip(" "):
        return False
    marked = parse_marker(bare)
    lead = row.lstrip(" ")
    return not (marked and "\t" not in marked[1]) and (
        "\t" in lead.strip("\t ") or lead.count("\t") >= 2
    )


def write_row(cells: Sequence[str]) -> str:
    """Return the line that holds a row between pipes."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def write_rule(columns: int) -> str:
    """Return the line that stands below a row of headers."""
    return write_row(["---"] * columns)


def parse_rows(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements, the lines that are rows of tables as rows.

    A ruler below the first row of a table says that it holds the headers (``|---|---|``).
    """
    read = [_parse_row(e) if isinstance(e, Line) and is_row_line(e.text) else e for e in elements]
    table, place = 0, 0
    while place < len(read):
        end = place + 1
        if not _is_ruled(read[place : place + 2]):
            yield read[place]
            place = end
            continue
        while end < len(read) and isinstance(read[end], Row):
            if _is_ruled(read[end : end + 2]):
                break
            end += 1
        table += 1
        rows = [row for row in read[place:end] if isinstance(row, Row)]
        yield from _numbered(rows, table)
        place = end


def _is_ruled(elements: Sequence[Element]) -> bool:
    """Tell whether the first of two elements is a row that a ruler below names as headers."""
    rows = [element for element in elements if isinstance(element, Row)]
    return len(rows) == 2 and is_separator(rows[1].cells) and not is_separator(rows[0].cells)


def _numbered(rows: Sequence[Row], table: int) -> Iterator[Row]:
    """Yield the rows of a table, whole but where the lines of cells were cut at their width.

    Converters leave the headers empty where none are marked as such, or take any first row for
    them, and count columns that have no name.
    """
    rows = [row for row in rows if not is_separator(row.cells)]
    rows[0] = replace(rows[0], cells=tuple(_COUNTED.sub("", cell) for cell in rows[0].cells))
    named = any(rows[0].cells) and _may_name(rows[0].cells)
    rows = rows if any(rows[0].cells) else rows[1:]
    cut = _are_cut([cell for row in rows for cell in row.cells])
    above: Cells = ()
    for place, row in enumerate(rows):
        cells = _filled(row.cells, rows[0].cells, above)
        above = cells if place else ()
        head = not place and (named or looks_like_header(cells))
        read = tuple(_as_cut(c) if cut else c.replace(MAYBE_CUT, "") for c in cells)
        yield replace(row, cells=read, head=head, table=table, whole=not cut)


def _may_name(cells: Cells) -> bool:
    """Tell whether cells may name columns: no number of a row, no sentence, few without a name."""
    counted = shape_of(cells[0]) == "count" and len(cells) > 1
    told = any(shape_of(cell) == "sentence" for cell in cells if len(cell) > _SHORT)
    return not (counted or told) and 2 * sum(map(bool, cells)) > len(cells)


def _filled(cells: Cells, headers: Cells, above: Cells) -> Cells:
    """Return a row; one that lacks cells with those of the row above, where the others fit best.

    Converters leave out a cell that is merged with the one above it.
    """
    missing = len(headers) - len(cells)
    if missing <= 0 or not cells or len(above) < missing:
        return cells
    last = len(cells)
    costs = {
        n: _strangeness(cells, (*headers[:n], *headers[n + missing :])) + _INSIDE * (0 < n < last)
        for n in (last, *range(last))
    }
    place = min(costs, key=costs.__getitem__)
    return cells if place == last else (*cells[:place], *above[place:][:missing], *cells[place:])


def _strangeness(cells: Cells, headers: Cells) -> float:
    """Return how unlikely cells are in the columns with these names, by what they look like."""
    cost = 0.0
    for cell, header in zip(cells, headers, strict=False):
        shapes = usual_shapes(fields_of(header))
        cost -= log((shapes[shape_of(cell)] + _SMOOTH) / (shapes.total() + 1))
    return cost


def _are_cut(cells: Sequence[str]) -> bool:
    """Tell whether the lines of cells end where the cells do: sentences run over."""
    pairs = [pair for cell in cells for pair in pairwise(cell.split("\n"))]
    over = sum(starts_lower(below) and not is_final(above) for above, below in pairs)
    return over > _WRAPPED * len(pairs) or any(PARAGRAPH in cell for cell in cells)


def _as_cut(cell: str) -> str:
    """Return a cell whose lines were cut; its items open on lines of their own."""
    lines = cell.split("\n")
    return "\n".join(PARAGRAPH + line if parse_marker(line) else line for line in lines)


def _parse_row(line: Line) -> Row:
    bare = line.text.strip()
    if _PIPE.match(bare):
        cells = re.split(r"(?<!\\)\|", bare[1 : bare.rindex("|")])
        bold = sum(_is_set_off(cell.strip()) for cell in cells if cell.strip()) == 1
        read = tuple(map(_lines, cells))
        if len(read) >= _SEVERAL and len({*read}) == 1 and any(map(str.isalpha, read[0])):
            band = (read[0].replace(MAYBE_CUT, ""), *("" for _ in read[1:]))
            return Row(band, line.page, line.gap, bold=True, band=True)
        return Row(read, line.page, line.gap, bold=bold)
    cells = line.text.strip("\n ").split("\t")
    bold = sum(is_emphasised(cell) for cell in cells if cell.strip()) == 1
    return Row(tuple(strip_inline(cell).strip() for cell in cells), line.page, line.gap, bold=bold)


def _is_set_off(cell: str) -> bool:
    return is_emphasised(cell) or _ITALIC.fullmatch(cell) is not None


def _lines(cell: str) -> str:
    """Return the lines of a cell of Markdown without mark-up, marked where they may cut a word.

    A word is cut that is longer than its cell is wide: it fills a line by itself.
    """
    broken = _BREAK.search(cell) is not None
    lines = [strip_inline(line).strip(" ") for line in _BREAK.sub("\n", cell).split("\n")]
    full = _FULL * max(map(len, lines))
    filled = (line.isalpha() and broken and len(line) > full for line in lines)
    marked = (line + MAYBE_CUT * cut for line, cut in zip(lines, filled, strict=True) if line)
    return "\n".join(marked).removesuffix(MAYBE_CUT)
