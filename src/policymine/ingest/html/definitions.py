"""Lists of terms with what they mean (``dl``) → lines: a term beside it, or over the items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from policymine.ingest.clean import squeeze
from policymine.ingest.elements import Line
from policymine.ingest.html.inline import lines_of

SHORT = 200
"""Characters of a definition that stands on one line with its term."""
NAME = 40
"""Characters of what is only named (``Ansvarlig``: two offices); several longer ones are items."""


def read_definitions(node: Any, inline: Callable[[Any], str]) -> Iterator[Line]:
    """Yield terms with what they mean: on one line where that is short.

    Several things under one term are the items of a list. ``inline`` returns the text of a node.
    """
    term, meanings = "", list[Any]()
    for child in [*node.iter("dt", "dd"), None]:
        if child is not None and child.tag == "dd":
            meanings.append(child)
            continue
        yield from _lines(term, [lines_of(inline(meaning)) for meaning in meanings])
        term, meanings = squeeze(inline(child)) if child is not None else "", []


def _lines(term: str, meanings: list[list[str]]) -> Iterator[Line]:
    texts = [line for lines in meanings for line in lines]
    items = len(meanings) > 1 and max(map(len, texts), default=0) > NAME
    if term and texts and not items and sum(map(len, texts)) <= SHORT:
        yield Line(f"{term.rstrip(':')}: {'; '.join(texts)}", gap=1)
        return
    if term:
        yield Line(term, gap=1, level=4)
    for lines in meanings:
        for place, line in enumerate(lines):
            yield Line(f"• {line}" if items and place == 0 else line, gap=1)
