"""Columns that are read section by section: heads in the margin, and boxes beside the text."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.ingest.page import Segment, usual_size

_LARGER = 1.15
_LONGEST = 60
"""Characters of a line of a head in the margin."""
_MOST_LINES = 4
_FEWEST_HEADS, _FEWEST_LINES = 2, 2
_LEVEL = 1.2
"""Heights of its line by which a head may stand above the text that it is beside."""
_APART = 0.5
_OVER = 2.5
"""Heights of its line by which a box may reach above the heading of its section."""

Section = tuple[list[Segment], list[Segment]]


def cut_sections(left: Sequence[Segment], right: Sequence[Segment]) -> list[Section]:
    """Return two columns in the parts that are read one after the other.

    Each is a head in the margin and the text beside it, or the text of a section and the boxes
    beside that. One part holds all where columns are read whole.
    """
    if heads := find_heads(left, right):
        return _below_heads(heads, right)
    if all(part.table is not None for part in right):
        return _beside_boxes(left, right)
    if all(part.table is not None for part in left):
        # A box on the left of text without a heading may hold that.
        headed = 0 in _headings(right)
        return _beside_boxes(right, left) if headed else [([*left], [*right])]
    return [([*left], [*right])]


def find_heads(left: Sequence[Segment], right: Sequence[Segment]) -> list[list[Segment]]:
    """Return the heads that a column holds and nothing else, each as its lines.

    They are bold where the text beside them is not, and each stands where a part of that begins;
    most parts have more than a line.
    """
    told = [part for part in right if part.table is None and not part.bold]
    short = all(p.table is None and p.bold and len(p.text) <= _LONGEST for p in left)
    if not left or not short or len(told) * 2 < len(right):
        return []
    heads: list[list[Segment]] = []
    for part in left:
        height = part.bottom - part.top
        if heads and part.top - heads[-1][-1].bottom < _APART * height:
            heads[-1].append(part)
        else:
            heads.append([part])
    fit = all(len(head) <= _MOST_LINES and _opens_text(head[0], right) for head in heads)
    long = len(told) >= _FEWEST_LINES * len(heads)
    return heads if fit and long and len(heads) >= _FEWEST_HEADS else []


def _opens_text(head: Segment, right: Sequence[Segment]) -> bool:
    """Tell whether text begins beside a head: right below white, no more than a line lower."""
    height = head.bottom - head.top
    below = [part for part in right if part.bottom > head.top + _APART * height]
    above = [part.bottom for part in right if part.bottom <= head.top + _APART * height]
    if not below:
        return False
    first = min(part.top for part in below)
    white = first - max(above, default=0.0)
    return first - head.top < _LEVEL * height and white > _APART * height


def _below_heads(heads: Sequence[list[Segment]], right: Sequence[Segment]) -> list[Section]:
    tops = [head[0].top - _APART * (head[0].bottom - head[0].top) for head in heads]
    ends = [*tops[1:], float("inf")]
    over = [part for part in right if part.top < tops[0]]
    parts = [[part for part in right if a <= part.top < b] for a, b in zip(tops, ends, strict=True)]
    return [*([([], over)] if over else []), *zip(heads, parts, strict=True)]


def _beside_boxes(text: Sequence[Segment], boxes: Sequence[Segment]) -> list[Section]:
    """Return each section of text with the boxes that begin beside it."""
    sections: list[Section] = []
    left = sorted(boxes, key=lambda box: box.top)
    start = 0
    for place in _headings(text):
        head = text[place]
        height = head.bottom - head.top
        above = [box for box in left if head.top - box.top > _OVER * height]
        if above and place:
            sections.append(([*text[start:place]], above))
            left, start = left[len(above) :], place
    return [*sections, ([*text[start:]], left)]


def _headings(text: Sequence[Segment]) -> list[int]:
    """Return the segments that begin a heading, set larger or bolder than most of the text."""
    usual = usual_size([word for part in text for word in part.words])
    plain = not all(part.bold for part in text)
    heads = [(plain and part.bold) or part.size > _LARGER * usual for part in text]
    return [n for n, head in enumerate(heads) if head and not (n and heads[n - 1])]
