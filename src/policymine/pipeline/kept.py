"""What is kept of an earlier run, and the tasks that are left: nothing is done twice."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.errors import RunFolderError
from policymine.pipeline.means import Means
from policymine.pipeline.task import Item, Task
from policymine.pipeline.work import measured, measured_findings, outcome_of
from policymine.schema.coding import Codings
from policymine.schema.document import READ, Document, Status
from policymine.schema.finding import Extraction
from policymine.schema.run import Outcome, Run
from policymine.store import Ledger, RunFolder


def list_kept(
    stage: str, run: Run, folder: RunFolder, ledger: Ledger
) -> list[tuple[Item, Outcome]]:
    """Return the documents that go on, each with what an earlier stage made of it."""
    found = []
    for entry in run.documents:
        if entry.same_as or (stage != "ingest" and entry.status not in READ):
            continue
        kept = find_kept(stage, entry.id, folder, ledger)
        if kept is None:
            raise RunFolderError(
                f"{folder.record_file(stage, entry.id)} is missing or damaged: "
                f"run 'policymine {stage} {folder.root}' first."
            )
        if kept.status in READ:
            found.append((Item(entry.path, entry.id), kept))
    return found


def find_kept(stage: str, document: str, folder: RunFolder, ledger: Ledger) -> Outcome | None:
    """Return what is known of a stage and a document: from the ledger, or else the record."""
    file = folder.record_file(stage, document)
    kept = ledger.find(stage, document, file)
    if kept is None and (record := folder.read(stage, document)) is not None:
        kept = _recall(stage, document, record, folder)
        last = ledger.last(stage, document)
        if last is not None and last.key == kept.key:  # the run folder was copied
            kept = kept.model_copy(update={"seconds": last.seconds})
        ledger.keep(kept, document, file)
    return kept


def _recall(
    stage: str, document: str, record: Document | Extraction | Codings, folder: RunFolder
) -> Outcome:
    """Return what came of a stage by its record alone; what it took is not known then."""
    if isinstance(record, Document):
        return outcome_of(record)
    found = folder.read("ingest", document)
    if isinstance(found, Document):
        made = (
            measured_findings(record, found)
            if isinstance(record, Extraction)
            else measured(stage, found)
        )
        return made.model_copy(update={"key": record.made_by})
    return Outcome(stage=stage, document=document, key=record.made_by)


def do_tasks(
    stage: str, tasks: Sequence[Task], folder: RunFolder, ledger: Ledger, means: Means
) -> dict[str, Outcome]:
    """Do the tasks that have not been done; return the outcome of every one."""
    outcomes: dict[str, Outcome] = {}
    todo = []
    for task in tasks:
        kept = find_kept(stage, task.item.id, folder, ledger)
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
