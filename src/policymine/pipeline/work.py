"""One stage for one document, wherever it runs: read what is needed, work, write the record.

A task is small and can be sent to another process or machine; records go to the run folder from
there, never through the pipe. What a stage does to a document depends on nothing but the task.
"""

from __future__ import annotations

import errno
import logging
import threading
import time
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from policymine.errors import CodebookError, PolicymineError, ReadError
from policymine.pipeline.task import Task
from policymine.resources import read_codebook, read_passages
from policymine.schema.document import Document, Problem, Status
from policymine.schema.finding import Extraction
from policymine.schema.run import Outcome
from policymine.store import RunFolder, local_copy, write_record

if TYPE_CHECKING:
    from policymine.classify import Coder
    from policymine.schema.base import Record

log = logging.getLogger(__name__)


Made = tuple["Record | None", Outcome]
"""The record that a stage makes, without its key, and what came of it."""


def identify_document(task: Task) -> Made:
    """Find the id of a document: its content decides, its path where it cannot be opened."""
    from policymine.ingest import identify

    found = identify(task.settings.file(task.item), task.settings.corpus)
    return None, Outcome(stage=task.stage, document=found)


def read_document(task: Task) -> Made:
    """Read a document under the limits of the configuration."""
    from policymine.ingest import ingest

    item, settings = task.item, task.settings
    with local_copy(settings.file(item), settings.corpus) as (path, corpus):
        document = ingest(path, corpus=corpus, entry=item.entry, config=settings.config)
    if document.id != item.id:  # it could not be opened, or was changed while it was read
        document = unread(task, ReadError("It cannot be read, or changed while it was read."))
    return document, outcome_of(document)


def outcome_of(document: Document) -> Outcome:
    """Return what came of reading a document."""
    return Outcome(
        stage="ingest",
        document=document.id,
        key=document.made_by,
        status=document.status,
        pages=len(document.pages),
        problems=document.problems,
    )


def unread(task: Task, error: ReadError) -> Document:
    """Return the record of a document that could not be read."""
    from policymine.ingest.limited import failed
    from policymine.ingest.task import Task as Reading

    item, settings = task.item, task.settings
    reading = Reading(settings.file(item), settings.corpus, item.entry, settings.config)
    document = failed(reading, error)
    return document.model_copy(update={"id": task.item.id})


def extract_document(task: Task) -> Made:
    """Find goals, initiatives, actors and relations in a document, as people corrected them."""
    from policymine.extract import extract
    from policymine.language import load_nlp
    from policymine.review import find_corrections, find_lost

    document, config = _document(task), task.settings.config
    said = task.settings.decisions
    found = extract(
        document,
        nlp=load_nlp(config.nlp or None),
        people=config.people,
        correct=lambda findings: find_corrections(document, findings, said),
    )
    lost = {"problems": tuple(find_lost(document, found.findings, said))}
    return found, measured_findings(found, document).model_copy(update=lost)


def classify_document(task: Task) -> Made:
    """Code the findings of a document, and let what people decided stand before it."""
    from policymine.review import apply_decisions

    document, settings = _document(task), task.settings
    extraction = cast(Extraction, _record(task, "extract"))
    config = settings.config
    coder = load_run_coder(config.codebook, config.embedder, config.lang, settings.coder)
    if coder.made_by != settings.coder:
        raise CodebookError(
            f"The codebook '{config.codebook}', its passages or the embedder are not the "
            "same for all workers, or changed during the run: run again."
        )
    codings = coder.code(extraction, document)
    codings = apply_decisions(codings, extraction, document, settings.decisions, lang=config.lang)
    return codings, measured(task.stage, document)


@lru_cache(maxsize=2)
def load_run_coder(codebook: str, embedder: str, lang: str, made_by: str = "") -> Coder:
    """Return the coder of a run, loaded once in a process; ``made_by`` tells it from others."""
    from policymine.classify import load_coder
    from policymine.language.embedding import load_embedder

    return load_coder(
        read_codebook(codebook),
        embedder=load_embedder(embedder),
        passages=read_passages(codebook),
        lang=lang,
    )


def _document(task: Task) -> Document:
    return cast(Document, _record(task, "ingest"))


def _record(task: Task, stage: str) -> Any:
    record = RunFolder(task.settings.root).read(stage, task.item.id)
    if record is None:
        raise ValueError(f"the record of {stage} is missing or damaged")
    return record


def measured(stage: str, document: Document) -> Outcome:
    """Return the outcome of a stage that worked on a document, with how much there was of it."""
    from policymine.extract.sentences import count_sentences

    return Outcome(
        stage=stage,
        document=document.id,
        status=document.status,
        pages=len(document.pages),
        sentences=count_sentences(document),
    )


def measured_findings(found: Extraction, document: Document) -> Outcome:
    """Return the outcome of finding, with how much of it people corrected."""
    counts = {"added": len(found.added), "left_out": len(found.left_out)}
    return measured("extract", document).model_copy(update=counts)


WORK: dict[str, Callable[[Task], Made]] = {
    "identify": identify_document,
    "ingest": read_document,
    "extract": extract_document,
    "classify": classify_document,
}

_ONE_AT_A_TIME = threading.Lock()
"""Models are not made for several threads; a worker of a cluster may have some."""


def perform(task: Task) -> Outcome:
    """Do a task and write its record; a fault is the document's problem, not the run's."""
    begun = time.perf_counter()
    try:
        with _ONE_AT_A_TIME:
            record, outcome = WORK[task.stage](task)
            if record is not None:
                record = record.model_copy(update={"made_by": task.key})
                file = RunFolder(task.settings.root).record_file(task.stage, outcome.document)
                write_record(file, record)
    except (PolicymineError, ImportError):  # wrong for every document
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise
        log.debug("%s failed on %s", task.stage, task.item.path, exc_info=True)
        return given_up(task, f"It could not be worked on ({type(error).__name__}: {error}).")
    seconds = round(time.perf_counter() - begun, 4)
    return outcome.model_copy(update={"key": task.key, "seconds": seconds})


def given_up(task: Task, why: str, status: Status = Status.UNREADABLE) -> Outcome:
    """Return the outcome of a task that could not be done; without a key, so it is tried again."""
    remedy = "Save it again as PDF or DOCX, or leave it out; running again tries it again."
    if task.stage == "ingest":
        document = unread(task, ReadError(why, status=status, remedy=remedy))
        write_record(RunFolder(task.settings.root).record_file("ingest", document.id), document)
        return outcome_of(document)
    problem = Problem(
        document=task.item.path, stage=task.stage, status=status, message=why, remedy=remedy
    )
    return Outcome(stage=task.stage, document=task.item.id, status=status, problems=(problem,))
