"""Lists of terms with what they mean (``dl``) → lines: a term beside it, or over the items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from policymine.ingest.clean import squeeze
from policymine.ingest.column_names import is_plain_name
from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final, is_labelled
from policymine.ingest.html.inline import lines_of

SHORT = 200
"""Characters of a definition that stands on one line with its term."""
NAME = 40
"""Characters of what is only named (``Ansvarlig``: two offices); several longer ones are items."""


_YEAR = re.compile(r"\b20\d\d\b")


def read_definitions(node: Any, inline: Callable[[Any], str]) -> Iterator[Line]:
    """Yield terms with what they mean: on one line where that is short.

    Several things under one term are the items of a list. Where sentences stand below the terms,
    and none of these is a label (``Ansvarlig``, ``Maj 2026``), they are titles. ``inline`` returns
    the text of a node.
    """
    term, meanings = "", list[Any]()
    terms = [squeeze(inline(child)) for child in node.iter("dt")]
    texts = [text for dd in node.iter("dd") if not is_labelled(text := squeeze(inline(dd)))]
    labels = any(is_plain_name(name) or _YEAR.search(name) for name in terms)
    titles = sum(map(is_final, texts)) > len(texts) / 2 and not labels
    for child in [*node.iter("dt", "dd"), None]:
        if child is not None and child.tag == "dd":
            meanings.append(child)
            continue
        yield from _lines(term, [lines_of(inline(meaning)) for meaning in meanings], titles)
        term, meanings = squeeze(inline(child)) if child is not None else "", []


def _lines(term: str, meanings: list[list[str]], titles: bool) -> Iterator[Line]:
    texts = [line for lines in meanings for line in lines]
    fields = any(map(is_labelled, texts))
    items = len(meanings) > 1 and max(map(len, texts), default=0) > NAME and not fields
    if term and texts and not (items or titles) and sum(map(len, texts)) <= SHORT:
        yield Line(f"{term.rstrip(':')}: {'; '.join(texts)}", gap=1)
        return
    if term:
        yield Line(term, gap=1, level=4)
    for lines in meanings:
        for place, line in enumerate(lines):
            yield Line(f"• {line}" if items and place == 0 else line, gap=1)
