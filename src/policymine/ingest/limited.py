"""One file → one Document under limits, whatever the file does: what a run calls."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from policymine.errors import ReadError
from policymine.ingest.causes import timed_out, unexpected
from policymine.ingest.corpus import Entry, relative_path
from policymine.ingest.isolate import read_isolated
from policymine.ingest.media import is_pdf
from policymine.ingest.ocr import recognise
from policymine.ingest.quality import is_scan
from policymine.ingest.reader import identify
from policymine.ingest.task import Task
from policymine.schema.document import Document, Kind, Problem, Status
from policymine.schema.run import Config

_log = logging.getLogger(__name__)


def ingest(
    path: Path, *, corpus: Path | None, entry: Entry | None = None, config: Config | None = None
) -> Document:
    """Return the document in a file, or one that says why it could not be read; never raises.

    It is read in a child process under the limits of the configuration. With ``ocr`` the text of
    pages that are pictures is recognised where the programs for it are installed.
    """
    task = Task(path, corpus, entry, config or Config())
    document = _attempt(task)
    if task.config.ocr and is_pdf(path) and (scanned := _scanned(document)) is not None:
        return _recognise(task, document, scanned)
    return document


def _attempt(task: Task) -> Document:
    """Return the document, or the record of one that could not be read."""
    try:
        return _in_child(task)
    except ReadError as error:
        return failed(task, error)
    except Exception as error:
        _log.debug("unexpected error in %s", task.path, exc_info=True)
        return failed(task, unexpected(error))


def _scanned(document: Document) -> tuple[int, ...] | None:
    """Return the pages that are pictures (none named: most are), or None if there are none."""
    if document.status is Status.NEEDS_OCR:
        return ()
    pages = tuple(page.number for page in document.pages if is_scan(page))
    return pages or None


def _recognise(task: Task, first: Document, scanned: tuple[int, ...]) -> Document:
    """Return a document with the text of its pictures; as it was, and why, if that fails."""
    with TemporaryDirectory(prefix="policymine-", ignore_cleanup_errors=True) as scratch:
        target = Path(scratch) / "recognised.pdf"
        try:
            recognise(task.path, target, task.config)
            return _in_child(replace(task, recognised=target, scanned=scanned))
        except ReadError as error:
            cause = error
        except Exception as error:
            cause = unexpected(error)
    problem = Problem(
        document=first.path,
        stage="ingest",
        status=first.status,
        message=f"Text recognition: {cause}",
        remedy=cause.remedy,
    )
    return first.model_copy(update={"problems": (*first.problems, problem)})


FIRST = 0.6
"""Share of the time limit that the first engine gets on a PDF; the second gets the rest."""


def _in_child(task: Task) -> Document:
    """Read in a child; a PDF that the first engine dies on is given to the second."""
    if not is_pdf(task.path):
        return read_isolated(task)
    try:
        return read_isolated(_with_share(task, FIRST))
    except ReadError as error:
        if error.status not in ("timeout", "out_of_memory", "unreadable"):
            raise
        try:
            return read_isolated(replace(_with_share(task, 1 - FIRST), second=True))
        except ReadError:
            late = error.status == "timeout"
            raise (timed_out(task.config.timeout) if late else error) from None


def _with_share(task: Task, share: float) -> Task:
    timeout = task.config.timeout * share
    return replace(task, config=task.config.model_copy(update={"timeout": timeout}))


def failed(task: Task, error: ReadError) -> Document:
    """Return the record of a document that could not be read."""
    name, entry = relative_path(task.path, task.corpus), task.entry
    problem = Problem(
        document=name, stage="ingest", status=error.status, message=str(error), remedy=error.remedy
    )
    return Document(
        id=identify(task.path, task.corpus),
        path=name,
        title=(entry.title if entry else None) or PurePosixPath(name).stem,
        units=(entry.units if entry else None) or (),
        kind=(entry.kind if entry else None) or Kind.OTHER,
        origin=entry.origin if entry else "",
        quality=0.0,
        status=Status(error.status),
        problems=(problem,),
    )
