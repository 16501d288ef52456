"""Pages that one engine knows of and the other does not are said to be missing."""

from __future__ import annotations

import pytest
from reading_builders import pdf_of

from policymine.ingest.pdf import engines as pdf_engines
from policymine.ingest.pdf.reader import read_pdf


def test_pages_that_the_second_engine_misses_make_the_document_partial(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = pdf_of(lambda canvas: canvas.drawString(72, 700, "Kommunen vil åbne et værested."))
    assert read_pdf(data, second=True).status == "ok"
    monkeypatch.setattr(pdf_engines, "count_pages", lambda data: 4)
    reading = read_pdf(data, second=True)
    assert reading.status == "partial"
    assert [page.quality for page in reading.pages] == [1.0, 0.0, 0.0, 0.0]
    assert reading.quality < 0.5
    assert any("2, 3, 4" in warning for warning in reading.warnings)
