"""One file → one Document: find its format, read it, lay it out, and say whose it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from policymine.errors import ReadError
from policymine.ingest.build import build_layout
from policymine.ingest.corpus import Entry, relative_path
from policymine.ingest.docx.reader import read_docx
from policymine.ingest.elements import Reading
from policymine.ingest.html.reader import read_html
from policymine.ingest.media import DOCX, HTML, PDF, TEXT, media_type
from policymine.ingest.metadata import read_metadata
from policymine.ingest.pdf.reader import MOST_PAGES, read_pdf
from policymine.ingest.quality import lower_recognised
from policymine.ingest.task import Task
from policymine.ingest.text.reader import read_text
from policymine.schema.base import content_id
from policymine.schema.document import Document, Problem, Status

Reader = Callable[[bytes], Reading]

READERS: dict[str, Reader] = {
    DOCX: read_docx,
    HTML: read_html,
    PDF: read_pdf,
    TEXT: read_text,
}


def read(
    path: Path,
    *,
    corpus: Path | None = None,
    entry: Entry | None = None,
    max_pages: int = MOST_PAGES,
    second: bool = False,
) -> Document:
    """Return the document in a file.

    ``corpus`` is the folder its path is given below, ``entry`` what the manifest says about it,
    ``second`` whether a PDF is read with the second engine at once.
    Raises ReadError, with the terminal status and a remedy, if it cannot be read.
    """
    data = _load(path)
    kind = media_type(data)
    reading = _read(data, kind, max_pages, second)
    return _document(reading, identify(path), kind, relative_path(path, corpus), entry)


def _read(data: bytes, kind: str, max_pages: int, second: bool) -> Reading:
    if kind == PDF:
        return read_pdf(data, max_pages=max_pages, second=second)
    return READERS[kind](data)


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"The file cannot be opened: {error.strerror or error}.",
            remedy="Check that it exists and that you may read it.",
        ) from error


def identify(path: Path, corpus: Path | None = None) -> str:
    """Return the id of a file's content; of its path below the corpus if it cannot be opened."""
    try:
        with path.open("rb") as file:
            return content_id("doc", hashlib.file_digest(file, "sha256").hexdigest())
    except OSError:
        name = relative_path(path, corpus)
        return content_id("doc", hashlib.sha256(name.encode("utf-8", "replace")).hexdigest())


def _document(
    reading: Reading, identity: str, kind: str, path: str, entry: Entry | None
) -> Document:
    text, blocks, pages = build_layout(reading.blocks, reading.pages)
    if not text.strip():
        raise ReadError("There is no text in it.", remedy="Open it and see whether it is whole.")
    facts = read_metadata(reading, path, entry)
    problems = tuple(
        Problem(
            document=path,
            stage="ingest",
            status=reading.status,
            message=warning,
            remedy=reading.remedy,
        )
        for warning in reading.warnings
    )
    return Document(
        id=identity,
        path=path,
        title=facts.title,
        units=facts.units,
        kind=facts.kind,
        period_start=facts.period_start,
        period_end=facts.period_end,
        origin=entry.origin if entry else "",
        media_type=kind,
        encoding=reading.encoding,
        draft=facts.draft,
        quality=reading.quality,
        status=Status(reading.status),
        text=text,
        blocks=blocks,
        pages=pages,
        problems=problems,
    )


def read_task(task: Task) -> Document:
    """Read a document as a child is asked to; raises ReadError."""
    _check_size(task.path, task.config.max_size)
    if task.recognised:
        return _read_recognised(task, task.recognised)
    return read(
        task.path,
        corpus=task.corpus,
        entry=task.entry,
        max_pages=task.config.max_pages,
        second=task.second,
    )


def _check_size(path: Path, most: int) -> None:
    """Raise ReadError for a file of more than ``most`` MB."""
    with suppress(OSError):
        size = path.stat().st_size
        if size > most * 1_000_000:
            raise ReadError(
                f"The file has {size // 1_000_000} MB; the limit is {most} MB.",
                status="too_large",
                remedy="Save a smaller version of it, or raise the limit max_size.",
            )


def _read_recognised(task: Task, file: Path) -> Document:
    """Read what text recognition made of a document; it stays the document that it was."""
    reading = _read(_load(file), PDF, task.config.max_pages, task.second)
    reading = lower_recognised(reading, task.scanned)
    path = relative_path(task.path, task.corpus)
    return _document(reading, identify(task.path), PDF, path, task.entry)
