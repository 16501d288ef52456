"""Tables that cross themes with something else and hold lists: a cell for each pair.

``Mål | Unge | Voksne`` over cells with items each. No row of such a table is one of something, so
it is read as sections: a heading a theme, below it one for what it is crossed with, and the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from policymine.ingest import lexicon
from policymine.ingest.column_names import field_of, is_period, is_plain_name
from policymine.ingest.elements import RawBlock
from policymine.schema.document import BlockKind

_JOINED = re.compile(r"(?P<name>(?:\w+ \d+: )?[^.:]{3,80}?[a-zæøå]) (?P<text>[A-ZÆØÅ][^.]+\..*)")
_SHORTEST = 3
"""Words of an item, on the mean."""
_LABEL_WORDS = 12
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
_FILLED = 0.5
_SEVERAL = 1 / 3
"""Of the filled cells, so many hold more than one item."""
_DEEPEST = 6
Grid = tuple[tuple[str, ...], list[list[str]]]
"""The headers of a table, and the texts of its cells row by row."""


def spread_matrices(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Return blocks with the rows of such tables as headings and list items."""
    spread: list[RawBlock] = []
    level = 0
    for table, run in groupby(blocks, lambda block: block.table):
        part = [*run]
        level = next((b.level for b in reversed(spread) if b.kind is BlockKind.HEADING), level)
        grid = _grid(part) if table else None
        if grid and is_row_of_lists(*grid):
            grid = ("", *grid[0]), [["", *row] for row in grid[1]]
        elif grid and not is_matrix(*grid):
            grid = None
        if grid is None:
            spread += part
            continue
        pages = [row.page for row in part[-len(grid[1]) :]]
        sections = _sections(*grid, pages, level)
        spread += [replace(block, aside=part[0].aside) for block in sections]
    return spread


def _grid(rows: Sequence[RawBlock]) -> Grid | None:
    """Return the headers and cells of a table; its first row has the headers where none is told.

    A row of one text alone is none of the table's: a box below it, or what stands between two rows.
    """
    if len({len(row.cells) for row in rows}) > 1:
        return None
    headers = tuple(header.strip() for header, _ in rows[0].cells)
    cells = [[text.strip() for _, text in row.cells] for row in rows]
    return (headers, cells) if any(headers) else (tuple(cells[0]), cells[1:])


def _is_alone(row: Sequence[str]) -> bool:
    return bool(row[0]) and not any(row[1:])


def is_matrix(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether short names stand over and before the cells, and lists in most of them."""
    rows = [row for row in rows if not _is_alone(row)]
    if len(rows) < _FEWEST_ROWS or len(headers) < _FEWEST_COLUMNS:
        return False
    names = [*headers[1:], *(_split(row[0])[0] for row in rows)]
    cells = [cell for row in rows for cell in row[1:]]
    lists = [_items(cell) for cell in cells if cell]
    several = sum(len(told) > 1 for told in lists)
    filled = len(lists) >= _FILLED * len(cells) and several >= _SEVERAL * len(lists)
    return filled and _are_own(names, headers[1:]) and _are_long(lists)


def is_row_of_lists(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table is a single row of lists, each under a name of its own."""
    if len(rows) != 1 or len(headers) < _FEWEST_ROWS:
        return False
    lists = [_items(cell) for cell in rows[0]]
    several = min(map(len, lists)) > 1
    return several and _are_own(headers, headers) and _are_long(lists)


def _are_own(names: Sequence[str], headers: Sequence[str]) -> bool:
    """Tell whether names are a table's own, each once: no header is a usual one, or a time."""
    usual = any(is_plain_name(name) or is_period(name) for name in headers)
    return not usual and len({*names}) == len(names) and all(map(_is_name, names))


def _are_long(lists: Sequence[Sequence[str]]) -> bool:
    """Tell whether the items of lists have some words each, on the mean."""
    words = sum(len(item.split()) for told in lists for item in told)
    return words >= _SHORTEST * sum(map(len, lists))


def _is_name(text: str) -> bool:
    return 0 < len(text.split()) <= _LABEL_WORDS and len(_items(text)) == 1 and text[-1] not in ".:"


@cache
def _mark() -> re.Pattern[str]:
    glyphs = re.escape(lexicon.signs("lists", "glyphs"))
    return re.compile(rf"(?:^|\n)[ \t]*(?:[{glyphs}\ue000-\uf8ff]|[-–*](?=\s))[ \t]*")


def _items(cell: str) -> list[str]:
    """Return the items of a cell: those that marks open, else its lines."""
    parts = _mark().split(cell) if _mark().search(cell) else cell.split("\n")
    return [_line(part) for part in parts if part.strip()]


def _split(cell: str) -> tuple[str, str]:
    """Return the name that a cell opens with, and the text on the lines below it.

    Where a reader joined the two, a sentence begins after it with a capital letter.
    """
    name, _, text = cell.partition("\n")
    joined = None if text else _JOINED.fullmatch(_line(name))
    return (joined["name"], joined["text"]) if joined else (_line(name), _line(text))


def _sections(
    headers: Sequence[str], rows: Sequence[Sequence[str]], pages: Sequence[int], level: int
) -> Iterator[RawBlock]:
    """Yield a section for each theme; themes stand in the headers unless these name people.

    What a cell holds stands on the page of its row.
    """
    full = [(row, page) for row, page in zip(rows, pages, strict=True) if not _is_alone(row)]
    told = dict([*map(_split, headers[1:]), *(_split(row[0]) for row, _ in full)])
    names = [_split(header)[0] for header in headers[1:]]
    cells = {
        (name, _split(row[0])[0]): (text, page)
        for row, page in full
        for name, text in zip(names, row[1:], strict=True)
    }
    themes, crossed = names, [_split(row[0])[0] for row, _ in full]
    if field_of(headers[0]) == "goal" or _name_people(themes):
        cells = {(theme, other): cell for (other, theme), cell in cells.items()}
        themes, crossed = crossed, themes
    for theme in themes:
        first = min(cells[theme, other][1] for other in crossed)
        yield RawBlock(BlockKind.HEADING, theme, first, min(level + 1, _DEEPEST))
        if told[theme]:
            yield RawBlock(BlockKind.PARAGRAPH, told[theme], first)
        for other in crossed:
            text, page = cells[theme, other]
            if text and other:
                yield RawBlock(BlockKind.PARAGRAPH, other, page)
            for item in _items(text):
                yield RawBlock(BlockKind.LIST_ITEM, item, page, marker="•")
    for row, page in zip(rows, pages, strict=True):
        for line in row[0].split("\n") if _is_alone(row) else ():
            yield RawBlock(BlockKind.PARAGRAPH, _line(line), page)


def _line(text: str) -> str:
    return " ".join(text.split())


def _name_people(names: Sequence[str]) -> bool:
    """Tell whether most names are of those whom the plan is for: ``Unge 18-24 år``."""
    people = lexicon.patterns("tables", "people")
    return 2 * sum(bool(people.search(name)) for name in names) > len(names)
