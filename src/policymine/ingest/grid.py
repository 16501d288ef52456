"""Tables whose format knows rows (Word, web pages): cells merged downwards, and mere layout."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.ingest.column_names import is_column_name, looks_like_header
from policymine.ingest.markers import parse_marker

TITLE_WORDS = 12
"""What stands beside a text has no more words if it is its title."""


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


def sets_margin_heads(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table only sets titles beside their texts: it is read as these are laid out.

    ``rows`` are the texts of its cells, a line a paragraph or item. It has two columns and no
    headers; the first holds titles, few of them labels (``Ansvarlig``), the other mostly several
    paragraphs.
    """
    if {len(row) for row in rows} != {2} or looks_like_header(rows[0]):
        return False
    titles = [title.strip() for title, _ in rows if title.strip()]
    labels = sum(is_column_name(title) for title in titles)
    texts = sum(_is_text(text) for _, text in rows)
    named = bool(titles) and all(map(_is_title, titles)) and 2 * labels < len(titles)
    return named and 2 * texts > len(rows)


def sets_texts(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table only sets texts beside each other, as boxes: all its cells hold some.

    ``rows`` are the texts of its cells, a line a paragraph or item.
    """
    filled = [cell for row in rows for cell in row if cell.strip()]
    return len(filled) > 1 and all(map(_is_text, filled))


def _is_title(cell: str) -> bool:
    return "\n" not in cell and len(cell.split()) <= TITLE_WORDS and not cell.endswith((".", ":"))


def _is_text(cell: str) -> bool:
    """Tell whether a cell holds a list, or paragraphs of sentences."""
    lines = cell.split("\n")
    items = any(parse_marker(line) for line in lines)
    return len(lines) > 1 and (items or sum(line.endswith(".") for line in lines) > 1)
