"""Build a small document from lines of Markdown, as a reader would."""

from __future__ import annotations

from pathlib import Path

from policymine.ingest import read
from policymine.schema.document import Document


def plan_from(text: str, folder: Path, name: str = "plan.md") -> Document:
    file = folder / name
    file.write_text(text, "utf-8")
    return read(file)
