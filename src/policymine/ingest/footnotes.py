"""Footnotes: taken out of the text that they interrupt, and kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.ingest.elements import Line, RawBlock


def take_footnotes(lines: Sequence[Line]) -> tuple[list[Line], list[RawBlock]]:
    """Return the lines without footnotes, and the footnotes."""
    return list(lines), []
