"""Terms with what is said of them, in text copied from a web page: each takes a line of its own.

``Periode`` / ``2024-2026`` / ``Tovholder`` / ``Kulturchefen`` becomes ``Periode: 2024-2026`` …, as
web pages with the mark-up of such lists are read.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from policymine.ingest import lexicon
from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final

_TERM = 60
_KNOWN = 2
"""Terms that are usual names of fields, at least; more, if all begin with the same word."""


def join_terms(lines: Sequence[Line], is_row: Callable[[str], bool]) -> list[Line]:
    """Return the lines of a text, those of terms and what is said of them joined in pairs.

    ``is_row`` tells lines that are rows of a table.
    """
    found: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if line.gap or is_row(line.text):
            found.extend(_joined(run))
            run = []
        run.append(line)
    return [*found, *_joined(run)]


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Return lines that stand together; headings may be above the first term and below all."""
    start, count = max(((n, _count_terms(lines[n:])) for n in (0, 1)), key=lambda one: one[1])
    if count < _KNOWN:
        return list(lines)
    end = start + 2 * count
    found = list(lines[:start])
    for term, value in zip(lines[start:end:2], lines[start + 1 : end : 2], strict=True):
        text = f"{term.text.rstrip(':')}: {value.text}"
        found.append(replace(term, text=text, end=float(len(text)), gap=1))
    return [*found, *(replace(line, gap=line.gap or n == 0) for n, line in enumerate(lines[end:]))]


def _count_terms(lines: Sequence[Line]) -> int:
    """Return how many terms and values take turns from the first line on."""
    pairs = [(term.text, value.text) for term, value in zip(lines[::2], lines[1::2], strict=False)]
    short = itertools.takewhile(lambda pair: len(pair[0]) <= _TERM and not is_final(pair[0]), pairs)
    pairs = list(short)
    if not pairs:
        return 0
    names = lexicon.words("tables", "columns") | lexicon.words("tables", "fields")
    known = [term.casefold() in names for term, _ in pairs]
    if sum(known) >= _KNOWN:
        return len(pairs)
    word = _first(pairs[0][0])
    said = itertools.takewhile(lambda pair: is_final(pair[1]), pairs)
    alike = itertools.takewhile(lambda pair: _first(pair[0]) == word != _first(pair[1]), pairs)
    same = len(list(alike))
    return max(len(list(said)), same if same > _KNOWN else 0)


def _first(text: str) -> str:
    return text.partition(" ")[0].casefold()
