"""Headings that only their shape tells: what stands below a label is its value, and none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from policymine.ingest.column_names import field_of, is_column_name, is_plain_name
from policymine.ingest.elements import Line, RawBlock, Row
from policymine.ingest.headings import heading_level
from policymine.ingest.markers import is_ordinal

_HEADING_NUMBER = re.compile(
    r"(\d{1,2}(?:(?:\.\d{1,2}){1,3}\.?|\.)|[IVX]{1,4}\.)\s+(?=[^\W\d_]|[\"'”»„])"
    r"|(\d{1,2})\s+(?=[A-ZÆØÅ\"'”»„])"
)
"""A number without a point counts what follows (``5 nye tiltag``) unless a capital does."""
_VALUES = frozenset({"responsible", "timeline"})
"""What a label asks for that a few words answer: who, and when."""


def recurring_labels(lines: Iterable[Line | Row]) -> frozenset[str]:
    """Return the labels that stand alone on two or more lines of no marked level."""
    texts = Counter(line.text for line in lines if isinstance(line, Line) and not line.level)
    return frozenset(text for text, count in texts.items() if count > 1 and is_plain_name(text))


def shape_level(line: Line, before: Line | None, after: Line | None) -> int:
    """Return the level of a line that is a heading by its shape, or 0.

    The line below a label that asks who or when is its value, unless it is a label, too.
    """
    level = heading_level(line, before, after)
    if not level or before is None or not is_plain_name(before.text):
        return level
    asked = field_of(before.text.strip(" :")) in _VALUES
    return 0 if asked and not is_column_name(line.text) else level


def take_number(heading: RawBlock) -> RawBlock:
    """Split the section number off a heading; a year is none."""
    match = None if is_ordinal(heading.text) else _HEADING_NUMBER.match(heading.text)
    return heading.numbered(match[1] or match[2], match.end()) if match else heading
