"""``run.json`` while a run goes on: which stages are done, with what outcome and at what cost."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from policymine.schema.document import READ, Problem
from policymine.schema.run import Cost, Outcome, Run
from policymine.store import RunFolder, write_record

STAGES = ("ingest", "extract", "classify", "compare", "network", "report")


@dataclass
class Clock:
    """Seconds each stage took."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside under this name."""
        begun = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - begun, 3)


def update_run(folder: RunFolder, **values: Any) -> None:
    """Change some fields of ``run.json``."""
    write_record(folder.run_file, folder.read_run().model_copy(update=values))


def finish_stage(
    folder: RunFolder,
    stage: str,
    outcomes: Mapping[str, Outcome] | None = None,
    doubts: Iterable[Problem] | None = None,
    **values: Any,
) -> None:
    """Note that a stage is done, what came of it for each document, or what it found doubtful."""
    run = folder.read_run()
    done = {*run.stages, stage}
    values["stages"] = tuple(name for name in STAGES if name in done)
    if outcomes is not None:
        values |= _settle(run, stage, outcomes)
    if doubts is not None:
        others = (problem for problem in run.problems if problem.stage != stage)
        values["problems"] = (*others, *doubts)
    update_run(folder, **values)


def _settle(run: Run, stage: str, outcomes: Mapping[str, Outcome]) -> dict[str, Any]:
    """Return the documents, problems and costs of a run after a stage.

    A document on which a stage failed is not read; one on which it fails no longer is what it was.
    """
    entries = []
    problems = [problem for problem in run.problems if problem.stage != stage]
    for entry in run.documents:
        outcome = outcomes.get(entry.id)
        if outcome is not None and not {outcome.status, entry.status} <= READ:
            entry = entry.model_copy(update={"status": outcome.status})
        if outcome is not None and not entry.same_as:
            problems += outcome.problems
        entries.append(entry)
    costs = run.costs | {stage: count_costs(outcomes.values())}
    return {"documents": tuple(entries), "problems": tuple(problems), "costs": costs}


def count_costs(outcomes: Collection[Outcome]) -> Cost:
    """Return what a stage cost in all."""
    return Cost(
        documents=len(outcomes),
        pages=sum(outcome.pages for outcome in outcomes),
        sentences=sum(outcome.sentences for outcome in outcomes),
        seconds=round(sum(outcome.seconds for outcome in outcomes), 3),
    )
