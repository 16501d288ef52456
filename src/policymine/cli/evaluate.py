"""``policymine eval``: a run's codings against codings made by reading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    run: Annotated[Path, typer.Argument(help="The folder of a run.", metavar="RUN")],
    gold: Annotated[Path, typer.Argument(help="Coded findings (JSON Lines).", metavar="GOLD")],
    kind: Annotated[str, typer.Option(help="initiative or goal.")] = "initiative",
) -> None:
    """Measure a run's codings against codings made by reading: F1, agreement, what differs."""
    from policymine.evaluate import coded_findings, measure, pair_up, read_gold, render_accuracy
    from policymine.pipeline import RunData
    from policymine.schema.codebook import NONE
    from policymine.store import RunFolder

    data = RunData(RunFolder(run))
    items = [item for item in read_gold(gold) if item.kind == kind]
    coded = coded_findings(data.documents, data.extractions, data.codings)
    accuracy = measure(pair_up(items, coded), (*data.codebook.code_ids, NONE))
    typer.echo(render_accuracy(accuracy))
