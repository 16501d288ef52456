"""Builders of files and documents for the tests of reading, as fixtures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from policymine.ingest import read
from policymine.schema.document import Document

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file into a fresh folder."""

    def one(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return one


@pytest.fixture
def read_text(write: Write) -> Callable[[str], Document]:
    """Return a function that reads a text as a document."""
    return lambda text: read(write("plan.txt", text))
