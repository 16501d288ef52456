"""``policymine eval``: a run's codings against codings made by reading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from policymine.cli.options import RunPath


def evaluate(
    run: RunPath,
    gold: Annotated[
        list[Path],
        typer.Argument(help="Coded findings (JSON Lines), a file a coder.", metavar="GOLD…"),
    ],
    kind: Annotated[
        Literal["initiative", "goal"], typer.Option(help="What is measured.")
    ] = "initiative",
    keep: Annotated[
        Path | None,
        typer.Option(help="Keep the agreement for reports: CODEBOOK.measured.json beside it."),
    ] = None,
) -> None:
    """Measure a run's codings against one coder or more who read: F1, agreement, what differs."""
    from policymine import evaluate as measuring
    from policymine.errors import UsageError
    from policymine.pipeline import RunData
    from policymine.schema.codebook import NONE
    from policymine.schema.coding import Measured
    from policymine.store import RunFolder, write_record

    data = RunData(RunFolder(run))
    coded = measuring.coded_findings(data.documents, data.extractions, data.codings)
    golds = measuring.read_golds(gold, kind)
    machine = []
    for name, items in golds.items():
        pairs = measuring.pair_up(items, coded)
        accuracy = measuring.measure(pairs, (*data.codebook.code_ids, NONE))
        typer.echo(f"{name}, {len(items)} of kind {kind}\n{measuring.render_accuracy(accuracy)}\n")
        firsts = measuring.machine_firsts(pairs)
        if firsts:
            machine.append(measuring.measure_agreement("policymine", name, firsts))
    if not machine:
        raise UsageError(
            f"None of these findings is in {run}: it was not made of the documents they are of."
        )
    humans = measuring.compare_humans(golds)
    typer.echo(measuring.render_agreement(machine, humans))
    if keep:
        measured = Measured(coding=data.run.coding, agreements=(*machine, *humans))
        write_record(keep, measured)
        typer.echo(f"Kept in {keep}.")
