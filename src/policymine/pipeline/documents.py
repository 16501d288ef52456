"""The stages that work on one document at a time: ingest, extract and classify.

Each record is kept under a key of all that determined it: a document whose key has not changed is
not done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from policymine.errors import RunFolderError
from policymine.pipeline.journal import count_costs, finish_stage
from policymine.pipeline.progress import Progress, quiet
from policymine.pipeline.versions import code_version, library_versions
from policymine.pipeline.work import Item, Settings, Task, load_run_coder, outcome_of
from policymine.pipeline.workers import Alone, Workers
from policymine.schema.base import content_id
from policymine.schema.document import READ, Document, Problem, Status
from policymine.schema.run import Config, Outcome, Run, RunDocument
from policymine.store import Ledger, RunFolder, is_local, open_path, write_bytes, write_record

WORDS_ALONE = "Coded by words alone: no embedder is installed, or none was asked for."
LIMITS = {"timeout", "memory", "max_pages", "max_size", "ocr"}
"""The options that the record of a document depends on."""


@dataclass(frozen=True)
class Means:
    """By which means a stage is done; its results do not depend on them.

    With ``retry``, documents that were not read, or only in part, are read again.
    """

    workers: Workers = field(default_factory=Alone)
    progress: Progress = quiet
    retry: bool = False


PLAIN = Means()


def ingest(corpus: Path, folder: RunFolder, config: Config, *, means: Means = PLAIN) -> Run:
    """Read every document of a corpus into the run folder, and begin ``run.json``.

    A document that cannot be read gets its status and a problem; one that is there twice is read
    once. Raises CorpusError if there is nothing to read.
    """
    settings = Settings(folder.root.absolute(), corpus.absolute(), config)
    items = _corpus_items(settings)
    with Ledger(folder) as ledger:
        items = _identify(items, settings, ledger, means)
        once = {item.id: item for item in reversed(items)}
        tasks = [_reading(item, settings) for item in items if once[item.id] is item]
        outcomes = _do("ingest", tasks, folder, ledger, means)
    _keep_aliases(corpus, folder)
    entries: list[RunDocument] = []
    problems: list[Problem] = []
    for item in items:
        first, outcome = once[item.id], outcomes[item.id]
        same = first.path if first is not item else ""
        entries.append(RunDocument(path=item.path, id=item.id, status=outcome.status, same_as=same))
        problems += [_twice(item.path, same)] if same else outcome.problems
    run = Run(
        version=code_version(),
        versions=library_versions(),
        config=config,
        corpus=str(corpus) if not is_local(corpus) else corpus.as_posix(),
        documents=tuple(entries),
        problems=tuple(problems),
        stages=("ingest",),
        costs={"ingest": count_costs(outcomes.values())},
    )
    write_record(folder.run_file, run)
    return run


def _corpus_items(settings: Settings) -> list[Item]:
    from policymine.ingest import find_documents, read_manifest
    from policymine.ingest.corpus import relative_path

    corpus = settings.corpus
    manifest = {entry.file: entry for entry in read_manifest(corpus).document}
    paths = [relative_path(path, corpus) for path in find_documents(corpus)]
    return [Item(path, entry=manifest.get(path)) for path in paths]


def _identify(items: list[Item], settings: Settings, ledger: Ledger, means: Means) -> list[Item]:
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
        known[task.item.path] = outcome.document
        ledger.keep(outcome, task.item.path, settings.file(task.item), own=False)
    return [Item(item.path, known[item.path], item.entry) for item in items]


def _reading(item: Item, settings: Settings) -> Task:
    limits = settings.config.model_dump(include=LIMITS)
    described = item.entry.model_dump_json() if item.entry else ""
    key = content_id("k", code_version(), item.id, item.path, described, limits)
    return Task("ingest", item, settings, key)


def _keep_aliases(corpus: Path, folder: RunFolder) -> None:
    """Copy the corpus's alias file into the run, so that a stage run alone knows it."""
    file = corpus / folder.aliases.name
    if file.is_file():
        write_bytes(folder.aliases, file.read_bytes())
    else:
        folder.aliases.unlink(missing_ok=True)


def _twice(path: str, first: str) -> Problem:
    return Problem(
        document=path,
        stage="ingest",
        status="ok",
        message=f"The same file as {first}; it is read once.",
        remedy="Remove one of the two, or leave it: nothing is counted twice.",
    )


def extract(folder: RunFolder, *, means: Means = PLAIN) -> None:
    """Find goals, initiatives, actors and relations in every document that was read."""
    from policymine.language.nlp import model_name

    run = folder.read_run()
    settings = Settings(folder.root.absolute(), open_path(run.corpus).absolute(), run.config)
    model = model_name(run.config.nlp or None)
    with Ledger(folder) as ledger:
        read = _kept_ones("ingest", run, folder, ledger)
        tasks = []
        for item, known in read:
            key = content_id("k", code_version(), known.key, model, run.config.people)
            tasks.append(Task("extract", item, settings, key))
        outcomes = _do("extract", tasks, folder, ledger, means)
    finish_stage(folder, "extract", outcomes)


def classify(folder: RunFolder, *, means: Means = PLAIN) -> None:
    """Code the findings of every document onto the codebook of the run."""
    from policymine.review import DECISIONS_FILE, read_decisions

    run = folder.read_run()
    load_run_coder.cache_clear()  # the codebook's file may be another by now
    coder = load_run_coder(run.config.codebook, run.config.embedder)
    corpus = open_path(run.corpus).absolute()
    decisions = tuple(read_decisions(corpus / DECISIONS_FILE))
    settings = Settings(folder.root.absolute(), corpus, run.config, decisions, coder.made_by)
    with Ledger(folder) as ledger:
        found = _kept_ones("extract", run, folder, ledger)
        tasks = []
        for item, known in found:
            key = content_id("k", code_version(), known.key, coder.made_by, decisions)
            tasks.append(Task("classify", item, settings, key))
        outcomes = _do("classify", tasks, folder, ledger, means)
    notes = () if coder.embedder else (WORDS_ALONE,)
    finish_stage(folder, "classify", outcomes, coding=coder.method, notes=notes)


def _kept_ones(
    stage: str, run: Run, folder: RunFolder, ledger: Ledger
) -> list[tuple[Item, Outcome]]:
    """Return the documents that go on, each with what an earlier stage made of it."""
    found = []
    for entry in run.documents:
        if entry.same_as or (stage != "ingest" and entry.status not in READ):
            continue
        kept = _find_kept(stage, entry.id, folder, ledger)
        if kept is None:
            raise RunFolderError(
                f"{folder.record_file(stage, entry.id)} is missing or damaged: "
                f"run 'policymine {stage} {folder.root}' first."
            )
        if kept.status in READ:
            found.append((Item(entry.path, entry.id), kept))
    return found


def _find_kept(stage: str, document: str, folder: RunFolder, ledger: Ledger) -> Outcome | None:
    """Return what is known of a stage and a document: from the ledger, or else the record."""
    file = folder.record_file(stage, document)
    kept = ledger.find(stage, document, file)
    if kept is None and (record := folder.read(stage, document)) is not None:
        if isinstance(record, Document):
            kept = outcome_of(record)
        else:
            kept = Outcome(stage=stage, document=document, key=record.made_by)
        ledger.keep(kept, document, file)
    return kept


def _do(
    stage: str, tasks: Sequence[Task], folder: RunFolder, ledger: Ledger, means: Means
) -> dict[str, Outcome]:
    """Do the tasks that have not been done; return the outcome of every one."""
    outcomes: dict[str, Outcome] = {}
    todo = []
    for task in tasks:
        kept = _find_kept(stage, task.item.id, folder, ledger)
        again = means.retry and kept is not None and kept.status != Status.OK
        if kept is None or kept.key != task.key or again:
            todo.append(task)
        else:
            outcomes[task.item.id] = kept
    pages = sum(outcome.pages for outcome in outcomes.values())
    means.progress(stage, len(outcomes), len(tasks), pages)
    for task, outcome in means.workers.map(todo):
        outcomes[task.item.id] = outcome
        if outcome.key:
            ledger.keep(outcome, task.item.id, folder.record_file(stage, task.item.id))
        pages += outcome.pages
        means.progress(stage, len(outcomes), len(tasks), pages)
    return outcomes


def failed(run: Run) -> Iterable[RunDocument]:
    """Return the documents that were not read, or only in part."""
    return [entry for entry in run.documents if entry.status != "ok"]
