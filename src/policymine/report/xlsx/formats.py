"""The cell formats of the workbook, each made once."""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import Any

LINE, INK, QUIET, HEAD = "#BFBFBF", "#1A1A1A", "#6B6B6B", "#E9EDF2"
STRONGEST = 0.55
"""How much of a code's colour the fullest cell has, so that black text stays legible on it."""
LEVELS = 10
MOST_ACROSS = 260
"""Characters across a page on which they can still be read."""
A4 = 9
"""The number of A4 among the paper sizes of Excel."""


class Formats:
    """Named formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.make = cache(self._make)

    def _make(self, **properties: Any) -> Any:
        return self._book.add_format({"font_name": "Calibri", "valign": "top", **properties})

    def head(self) -> Any:
        """Return the format of a table's header."""
        return self.make(bold=True, bg_color=HEAD, bottom=1, border_color=LINE, text_wrap=True)

    def title(self) -> Any:
        """Return the format of a block's title."""
        return self.make(bold=True, font_size=14, font_color=INK)

    def note(self) -> Any:
        """Return the format of a line that explains."""
        return self.make(italic=True, font_color=QUIET, text_wrap=True)

    def aside(self) -> Any:
        """Return the format of a line that runs on over the empty cells beside it."""
        return self.make(italic=True, font_color=QUIET)

    def cell(self, number_format: str = "", *, wrap: bool = False) -> Any:
        """Return the format of a cell of a table."""
        return self.make(num_format=number_format, text_wrap=wrap)

    def link(self) -> Any:
        """Return the format of a cell that leads to another."""
        return self.make(font_color="#1F4E9E", underline=1)

    def boxed(self, **properties: Any) -> Any:
        """Return the format of a cell of the matrix, bordered to keep its shape when pasted."""
        box = {"border": 1, "border_color": LINE, "align": "center", "valign": "vcenter"}
        return self.make(**(box | properties))

    def tint(self, color: str, share: float, number_format: str) -> Any:
        """Return a cell of the matrix in a code's colour, the fuller the larger the share."""
        level = round(min(max(share, 0.0), 1.0) * LEVELS) / LEVELS
        return self.boxed(bg_color=mix(color, level * STRONGEST), num_format=number_format)


def set_up_page(sheet: Any, width: float = 0) -> None:
    """Set a sheet up to be printed on A4, as wide as the page, with narrow margins.

    ``width`` is that of its columns in characters: one of very many has several pages side by side.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.fit_to_pages(max(1, ceil(width / MOST_ACROSS)), 0)


def mix(color: str, amount: float) -> str:
    """Return ``amount`` (0 to 1) of a ``#RRGGBB`` colour on white."""
    parts = (int(color[index : index + 2], 16) for index in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * amount):02X}" for part in parts)
