"""Lists whose glyphs are drawn, in text cut from a PDF: browsers print them so.

Nothing is left of the glyphs, but the items are still set in from the margin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policymine.ingest.elements import Line
from policymine.ingest.headings import starts_lower
from policymine.ingest.markers import parse_marker
from policymine.ingest.text.lost_glyphs import GLYPH
from policymine.ingest.text.width import blocks_of

_LEAST, _MOST = 5, 12
"""Characters by which items are set in from the margin."""
_MARGIN = 0.3
"""Of the lines of a text, those that stand at its margin at least."""
_GLYPHS = 2
"""Items with glyphs, at most: a text that has more shows its lists itself."""
_SPARE = 8
"""Characters that a line ends short of the width before an item in small letters."""
_QUOTES = "\"'”“»«–—"


def mark_drawn(lines: Sequence[Line]) -> list[Line]:
    """Put a glyph before the items of blocks that are set in; two items at least are a list."""
    margin, count = Counter(line.indent for line in lines).most_common(1)[0] if lines else (0.0, 0)
    glyphs = sum(_has_glyph(line) for line in lines)
    if count < _MARGIN * len(lines) or glyphs > _GLYPHS:
        return [*lines]
    return [line for block in blocks_of(lines) for line in _mark(block, margin)]


def _has_glyph(line: Line) -> bool:
    marked = parse_marker(line.text)
    return marked is not None and not marked[0].number


def _mark(block: Sequence[Line], margin: float) -> Iterator[Line]:
    """Yield the lines of a block; the end of it that is set in may be a list."""
    start = len(block)
    while start and _is_set_in(block[start - 1], block[-1].indent, margin):
        start -= 1
    inner = block[start:]
    opening = [n == 0 or _opens(line, inner[n - 1]) for n, line in enumerate(inner)]
    several = sum(opening) > 1
    yield from block[:start]
    for line, opens in zip(inner, opening, strict=True):
        yield replace(line, text=f"{GLYPH} {line.text}") if opens and several else line


def _is_set_in(line: Line, indent: float, margin: float) -> bool:
    plain = not line.level and "  " not in line.text and "\t" not in line.text
    return (
        plain
        and line.indent == indent
        and _LEAST <= indent - margin <= _MOST
        and line.text[:1] not in _QUOTES
        and parse_marker(line.text) is None
    )


def _opens(line: Line, above: Line) -> bool:
    """Tell whether a line begins an item: its first word would have fitted on the line above."""
    room = (above.room or line.room) - (_SPARE if starts_lower(line.text) else 0)
    unbroken = not (above.room or line.room)
    return unbroken or above.end + 1 + len(line.text.split(maxsplit=1)[0]) <= room
