"""How high a row of a worksheet is: only Excel makes room for wrapped text by itself."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

LINE = 15.0
"""The height of a line of text, in points."""
HIGHEST = 400.0
"""A little less than a row of Excel may measure."""
FILLED = 0.95
"""How full a line is before the next word no longer fits."""


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row in points, given its wrapped texts and their columns' widths."""
    lines = (
        sum(ceil(max(len(line), 1) / (FILLED * width)) for line in text.split("\n"))
        for text, width in cells
    )
    return min(LINE * max(lines, default=1), HIGHEST)
