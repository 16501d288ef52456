"""What the commands print: progress, the table at the end, errors."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from policymine.pipeline import Progress, RunData


def show_error(message: str) -> None:
    """Print one sentence to standard error."""
    typer.echo(f"policymine: {message}", err=True)


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show a bar a stage on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield progress


def show_summary(data: RunData) -> None:
    """Print what a run found: documents by status, findings, codes a unit, where the report is."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    run = data.folder.read_run()
    for problem in run.problems:
        remedy = f" {problem.remedy}" if problem.remedy else ""
        console.print(f"{problem.document}: {problem.message}{remedy}", markup=False)
    statuses = Counter(entry.status for entry in run.documents)
    tables = data.tables
    found = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    found.add_row("Documents", ", ".join(f"{n} {status}" for status, n in sorted(statuses.items())))
    for name in ("goals", "initiatives", "actors"):
        found.add_row(name.capitalize(), str(len(tables[name])))
    found.add_row("Coding", run.coding)
    console.print(found)
    console.print(_codes(data))
    console.print(f"Report: {data.folder.report}", markup=False, soft_wrap=True)


def _codes(data: RunData) -> object:
    """Return a table with the number of initiatives a unit and code."""
    from rich.table import Table

    comparison = data.comparison["comparison"]
    codes = list(dict.fromkeys(comparison["code"]))
    table = Table("Initiatives by code", *codes, box=None, padding=(0, 2, 0, 0))
    for unit, rows in comparison.groupby("unit", sort=False):
        counts = dict(zip(rows["code"], rows["initiatives"], strict=True))
        table.add_row(str(unit), *(str(counts.get(code, "")) for code in codes))
    return table
