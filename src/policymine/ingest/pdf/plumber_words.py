"""Characters that pdfplumber finds on a page → words, with their weight and colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policymine.ingest.page import PdfWord
from policymine.ingest.pdf.glyphs import GAP
from policymine.ingest.pdf.runs import BOLD

_UNNAMED = re.compile(r"\(cid:\d+\)")
Item = dict[str, Any]
"""What pdfplumber says of a character, an edge, a rectangle or a picture."""


def read_words(chars: Iterable[Item], corners: Sequence[float]) -> Iterator[PdfWord]:
    """Yield the words that upright characters make, in points from the page's top left corner.

    ``corners`` are the left, top, right and bottom of the page in pdfplumber's own points.
    """
    from pdfplumber.utils.text import extract_words

    left, top = map(float, corners[:2])
    kept, repeated = _drop_repeated(_on_page(chars, corners))
    found = extract_words(
        kept,
        x_tolerance_ratio=GAP,
        y_tolerance=2,
        keep_blank_chars=False,
        return_chars=True,
        extra_attrs=["size"],
        expand_ligatures=True,
    )
    for word in found:
        first = word["chars"][0]
        yield PdfWord(
            _named(word["text"]),
            float(word["x0"]) - left,
            float(word["x1"]) - left,
            float(word["top"]) - top,
            float(word["bottom"]) - top,
            round(float(first["size"]) * 2) / 2,
            bool(BOLD.search(str(first.get("fontname", "")))) or id(first) in repeated,
            _color(first.get("non_stroking_color")),
        )


def _on_page(chars: Iterable[Item], corners: Sequence[float]) -> Iterator[Item]:
    """Yield the characters that are not drawn off the page."""
    left, top, right, bottom = corners
    for char in chars:
        if left - 2 <= char["x0"] <= right + 2 and top - 2 <= char["top"] <= bottom + 2:
            yield char


def _drop_repeated(chars: Iterable[Item]) -> tuple[list[Item], set[int]]:
    """Drop characters that are drawn again within a point of the same place.

    Also return the ids of those kept that were drawn again: that is how some programs make bold.
    pdfplumber's own ``dedupe_chars`` does not tell which, and takes quadratic time.
    """
    kept: list[Item] = []
    seen: dict[tuple[str, int, int], Item] = {}
    repeated: set[int] = set()
    for char in chars:
        text, x, y = char["text"], int(char["x0"]), int(char["top"])
        near = ((text, x + dx, y + dy) for dx in (0, -1, 1) for dy in (0, -1, 1))
        twin = next((seen[key] for key in near if key in seen), None)
        if twin is not None and text.strip() and _same_place(twin, char):
            repeated.add(id(twin))
            continue
        seen[text, x, y] = char
        kept.append(char)
    return kept, repeated


def _same_place(one: Item, other: Item) -> bool:
    across, down = one["x0"] - other["x0"], one["top"] - other["top"]
    return bool(abs(across) < 1 and abs(down) < 1)


def _named(text: str) -> str:
    """Return a word; a lone sign that its font does not name is a list glyph."""
    return "•" if _UNNAMED.fullmatch(text) else _UNNAMED.sub("\ufffd", text)


def channels(color: Any) -> list[float]:
    """Return the parts of a colour from 0 to 1: one of grey, three of RGB, or four of CMYK."""
    parts = color if isinstance(color, tuple | list) else (color,)
    return [float(part) for part in parts if isinstance(part, int | float)]


def _color(value: Any) -> str:
    """Return a colour as a short text; black in any colour space is empty."""
    numbers = channels(value)
    black = (len(numbers) in (1, 3) and max(numbers) < 0.25) or (
        len(numbers) == 4 and (numbers[3] > 0.75 or sum(numbers) > 2.5)
    )
    return "" if black else ",".join(f"{number:.1f}" for number in numbers)
