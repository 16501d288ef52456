"""Tables without rules: text aligned in columns, as `pdftotext -layout` and some PDFs have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policymine.ingest.elements import Element, Line


def find_aligned_rows(lines: Sequence[Line]) -> Iterator[Element]:
    """Yield the lines, those of aligned tables as rows."""
    yield from lines
