"""Large and bold print that is no heading: leads, figures, quotations, parts of run-in titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policymine.ingest.figures import is_figure
from policymine.ingest.pdf.text import PageElement, SetLine

LARGER = 1.08
"""Sizes of the print beside it that print is larger, where that is meant to be seen."""
_FEWEST_WORDS = 3
_QUOTED = re.compile(r"[\"”“»„«'].*[.!?…]?[\"”“»«'](?:\W.*)?")


def is_quoted(text: str) -> bool:
    """Tell whether a text is what somebody said, as it is set between paragraphs."""
    return _QUOTED.fullmatch(text) is not None


def is_lead(group: Sequence[SetLine], above: PageElement) -> bool:
    """Tell whether large print right below a heading, in smaller print, is a sentence."""
    text = " ".join(item.line.text for item in group)
    smaller = isinstance(above, SetLine) and group[0].style.size * LARGER < above.style.size
    return smaller and text.endswith(".") and len(text.split()) > _FEWEST_WORDS


def opens_figure(group: Sequence[SetLine], below: Sequence[PageElement]) -> bool:
    """Tell whether large print is a figure that the text below it goes on with."""
    text = " ".join(item.line.text for item in group)
    return any(isinstance(part, SetLine) and is_figure(text, part.line.text) for part in below)


def runs_in(group: Sequence[SetLine], below: Sequence[PageElement]) -> bool:
    """Tell whether bold lines are the first of a run-in title, which ends on the line below."""
    last = group[-1]
    return last.style.bold and any(
        isinstance(part, SetLine)
        and part.style.runs_in
        and abs(part.style.size - last.style.size) < 0.6
        and not (part.line.gap or part.line.turn)
        for part in below
    )
