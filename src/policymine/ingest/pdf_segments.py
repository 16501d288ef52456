"""Lines of words on a PDF page → segments: cut at wide gaps, joined where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policymine.ingest.lists import parse_marker
from policymine.ingest.page import (
    PdfWord,
    Segment,
    cut_segments,
    dominant,
    group_lines,
    segment_of,
)
from policymine.ingest.pdf_aligned import WIDE

_MARKER_GAP = 60.0


def read_segments(words: Sequence[PdfWord], unit: float) -> list[list[Segment]]:
    """Cut the lines of a page into segments; a list glyph stays with what follows it."""
    found: list[list[Segment]] = []
    for line in group_lines(words):
        parts = cut_segments(line, WIDE * max(unit, dominant((w.size, 1) for w in line) * 0.42))
        merged: list[Segment] = []
        for part in parts:
            glued = merged and _is_marker(merged[-1]) and part.left - merged[-1].right < _MARKER_GAP
            if glued:
                merged[-1] = segment_of([*merged[-1].words, *part.words])
            else:
                merged.append(part)
        found.append(merged)
    return found


def _is_marker(part: Segment) -> bool:
    """Tell whether a segment is nothing but a list glyph or a number."""
    text = part.text
    if len(text) > 6:
        return False
    marked = parse_marker(text, frozenset("o"))
    return (
        (marked is not None and not marked[1])
        or text in ("o", "§")
        or bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*\.?", text))
    )


def join_same_line(run: Sequence[Segment]) -> Iterator[Segment]:
    """Join the segments of a run that stand on one line."""
    pending: list[PdfWord] = []
    bottom = top = 0.0
    for part in run:
        same = pending and part.table is None and not part.alone
        same = same and min(bottom, part.bottom) - max(top, part.top) > 0.5 * (bottom - top)
        if pending and not same:
            yield segment_of(sorted(pending, key=lambda word: word.left))
            pending = []
        if part.table is not None or part.alone:
            yield part
            continue
        pending.extend(part.words)
        whole = segment_of(pending)
        top, bottom = whole.top, whole.bottom
    if pending:
        yield segment_of(sorted(pending, key=lambda word: word.left))
