"""Lists whose glyphs were lost in copying: the space that stood behind them is left.

``• Open a café`` in a font of symbols becomes `` Open a café``, set in by a single space, while
its second line stands at the margin like all others.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final, starts_lower
from policymine.ingest.markers import parse_marker

GLYPH = "•"
_SPACE = 1.0
_LINES = 4
"""Lines of an item, at most."""
_SHARE = 0.5
"""Where more lines of a text are set in by a space, that is no trace of a glyph."""
_LAID_OUT = 0.12
"""Where more lines are set in deeper, spaces say where on the page a line stands."""
_QUOTE = "\"'”“»«"


def restore_glyphs(lines: Sequence[Line]) -> list[Line]:
    """Put a glyph before the lines of lists that have lost theirs; two such follow one another."""
    if _is_laid_out(lines):
        return [*lines]
    places = [place for place, line in enumerate(lines) if _opens(line)]
    found = list(lines)
    near = any(b - a <= _LINES for a, b in itertools.pairwise(places))
    for place in places if near and len(places) <= _SHARE * len(lines) else ():
        line = lines[place]
        found[place] = replace(line, text=f"{GLYPH} {line.text}", indent=0.0)
    return found


def _is_laid_out(lines: Sequence[Line]) -> bool:
    """Tell whether spaces say where on a page a line stands, as ``pdftotext -layout`` writes it.

    Then many lines are set in deeper, or a sentence goes on in a line that is set in by a space.
    """
    deeper = sum(line.indent > _SPACE for line in lines)
    return deeper > _LAID_OUT * len(lines) or any(
        above.indent == line.indent == _SPACE and not line.gap and _goes_on(above.text, line.text)
        for above, line in itertools.pairwise(lines)
    )


def _goes_on(above: str, text: str) -> bool:
    cut = above[:1].isupper() and not is_final(above)
    return cut and starts_lower(text) and parse_marker(above) is None


def _opens(line: Line) -> bool:
    """Tell whether a line may open an item: set in by a space, no quotation, no item by itself."""
    plain = not line.level and parse_marker(line.text) is None
    return line.indent == _SPACE and plain and line.text[:1] not in _QUOTE
