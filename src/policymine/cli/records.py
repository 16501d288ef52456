"""The commands that show what a run holds."""

from __future__ import annotations

from typing import Annotated

import typer

from policymine.cli.console import show_costs
from policymine.cli.options import RunPath


def show(
    run: RunPath,
    record: Annotated[
        str, typer.Argument(help="An id from a table, or a document's path.", metavar="ID")
    ],
) -> None:
    """Print any record of a run with its quote, its page and its codes."""
    from policymine.records import find_record, render_record
    from policymine.report.labels import read_labels
    from policymine.store import RunFolder

    folder = RunFolder(run)
    found = find_record(folder, record)
    typer.echo(render_record(found, read_labels(folder.read_run().config.lang)))


def actors(run: RunPath) -> None:
    """List the actors of a run, their variants, and why those were held to be one."""
    from policymine.pipeline import RunData
    from policymine.records import render_actors
    from policymine.report.labels import read_labels
    from policymine.store import RunFolder

    data = RunData(RunFolder(run))
    typer.echo(render_actors(data.actors, read_labels(data.run.config.lang)))


def profile(run: RunPath) -> None:
    """Show what each stage of a run cost: in all, by document, page and sentence."""
    from policymine.store import RunFolder

    show_costs(RunFolder(run).read_run())
