"""``policymine eval``: a run's codings against codings made by reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from policymine.cli.options import RunPath

if TYPE_CHECKING:
    from policymine.evaluate.gold import GoldItem
    from policymine.pipeline import RunData
    from policymine.schema.coding import Agreement


Golds = Annotated[
    list[Path],
    typer.Argument(
        help="Coded findings (JSON Lines), a file a coder.",
        metavar="GOLD…",
        exists=True,
        dir_okay=False,
    ),
]
Kind = Annotated[Literal["initiative", "goal"], typer.Option(help="What is measured.")]
Keep = Annotated[
    Path | None,
    typer.Option(help="Keep the agreement for reports: CODEBOOK.measured.json beside it."),
]


def evaluate(run: RunPath, gold: Golds, kind: Kind = "initiative", keep: Keep = None) -> None:
    """Measure a run's codings against one coder or more who read: F1, agreement, what differs."""
    from policymine import evaluate as measuring
    from policymine.errors import UsageError
    from policymine.pipeline import RunData
    from policymine.schema.coding import Measured
    from policymine.store import RunFolder, write_record

    data = RunData(RunFolder(run))
    golds = measuring.read_golds(gold, kind)
    machine = _measure(data, golds, kind)
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


def _measure(data: RunData, golds: Mapping[str, Sequence[GoldItem]], kind: str) -> list[Agreement]:
    """Print how well the run agrees with each coder, and return how far."""
    from policymine import evaluate as measuring
    from policymine.schema.codebook import NONE

    coded = measuring.coded_findings(data.documents, data.extractions, data.codings)
    machine = []
    for name, items in golds.items():
        pairs = measuring.pair_up(items, coded)
        accuracy = measuring.measure(pairs, (*data.codebook.code_ids, NONE))
        typer.echo(f"{name}, {len(items)} of kind {kind}\n{measuring.render_accuracy(accuracy)}\n")
        if firsts := measuring.machine_firsts(pairs):
            machine.append(measuring.measure_agreement("policymine", name, firsts))
    return machine
