"""Lists whose glyphs were lost in copying: the space that stood behind them is left.

``• Open a café`` in a font of symbols becomes `` Open a café``, set in by a single space, while
its second line stands at the margin like all others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final, starts_lower
from policymine.ingest.markers import parse_marker

GLYPH = "•"
_SPACE = 1.0
_LINES = 4
"""Lines of an item, at most."""
_ALONE = 0.2
"""Of the lines that are set in by a space, how many may stand alone."""
_SHARE = 0.5
"""Where more lines of a text are set in by a space, that is no trace of a glyph."""
_LAID_OUT = 0.12
"""Where more lines are set in deeper, spaces say where on the page a line stands."""
_QUOTE = "\"'”“»«"


def restore_glyphs(lines: Sequence[Line]) -> list[Line]:
    """Put a glyph before the lines of lists that have lost theirs; two such follow one another.

    Where many lines that are set in by a space stand alone, their spaces came in by chance.
    """
    if _is_laid_out(lines):
        return [*lines]
    places = [place for place, line in enumerate(lines) if _opens(line)]
    found = list(lines)
    runs = [*_runs(lines, places)]
    listed = [place for run in runs if len(run) > 1 for place in run]
    usual = len(places) <= _SHARE * len(lines) and len(places) - len(listed) <= _ALONE * len(places)
    for place in listed if usual else ():
        line = lines[place]
        found[place] = replace(line, text=f"{GLYPH} {line.text}", indent=0.0)
    return found


def _runs(lines: Sequence[Line], places: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of lines that stand below each other, with nothing but their rests between.

    What begins with a capital is the rest of an item that has not ended.
    """
    run: list[int] = []
    for place in places:
        between = itertools.pairwise(lines[run[-1] : place]) if run else ()
        rests = all(starts_lower(b.text) or not (is_final(a.text) or b.gap) for a, b in between)
        if run and not (rests and place - run[-1] <= _LINES):
            yield run
            run = []
        run.append(place)
    yield run


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
