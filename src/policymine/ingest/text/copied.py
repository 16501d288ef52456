"""Text copied from a web page: its paragraphs stand between blank lines, and nothing else does.

A browser copies a page with blank lines around its paragraphs and none between the items of a list,
the rows of a table and the headings beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final
from policymine.ingest.markers import parse_marker
from policymine.ingest.text.rows import join_rows
from policymine.ingest.text.runs import mark_runs, may_stand_above
from policymine.ingest.text.site import drop_site, has_menu
from policymine.ingest.text.terms import join_terms

_PROSE = 100
"""Characters of a line that is a paragraph, and no item or heading."""
_WIDEST = 150
"""Characters of a line that was broken to the width of a page, at most."""
_FEWEST = 3
_APART = 0.6
"""Of the paragraphs, how many stand between blank lines in a text copied from a page."""
_SEVERAL = re.compile(r"[.?!]\s+(?=[A-ZÆØÅ])")
"""Where a sentence ends and another begins."""
_MARKED = 2
"""Items with glyphs next to each other, at most: a text that has more shows its lists itself."""


def is_copied(lines: Sequence[Line]) -> bool:
    """Tell whether a text shows its paragraphs by blank lines alone, and its lists by their lack.

    Neither glyphs nor mark-up say what its lines are. A site's menu says as much as paragraphs.
    """
    broken = all(len(line.text) <= _WIDEST for line in lines)
    if broken or any(line.level for line in lines):
        return False
    gaps = [*(line.gap > 0 for line in lines), True]
    prose = [n for n, line in enumerate(lines) if len(line.text) > _PROSE and is_final(line.text)]
    apart = sum(gaps[n + 1] and (gaps[n] or n == 0 or may_stand_above(lines[n - 1])) for n in prose)
    marked = [bool((found := parse_marker(line.text)) and not found[0].number) for line in lines]
    lists = sum(a and b and not c for a, b, c in zip(marked, marked[1:], gaps[1:], strict=False))
    parted = len(prose) >= _FEWEST and apart >= _APART * len(prose)
    return lists <= _MARKED and (parted or has_menu(lines))


def read_copied(lines: Sequence[Line], is_row: Callable[[str], bool]) -> list[Line]:
    """Return the lines of a copied page, its headings with a level and its items with a glyph.

    ``is_row`` tells lines that are rows of a table.
    """
    lines = join_rows(drop_site(_part_paragraphs(lines), is_row), is_row)
    return [*mark_runs(join_terms(lines, is_row), is_row)]


def _part_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a blank line above each paragraph, right below a heading or a list.

    Whether a browser writes one depends on the margins that a page sets around its headings.
    """
    found = list(lines[:1])
    start = 0
    for place in range(1, len(lines)):
        line = lines[place]
        ends = place + 1 == len(lines) or lines[place + 1].gap > 0
        if line.gap:
            start = place
        elif ends and _is_paragraph(line, lines[start:place]):
            line = replace(line, gap=1)
        found.append(line)
    return found


def _is_paragraph(line: Line, above: Sequence[Line]) -> bool:
    """Tell whether the last line of a run is a paragraph below a heading, or below items."""
    last = above[-1]
    if not is_final(line.text) or line.text.endswith("?"):
        return False
    if _SEVERAL.search(line.text) and not any(_SEVERAL.search(item.text) for item in above):
        return True
    if _is_closed(last.text):
        return False
    long = len(line.text) > max(_PROSE, *(len(item.text) for item in above[-2:]))
    return may_stand_above(last) or (long and not any(_is_closed(item.text) for item in above))


def _is_closed(text: str) -> bool:
    """Tell whether a line is a sentence, or leads on; a question may be a heading."""
    return is_final(text) and not text.endswith("?")
