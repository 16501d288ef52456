"""Text recognition of pages that are pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reading_builders import pdf_of

from policymine.ingest import ingest, ocr
from policymine.ingest.isolate import stop
from policymine.schema.document import Document, Status
from policymine.schema.run import Config

Write = Callable[[str, str | bytes], Path]
CONFIG = Config(ocr=True)
TEXT = "Kommunen vil åbne et nyt værested for unge borgere"
installed = pytest.mark.skipif(bool(ocr.find_missing()), reason=f"{ocr.find_missing()}")


@pytest.fixture(autouse=True)
def _no_child_left() -> Iterator[None]:
    yield
    stop()


def scan(*texts: str) -> bytes:
    """Return a PDF of pictures of pages, each with a line of text."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    def write(canvas: object) -> None:
        for text in texts:
            canvas.setFont("Helvetica", 18)  # type: ignore[attr-defined]
            for line in range(5):
                canvas.drawString(72, 700 - 30 * line, text)  # type: ignore[attr-defined]
            canvas.showPage()  # type: ignore[attr-defined]

    pages = pypdfium2.PdfDocument(pdf_of(write))
    pictures = [page.render(scale=2.5, grayscale=True).to_pil() for page in pages]
    pages.close()

    def show(canvas: object) -> None:
        for picture in pictures:
            canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)  # type: ignore[attr-defined]
            canvas.showPage()  # type: ignore[attr-defined]

    return pdf_of(show)


def read(path: Path, config: Config = CONFIG) -> Document:
    return ingest(path, corpus=path.parent, config=config)


@installed
def test_a_scan_is_read_graded_low_and_stays_the_same_document(write: Write) -> None:
    path = write("scan.pdf", scan(TEXT))
    before, after = read(path, Config()), read(path)
    assert before.status is Status.NEEDS_OCR
    assert after.status is Status.OK
    assert "nyt værested for unge borgere" in after.text
    assert (after.id, after.path) == (before.id, "scan.pdf")
    assert 0.3 < after.quality <= 0.7
    assert any("text recognition" in problem.message for problem in after.problems)
    assert after.pages[0].notes


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sleep 60", "more than 1 seconds"),
        ("echo 'no such colour' >&2; exit 4", "no such colour"),
        ("exit 0", "exit code 0"),
    ],
)
def test_what_goes_wrong_with_the_program_is_said(
    write: Write, monkeypatch: pytest.MonkeyPatch, body: str, said: str
) -> None:
    program = write("bin/ocrmypdf", f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    monkeypatch.setattr(ocr, "find_missing", str)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    document = read(write("scan.pdf", scan(TEXT)), Config(ocr=True, ocr_timeout=1))
    assert document.status is Status.NEEDS_OCR
    assert said in document.problems[-1].message
    assert document.problems[-1].remedy


def test_where_a_program_is_missing_it_says_what_to_install(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda program: None)
    document = read(write("scan.pdf", scan(TEXT)))
    assert document.status is Status.NEEDS_OCR
    assert "ocrmypdf is not installed" in document.problems[-1].message
    assert "tesseract-ocr-dan" in document.problems[-1].remedy
