"""Lines of words on a PDF page → segments: cut at wide gaps, joined where there are none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from policymine.ingest.layout.strips import WIDE
from policymine.ingest.markers import parse_marker
from policymine.ingest.page import (
    PdfWord,
    Segment,
    group_lines,
    segment_of,
    usual_size,
)

_MARKER_GAP = 60.0
_WIDEST = 2.0
"""Font sizes that a justified line has between its words at most."""
_EVEN = 0.4
_FEWEST_PIECES = 2
_MOSTLY = 0.7


def read_segments(words: Sequence[PdfWord], unit: float) -> list[list[Segment]]:
    """Cut the lines of a page into segments; a list glyph stays with what follows it."""
    found: list[list[Segment]] = []
    for line in group_lines(words):
        parts = cut_segments(line, WIDE * max(unit, usual_size(line) * 0.42))
        merged: list[Segment] = []
        for part in join_justified(parts):
            glued = merged and _is_marker(merged[-1]) and part.left - merged[-1].right < _MARKER_GAP
            if glued:
                merged[-1] = segment_of([*merged[-1].words, *part.words])
            else:
                merged.append(part)
        found.append(merged)
    return found


def join_justified(parts: Sequence[Segment]) -> list[Segment]:
    """Join the pieces of a justified line: words that one and the same wide gap parts.

    Cells of a table in a row may stand as evenly where they hold numbers only, and lines of columns
    where most of them have several words.
    """
    found: list[Segment] = []
    place = 0
    while place < len(parts):
        end = _even_end(parts, place)
        pieces = parts[place:end]
        told = sum(any(map(str.isalpha, part.text)) for part in pieces) >= _MOSTLY * len(pieces)
        lone = sum(len(part.words) == 1 for part in pieces) * 2 >= len(pieces)
        if len(pieces) > _FEWEST_PIECES and told and lone:
            found.append(segment_of([word for part in pieces for word in part.words]))
        else:
            found.extend(pieces)
        place = end
    return found


def _even_end(parts: Sequence[Segment], place: int) -> int:
    """Return where the pieces that follow one at an even gap end."""
    end = place + 1
    if end == len(parts):
        return end
    gap = parts[end].left - parts[place].right
    widest = _WIDEST * parts[place].words[0].size
    while end < len(parts) and gap < widest:
        if abs(parts[end].left - parts[end - 1].right - gap) > _EVEN:
            break
        end += 1
    return end


def cut_segments(line: Sequence[PdfWord], wide: float) -> list[Segment]:
    """Cut a line where the gap between two words is wide."""
    groups: list[list[PdfWord]] = []
    reach = -math.inf
    for word in line:
        if word.left - reach < wide:
            groups[-1].append(word)
            reach = max(reach, word.right)
        else:
            groups.append([word])
            reach = word.right
    return [segment_of(group) for group in groups]


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
    pending: Segment | None = None
    for part in run:
        if pending is not None and _on_line(pending, part):
            words = sorted((*pending.words, *part.words), key=lambda word: word.left)
            pending = segment_of(words)
            continue
        if pending is not None:
            yield pending
        pending = None if _is_whole(part) else part
        if pending is None:
            yield part
    if pending is not None:
        yield pending


def _is_whole(part: Segment) -> bool:
    """Tell whether a segment is a line of its own or no line at all."""
    return part.table is not None or part.alone


def _on_line(line: Segment, part: Segment) -> bool:
    """Tell whether a segment stands on a line."""
    overlap = min(line.bottom, part.bottom) - max(line.top, part.top)
    return not _is_whole(part) and overlap > 0.5 * (line.bottom - line.top)
