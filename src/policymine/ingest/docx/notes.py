"""Footnotes and endnotes of a Word document: they stand in parts of their own."""

from __future__ import annotations

from collections.abc import Iterator

from policymine.ingest.clean import squeeze
from policymine.ingest.docx.package import Package, W
from policymine.ingest.docx.text import text_of
from policymine.ingest.elements import RawBlock
from policymine.schema.document import BlockKind

_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


def read_notes(package: Package) -> Iterator[RawBlock]:
    """Yield the footnotes and endnotes; the lines between text and notes are none."""
    for part, name in _NOTES:
        root = package.part(part)
        for note in root.iter(f"{W}{name}") if root is not None else ():
            text = squeeze(" ".join(text_of(p) for p in note.iter(f"{W}p")))
            if text and note.get(f"{W}type") in (None, "normal"):
                yield RawBlock(BlockKind.FOOTNOTE, text, marker=note.get(f"{W}id") or "")
