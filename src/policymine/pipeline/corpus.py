"""Which documents a corpus holds: the id of each, and the task of reading it."""

from __future__ import annotations

from policymine.pipeline.means import Means
from policymine.pipeline.task import Item, Settings, Task
from policymine.pipeline.versions import code_version
from policymine.pipeline.workers import Alone
from policymine.schema.base import content_id
from policymine.schema.document import Problem
from policymine.store import Ledger, is_local

LIMITS = {"timeout", "memory", "max_pages", "max_size", "ocr"}
"""The options that the record of a document depends on."""


def list_items(settings: Settings) -> tuple[list[Item], list[Problem]]:
    """Return the documents of a corpus with what its manifest says, and what is doubtful in that.

    Raises CorpusError if there are none or the manifest is wrong.
    """
    from policymine.ingest import find_documents, read_manifest
    from policymine.ingest.corpus import relative_path
    from policymine.pipeline.doubts import settle_entries

    corpus = settings.corpus
    paths = [relative_path(path, corpus) for path in find_documents(corpus)]
    entries, doubts = settle_entries(read_manifest(corpus).document, paths)
    return [Item(path, entry=entries.get(path)) for path in paths], doubts


def identify_items(
    items: list[Item], settings: Settings, ledger: Ledger, means: Means
) -> list[Item]:
    """Return the items with the ids of what they hold; only new files are opened."""
    known: dict[str, str] = {}
    todo = []
    for item in items:
        kept = ledger.find("identify", item.path, settings.file(item))
        if kept is None:
            todo.append(Task("identify", item, settings))
        else:
            known[item.path] = kept.document
    workers = Alone() if is_local(settings.corpus) else means.workers
    for task, outcome in workers.map(todo):
        known[task.item.path] = outcome.document or content_id("doc", task.item.path)
        ledger.keep(outcome, task.item.path, settings.file(task.item), own=False)
    return [Item(item.path, known[item.path], item.entry) for item in items]


def reading_task(item: Item, settings: Settings) -> Task:
    """Return the task of reading a document, with the key of all that its record depends on."""
    limits = settings.config.model_dump(include=LIMITS)
    described = item.entry.model_dump_json() if item.entry else ""
    key = content_id("k", code_version(), item.id, item.path, described, limits)
    return Task("ingest", item, settings, key)
