"""Cells that are merged downwards in tables whose format knows rows (Word, web pages)."""

from __future__ import annotations

from collections.abc import Sequence


def fill_merged(
    rows: Sequence[Sequence[str]], goes_on: Sequence[Sequence[bool]]
) -> dict[int, list[str]]:
    """Return the rows by their place, what is merged downwards in each row that it stands beside.

    ``goes_on`` says for each cell whether it goes on from the row above. A row most of whose cells
    do is no row of its own: what it adds is put there.
    """
    filled: dict[int, list[str]] = {}
    above: list[str] = []
    for place, (cells, more) in enumerate(zip(rows, goes_on, strict=True)):
        if above and sum(more) * 2 > len(more):
            for column, text in enumerate(cells):
                above[column] = "\n".join(filter(None, (above[column], text)))
            continue
        above = [
            above[column] if goes and above else text
            for column, (text, goes) in enumerate(zip(cells, more, strict=True))
        ]
        filled[place] = above
    return filled
