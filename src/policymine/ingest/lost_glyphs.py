"""Lists whose glyphs were lost in copying: the space that stood behind them is left.

``• Open a café`` in a font of symbols becomes `` Open a café``, set in by a single space, while
its second line stands at the margin like all others.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.elements import Line
from policymine.ingest.markers import parse_marker

GLYPH = "•"
_SPACE = 1.0
_LINES = 4
"""Lines of an item, at most."""
_SHARE = 0.5
"""Where more lines of a text are set in by a space, that is no trace of a glyph."""
_QUOTE = "\"'”“»«"


def restore_glyphs(lines: Sequence[Line]) -> list[Line]:
    """Put a glyph before the lines of lists that have lost theirs; two such follow one another."""
    places = [place for place, line in enumerate(lines) if _opens(line)]
    found = list(lines)
    near = any(b - a <= _LINES for a, b in itertools.pairwise(places))
    for place in places if near and len(places) <= _SHARE * len(lines) else ():
        line = lines[place]
        found[place] = replace(line, text=f"{GLYPH} {line.text}", indent=0.0)
    return found


def _opens(line: Line) -> bool:
    """Tell whether a line may open an item: set in by a space, no quotation, no item by itself."""
    plain = not line.level and parse_marker(line.text) is None
    return line.indent == _SPACE and plain and line.text[:1] not in _QUOTE
