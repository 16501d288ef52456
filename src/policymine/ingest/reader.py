"""One file → one Document: find its format, read it, lay it out, and say whose it is."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from policymine.errors import ReadError
from policymine.ingest.build import build_layout
from policymine.ingest.corpus import Entry, relative_path
from policymine.ingest.docx import read_docx
from policymine.ingest.elements import Reading
from policymine.ingest.html import read_html
from policymine.ingest.isolate import Task, read_isolated
from policymine.ingest.media import CONVERT, DOCX, HTML, PDF, TEXT, media_type
from policymine.ingest.metadata import read_metadata
from policymine.ingest.pdf import MOST_PAGES, read_pdf
from policymine.ingest.text import read_text
from policymine.schema.base import content_id
from policymine.schema.document import Document, Kind, Problem, Status
from policymine.schema.run import Config

Reader = Callable[[bytes], Reading]

READERS: dict[str, Reader] = {
    DOCX: read_docx,
    HTML: read_html,
    PDF: read_pdf,
    TEXT: read_text,
}

_log = logging.getLogger(__name__)


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
    if kind not in READERS:
        raise ReadError(
            f"Files of the type {kind} are not read.", status="unsupported", remedy=CONVERT
        )
    reading = _read(data, kind, max_pages, second)
    return _document(reading, data, kind, relative_path(path, corpus), entry)


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


def document_id(data: bytes) -> str:
    """Return the id of a file's content."""
    return content_id("doc", hashlib.sha256(data).hexdigest())


def identify(path: Path) -> str:
    """Return the id of the document in a file; of its name if the file cannot be opened."""
    try:
        return document_id(path.read_bytes())
    except OSError:
        return document_id(path.name.encode())


def _document(reading: Reading, data: bytes, kind: str, path: str, entry: Entry | None) -> Document:
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
        id=document_id(data),
        path=path,
        title=facts.title,
        units=facts.units,
        kind=facts.kind,
        period_start=facts.period_start,
        period_end=facts.period_end,
        origin=entry.origin if entry else "",
        media_type=kind,
        encoding=reading.encoding,
        quality=reading.quality,
        status=Status(reading.status),
        text=text,
        blocks=blocks,
        pages=pages,
        problems=problems,
    )


def ingest(
    path: Path, *, corpus: Path | None, entry: Entry | None = None, config: Config | None = None
) -> Document:
    """Return the document in a file, or one that says why it could not be read; never raises.

    It is read in a child process under the limits of the configuration.
    """
    task = Task(path, corpus, entry, config or Config())
    try:
        return read_task(task) if _is_harmless(path) else _in_child(task)
    except ReadError as error:
        return failed(path, corpus, entry, error)
    except Exception as error:
        _log.debug("unexpected error in %s", path, exc_info=True)
        cause = ReadError(
            f"Reading it failed ({type(error).__name__}: {str(error)[:200]}).",
            remedy="Save it again from the program it was made with, as PDF or DOCX.",
        )
        return failed(path, corpus, entry, cause)


HARMLESS = 1_000_000
"""Plain text up to this size is read without a child: nothing in it can be unfolded."""


def _is_harmless(path: Path) -> bool:
    try:
        return path.stat().st_size < HARMLESS and media_type(path.read_bytes()) == TEXT
    except OSError:
        return True


FIRST = 0.6
"""Share of the time limit that the first engine gets on a PDF; the second gets the rest."""


def _in_child(task: Task) -> Document:
    """Read in a child; a PDF that the first engine dies on is given to the second."""
    if not _is_pdf(task.path):
        return read_isolated(task)
    try:
        return read_isolated(_with_share(task, FIRST))
    except ReadError as error:
        if error.status not in ("timeout", "out_of_memory", "unreadable"):
            raise
        try:
            return read_isolated(replace(_with_share(task, 1 - FIRST), second=True))
        except ReadError:
            raise error from None


def _with_share(task: Task, share: float) -> Task:
    timeout = task.config.timeout * share
    return replace(task, config=task.config.model_copy(update={"timeout": timeout}))


def _is_pdf(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return b"%PDF-" in file.read(1024)
    return False


def read_task(task: Task) -> Document:
    """Read a document as a child is asked to; raises ReadError."""
    limit = task.config.max_size * 1_000_000
    with suppress(OSError):
        size = task.path.stat().st_size
        if size > limit:
            raise ReadError(
                f"The file has {size // 1_000_000} MB; the limit is {task.config.max_size} MB.",
                status="too_large",
                remedy="Save a smaller version of it, or raise the limit max_size.",
            )
    return read(
        task.path,
        corpus=task.corpus,
        entry=task.entry,
        max_pages=task.config.max_pages,
        second=task.second,
    )


def failed(path: Path, corpus: Path | None, entry: Entry | None, error: ReadError) -> Document:
    """Return the record of a document that could not be read."""
    name = relative_path(path, corpus)
    problem = Problem(
        document=name, stage="ingest", status=error.status, message=str(error), remedy=error.remedy
    )
    return Document(
        id=identify(path),
        path=name,
        title=(entry.title if entry else None) or path.stem,
        units=(entry.units if entry else None) or (),
        kind=(entry.kind if entry else None) or Kind.OTHER,
        origin=entry.origin if entry else "",
        quality=0.0,
        status=Status(error.status),
        problems=(problem,),
    )
