"""The stages that work on one document at a time: ingest, extract and classify.

Each record is kept under a key of all that determined it: a document whose key has not changed is
not done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.pipeline.corpus import identify_items, list_items, reading_task
from policymine.pipeline.journal import count_costs, finish_stage
from policymine.pipeline.kept import do_tasks, list_kept
from policymine.pipeline.means import PLAIN, Means
from policymine.pipeline.task import Item, Settings, Task
from policymine.pipeline.versions import code_version, library_versions
from policymine.pipeline.work import load_run_coder
from policymine.schema.base import content_id
from policymine.schema.document import Problem
from policymine.schema.run import Config, Outcome, Run, RunDocument
from policymine.store import (
    Ledger,
    RunFolder,
    folder_of,
    is_local,
    open_path,
    write_bytes,
    write_record,
)

if TYPE_CHECKING:
    from policymine.review import Decision

CORRECTED = ("added", "left_out")
"""What is counted of the findings that people corrected."""

WORDS_ALONE = "Coded by words alone: no embedder is installed, or none was asked for."


def ingest(corpus: Path, folder: RunFolder, config: Config, *, means: Means = PLAIN) -> Run:
    """Read every document of a corpus into the run folder, and begin ``run.json``.

    A document that cannot be read gets its status and a problem; one that is there twice is read
    once. Raises CorpusError if there is nothing to read.
    """
    settings = Settings(folder.root.absolute(), corpus.absolute(), config)
    check_beside(corpus)
    items, doubts = list_items(settings)
    with Ledger(folder) as ledger:
        items = identify_items(items, settings, ledger, means)
        once = {item.id: item for item in reversed(items)}
        tasks = [reading_task(item, settings) for item in items if once[item.id] is item]
        outcomes = do_tasks("ingest", tasks, folder, ledger, means)
    _keep_aliases(corpus, folder)
    documents, problems = _settle(items, once, outcomes)
    run = Run(
        version=code_version(),
        versions=library_versions(),
        config=config,
        corpus=corpus.as_posix() if is_local(corpus) else str(corpus),
        documents=documents,
        problems=(*doubts, *problems),
        stages=("ingest",),
        costs={"ingest": count_costs(outcomes.values())},
    )
    write_record(folder.run_file, run)
    return run


def _settle(
    items: Iterable[Item], once: Mapping[str, Item], outcomes: Mapping[str, Outcome]
) -> tuple[tuple[RunDocument, ...], tuple[Problem, ...]]:
    """Return the status of every document, and the problems; a copy has those of the first."""
    documents: list[RunDocument] = []
    problems: list[Problem] = []
    for item in items:
        first, outcome = once[item.id], outcomes[item.id]
        same = "" if first is item else first.path
        status = outcome.status
        documents.append(RunDocument(path=item.path, id=item.id, status=status, same_as=same))
        problems += [_twice(item.path, same)] if same else outcome.problems
    return tuple(documents), tuple(problems)


def _keep_aliases(corpus: Path, folder: RunFolder) -> None:
    """Copy the corpus's alias file into the run, so that a stage run alone knows it."""
    file = folder_of(corpus) / folder.aliases.name
    if file.is_file():
        write_bytes(folder.aliases, file.read_bytes())
    else:
        folder.aliases.unlink(missing_ok=True)


def check_beside(corpus: Path) -> None:
    """Raise the UsageError of a file beside the plans that is wrong, before any work is done."""
    from policymine.compare.groups import GROUPS_FILE, read_attributes
    from policymine.network.aliases import ALIAS_FILE, read_aliases
    from policymine.review import DECISIONS_FILE, read_decisions

    beside = folder_of(corpus)
    read_attributes(beside / GROUPS_FILE)
    read_aliases(beside / ALIAS_FILE)
    read_decisions(beside / DECISIONS_FILE)


def _twice(path: str, first: str) -> Problem:
    return Problem(
        document=path,
        stage="ingest",
        status="ok",
        message=f"The same file as {first}; it is read once.",
        remedy="Remove one of the two, or leave it: nothing is counted twice.",
    )


def extract(folder: RunFolder, *, means: Means = PLAIN) -> None:
    """Find goals, initiatives, actors and relations in every document that was read.

    What people say is a finding or none stands before what was found.
    """
    from policymine.language.nlp import model_name
    from policymine.review import about_findings

    run = folder.read_run()
    corpus = open_path(run.corpus).absolute()
    decided = about_findings(_decisions(corpus))
    settings = Settings(folder.root.absolute(), corpus, run.config)
    model = model_name(run.config.nlp or None)
    with Ledger(folder) as ledger:
        read = list_kept("ingest", run, folder, ledger)
        tasks = []
        for item, known in read:
            said = decided.get(item.path, ())
            key = content_id("k", code_version(), known.key, model, run.config.people, *said)
            tasks.append(Task("extract", item, replace(settings, decisions=said), key))
        outcomes = do_tasks("extract", tasks, folder, ledger, means)
    counts = {name: sum(getattr(o, name) for o in outcomes.values()) for name in CORRECTED}
    finish_stage(folder, "extract", outcomes, **counts)


def classify(folder: RunFolder, *, means: Means = PLAIN) -> None:
    """Code the findings of every document onto the codebook of the run."""
    run = folder.read_run()
    load_run_coder.cache_clear()  # the codebook's file may be another by now
    coder = load_run_coder(run.config.codebook, run.config.embedder, run.config.lang)
    corpus = open_path(run.corpus).absolute()
    decisions = _decisions(corpus)
    settings = Settings(folder.root.absolute(), corpus, run.config, decisions, coder.made_by)
    decided = content_id("d", decisions)  # once: there may be as many decisions as documents
    with Ledger(folder) as ledger:
        found = list_kept("extract", run, folder, ledger)
        tasks = []
        for item, known in found:
            key = content_id("k", code_version(), known.key, coder.made_by, decided)
            tasks.append(Task("classify", item, settings, key))
        outcomes = do_tasks("classify", tasks, folder, ledger, means)
    notes = () if coder.embedder else (WORDS_ALONE,)
    finish_stage(folder, "classify", outcomes, coding=coder.method, notes=notes)


def _decisions(corpus: Path) -> tuple[Decision, ...]:
    """Return what people decided, which stands beside the plans."""
    from policymine.review import DECISIONS_FILE, read_decisions

    return tuple(read_decisions(folder_of(corpus) / DECISIONS_FILE))


def failed(run: Run) -> Iterable[RunDocument]:
    """Return the documents that were not read, or only in part."""
    return [entry for entry in run.documents if entry.status != "ok"]
