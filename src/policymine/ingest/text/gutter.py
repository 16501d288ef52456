"""The white between columns of prose: no table without names of columns goes across it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policymine.ingest.column_names import looks_like_header

Pieces = Sequence[tuple[float, str]]
"""What stands on a line: pieces that wide gaps divide, and where each begins."""
_FEWEST = 6
"""Lines of prose on both sides of the white."""
_PROSE = 15
"""Characters that a line of prose has at least."""
_FULL = 0.6
"""Of the width of a column, what a line of prose fills at least, and of the lines that do."""


def drop_beside(
    tables: Sequence[tuple[int, int]], lines: Sequence[Pieces]
) -> list[tuple[int, int]]:
    """Return the tables but those that are a column of prose with something else beside it.

    They have no names of columns, and where the page has its columns nothing runs across.
    """
    inside = {place for start, end in tables for place in range(start, end)}
    edge = _edge([line for place, line in enumerate(lines) if place not in inside])
    if edge is None:
        return [*tables]
    return [table for table in tables if not _is_beside(lines[slice(*table)], edge)]


def _edge(lines: Sequence[Pieces]) -> float | None:
    """Return where the right one of two columns of prose begins on a page, if it has some."""
    pairs = [
        line for line in lines if len(line) == 2 and min(len(text) for _, text in line) >= _PROSE
    ]
    starts = Counter(right for _, (right, _) in pairs)
    edge, count = max(starts.items(), key=lambda item: item[1], default=(0.0, 0))
    return edge if count >= _FEWEST else None


def _is_beside(lines: Sequence[Pieces], edge: float) -> bool:
    """Tell whether nothing runs across an edge, and prose stands on one side of it."""
    if looks_like_header([text for _, text in lines[0]]):
        return False
    pieces = [(left, left + len(text)) for line in lines for left, text in line]
    if any(left < edge and right > edge - 2 for left, right in pieces):
        return False
    end = max(right for _, right in pieces)
    before = [[piece for piece in line if piece[0] < edge] for line in lines]
    after = [[piece for piece in line if piece[0] >= edge] for line in lines]
    return _is_prose(before, edge) or _is_prose(after, end - edge)


def _is_prose(lines: Sequence[Pieces], width: float) -> bool:
    """Tell whether lines are single pieces, most of which fill their column."""
    filled = [line for line in lines if line]
    full = sum(len(line[0][1]) > _FULL * width for line in filled)
    return len(filled) > 1 and all(len(line) == 1 for line in filled) and full > _FULL * len(filled)
