"""Tables without rules in plain text, as ``pdftotext -layout`` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policymine.ingest.aligned import Strip, Word
from policymine.ingest.aligned_regions import Region, find_regions
from policymine.ingest.aligned_rows import build_rows
from policymine.ingest.elements import Element, Line

_WORD = re.compile(r"\S+")


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
    strips = [
        _strip(element) if isinstance(element, Line) else Strip((), 0, 1) for element in elements
    ]
    yield from ((region, region.of(strips)) for region in find_regions(strips))


def _strip(line: Line) -> Strip:
    """Return a line of text as words with positions."""
    text = "" if "\t" in line.text else line.text
    words = (
        Word(match.group(), line.indent + match.start(), line.indent + match.end())
        for match in _WORD.finditer(text)
    )
    return Strip(tuple(words), line.page, line.gap, line.bold, loose=True)
