"""What letters alone say about a line of a Word document: set larger, bold, or underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policymine.ingest.docx.package import W
from policymine.ingest.docx.styles import LARGER, Styles, is_on
from policymine.ingest.docx.text import every_run, runs_of, text_of

_LONGEST_HEADING = 14
"""Words of a line that its letters alone may make a heading."""


def level_by_letters(styles: Styles, paragraph: Any, runs: Sequence[Any], text: str) -> int:
    """Return the heading level of a short line that is set larger, bold or underlined throughout.

    0 for one that is no heading; ``runs`` are those of the line.
    """
    if len(text.split()) > _LONGEST_HEADING or text.rstrip().endswith((".", ";", ",")):
        return 0
    size = min((styles.size_of(run, paragraph) for run in runs), default=0.0)
    if size >= LARGER * styles.size:
        return 2 if size >= LARGER * LARGER * styles.size else 3
    return 4 if is_bold(styles, paragraph, runs) or _is_underlined(runs) else 0


def is_bold(styles: Styles, paragraph: Any, runs: Sequence[Any]) -> bool:
    """Tell whether all runs are bold; False if there are none."""
    return bool(runs) and all(styles.is_bold(run, paragraph) for run in runs)


def _is_underlined(runs: Sequence[Any]) -> bool:
    """Tell whether all runs are underlined, and none of them is a link."""
    links = any(run.getparent().tag == f"{W}hyperlink" for run in runs)
    return bool(runs) and not links and all(is_on(run, "rPr/u") for run in runs)


def first_runs(paragraph: Any) -> Iterator[Any]:
    """Yield the runs with a text of a paragraph's first line, which a break ends."""
    begun = False
    for run in every_run(paragraph):
        first, *more = text_of(run).lstrip("\n" if not begun else "").split("\n")
        if first.strip():
            begun = True
            yield run
        if begun and more:
            return


def is_bold_row(styles: Styles, cells: Sequence[Any]) -> bool:
    """Tell whether all that stands in some cells (or None) is bold, and something does."""
    there = [cell for cell in cells if cell is not None]
    filled = [p for cell in there for p in cell.iter(f"{W}p") if text_of(p).strip()]
    return bool(filled) and all(is_bold(styles, p, [*runs_of(p)]) for p in filled)
