"""``policymine eval``: a run's codings against codings made by reading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    run: Annotated[Path, typer.Argument(help="The folder of a run.", metavar="RUN")],
    gold: Annotated[
        list[Path],
        typer.Argument(help="Coded findings (JSON Lines), a file a coder.", metavar="GOLD…"),
    ],
    kind: Annotated[str, typer.Option(help="initiative or goal.")] = "initiative",
) -> None:
    """Measure a run's codings against one coder or more who read: F1, agreement, what differs."""
    from policymine import evaluate as measuring
    from policymine.pipeline import RunData
    from policymine.schema.codebook import NONE
    from policymine.store import RunFolder

    data = RunData(RunFolder(run))
    coded = measuring.coded_findings(data.documents, data.extractions, data.codings)
    golds = {
        file.stem: [item for item in measuring.read_gold(file) if item.kind == kind]
        for file in gold
    }
    machine = []
    for name, items in golds.items():
        pairs = measuring.pair_up(items, coded)
        accuracy = measuring.measure(pairs, (*data.codebook.code_ids, NONE))
        typer.echo(f"{name}, {len(items)} of kind {kind}\n{measuring.render_accuracy(accuracy)}\n")
        firsts = measuring.machine_firsts(pairs)
        if firsts:
            machine.append(measuring.measure_agreement("policymine", name, firsts))
    typer.echo(measuring.render_agreement(machine, measuring.compare_humans(golds)))
