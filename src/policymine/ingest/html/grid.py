"""The grid of a table of a web page: its rows, their cells, and what spans several."""

from __future__ import annotations

from typing import Any

MOST_SPANNED = 100
"""Rows or columns that one cell may span; a cell that says more is damaged."""


def table_of(row: Any) -> Any:
    """Return the table that a row belongs to."""
    return next(row.iterancestors("table"), None)


def cells_of(row: Any) -> list[Any]:
    """Return the cells of a row."""
    return list(row.iterchildren("td", "th", "cell"))


def lay_out(rows: list[list[tuple[Any, str]]]) -> tuple[list[list[str]], list[list[bool]]]:
    """Return the texts of the grid, and which of its cells go on from the row above."""
    texts: list[list[str]] = []
    goes_on: list[list[bool]] = []
    open_spans: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        more: list[bool] = []
        for node, text in [*row, (None, "")]:
            while open_spans.get(len(line), 0):
                open_spans[len(line)] -= 1
                line.append("")
                more.append(True)
            if node is None:
                continue
            wide = number_in(node.get("colspan") or node.get("cols"), 1)
            for place in range(wide):
                open_spans[len(line)] = number_in(node.get("rowspan"), 1) - 1
                line.append(text if place == 0 else "")
                more.append(False)
        texts.append(line)
        goes_on.append(more)
    width = max(map(len, texts))
    return (
        [line + [""] * (width - len(line)) for line in texts],
        [more + [False] * (width - len(more)) for more in goes_on],
    )


def is_head(row: Any, cells: list[Any]) -> bool:
    """Tell whether a row holds the names of the columns."""
    parent = row.getparent()
    named = all(cell.tag == "th" or cell.get("role") == "head" for cell in cells)
    return (parent is not None and parent.tag == "thead") or (bool(cells) and named)


def number_in(text: str | None, usual: int) -> int:
    """Return a small number that an attribute says, or the usual one."""
    return int(text) if text and text.isdecimal() and 0 < int(text[:6]) < MOST_SPANNED else usual
