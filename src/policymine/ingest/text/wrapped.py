"""Text that was filled to a width in letters, as e-mail is: its lines are made whole again.

Where each line took every word that it had room for, a line goes on if the first word of the next
had none; a line that had room for it was ended on purpose. Blank lines between paragraphs say this
better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policymine.ingest.headings import is_final, is_numbered, starts_lower
from policymine.ingest.hyphens import joint, read_vocabulary
from policymine.ingest.markers import parse_marker
from policymine.ingest.openings import may_list
from policymine.ingest.text.tabular import is_row_line

_NARROWEST, _WIDEST = 55, 100
"""Letters to which texts are filled."""
_FEWEST = 8
"""Lines of which a sentence runs over into the next, that show the width."""
_EXACT = 0.97
"""Of those lines, how many had no room for the word that the next begins with."""
_TIGHT = 0.15
"""Of the lines of a text, how many are blank where its paragraphs stand right below each other."""
_KEPT = re.compile(r"\s*(?:#|>|[-=*_~+]{3,}\s*$|```|\|)")
_APART = re.compile(r"\S {2,}\S|\t")
"""What is no text that was filled: headings, rulers, rows."""


def unwrap(rows: Sequence[str], *, quoted: bool) -> list[str]:
    """Return the lines of a text, those made one that were filled to a width.

    ``quoted`` says that it stood behind the marks of a mail.
    """
    tight = sum(not row.strip() for row in rows) < _TIGHT * len(rows)
    width = _width(rows) if tight or quoted else 0
    if not width:
        return list(rows)
    vocabulary = read_vocabulary(rows)
    found: list[str] = []
    last = ""
    for row in rows:
        if found and _is_filled(last, row, width) and not _opens(last, row):
            left, between = joint(found[-1].rstrip(), row.strip(), vocabulary)
            found[-1] = f"{left}{between}{row.strip()}"
        else:
            found.append(row)
        last = row
    return found


def _width(rows: Sequence[str]) -> int:
    """Return the width to which a text was filled; 0 if it was not, or not by letters."""
    over = [
        (above, row)
        for above, row in pairwise(rows)
        if _runs_over(above, row) and not (_is_kept(above) or is_row_line(row))
    ]
    width = max((len(above.rstrip()) for above, _ in over), default=0)
    exact = sum(_is_filled(above, row, width) for above, row in over)
    filled = len(over) >= _FEWEST and exact >= _EXACT * len(over)
    return width if filled and _NARROWEST <= width <= _WIDEST else 0


def _runs_over(above: str, row: str) -> bool:
    """Tell whether a sentence runs over from a line into the next."""
    text = row.strip()
    ended = is_final(above.rstrip()) or may_list(above.rstrip(), text)
    return bool(above.strip()) and starts_lower(text) and not (ended or parse_marker(text))


def _is_filled(above: str, row: str, width: int) -> bool:
    """Tell whether a line had no room for the first word of the next."""
    word = row.split(maxsplit=1)[0] if row.strip() else ""
    return bool(word and above.strip()) and len(above.rstrip()) + 1 + len(word) > width


def _opens(above: str, row: str) -> bool:
    """Tell whether a line is no text that goes on from the one above: an item, a heading, a row.

    Nor does any after a line that Markdown breaks.
    """
    text = row.strip()
    if above.rstrip().endswith("\\"):
        return True
    headed = is_numbered(text) and is_final(above.rstrip())
    return headed or bool(parse_marker(text)) or _is_kept(row) or _is_kept(above)


def _is_kept(row: str) -> bool:
    return _KEPT.match(row) is not None or _APART.search(row) is not None
