"""Tables without rules in plain text, as ``pdftotext -layout`` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from policymine.ingest.elements import Element, Line
from policymine.ingest.layout.regions import Region, find_regions
from policymine.ingest.layout.rows import build_rows
from policymine.ingest.layout.strips import Strip, Word
from policymine.ingest.text.tabular import is_row_line

_WORD = re.compile(r"\S+")
_APART = re.compile(r"\s\s")


def find_aligned_rows(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements, the lines of aligned tables as rows."""
    found = list(elements)
    place = 0
    for region, strips in read_regions(found):
        yield from found[place : region.start]
        yield from build_rows(strips, region.columns)
        place = region.end
    yield from found[place:]


def read_regions(elements: Sequence[Element]) -> Iterator[tuple[Region, Sequence[Strip]]]:
    """Yield the tables among the elements, each with its lines as words."""
    if not any("  " in element.text for element in elements if isinstance(element, Line)):
        return
    apart = [isinstance(e, Line) and _is_apart(e.text) for e in elements]
    strips = _Strips(elements)
    yield from ((region, region.of(strips)) for region in find_regions(strips, apart=apart))


def _is_apart(text: str) -> bool:
    """Tell whether white divides a line, and no pipes do."""
    return _APART.search(text) is not None and not is_row_line(text)


class _Strips(Sequence[Strip]):
    """Elements as strips, each made when it is first asked for: few stand in tables."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements
        self._made: dict[int, Strip] = {}

    def __len__(self) -> int:
        return len(self._elements)

    @overload
    def __getitem__(self, place: int) -> Strip: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Strip]: ...
    def __getitem__(self, place: int | slice) -> Strip | Sequence[Strip]:
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(len(self)))]
        if place not in self._made:
            self._made[place] = _strip(self._elements[place])
        return self._made[place]


def _strip(line: Element) -> Strip:
    """Return a line of text as words with positions; anything else has none."""
    if not isinstance(line, Line):
        return Strip((), 0, 1)
    text = "" if "\t" in line.text or is_row_line(line.text) else line.text
    words = (
        Word(match.group(), line.indent + match.start(), line.indent + match.end())
        for match in _WORD.finditer(text)
    )
    return Strip(tuple(words), line.page, line.gap, line.bold, loose=True)
