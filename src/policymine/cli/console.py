"""What the commands print: the table at the end, what a run cost, errors."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from policymine.pipeline import RunData
    from policymine.schema.run import Run


def show_error(message: str) -> None:
    """Print one sentence to standard error."""
    typer.echo(f"policymine: {message}", err=True)


def show_summary(data: RunData) -> None:
    """Print what a run found: documents by status, findings, codes a unit, where the report is."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    run = data.folder.read_run()
    for problem in run.problems:
        remedy = f" {problem.remedy}" if problem.remedy else ""
        console.print(
            f"{problem.document}: {problem.message}{remedy}", markup=False, soft_wrap=True
        )
    statuses = Counter(entry.status for entry in run.documents)
    tables = data.tables
    found = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    found.add_row("Documents", ", ".join(f"{n} {status}" for status, n in sorted(statuses.items())))
    for name in ("goals", "initiatives", "actors"):
        found.add_row(name.capitalize(), str(len(tables[name])))
    found.add_row("Coding", run.coding)
    console.print(found)
    console.print(show_codes(data))
    if not run.config.people:
        console.print("Persons are left out of actors, tables and networks; quotes keep names.")
    console.print(f"Report: {data.folder.report}", markup=False, soft_wrap=True)


def show_codes(data: RunData) -> object:
    """Return a table with the number of initiatives a unit and code, or why none is known."""
    from rich.table import Table

    from policymine.schema.comparison import Reading

    comparison = data.comparison["comparison"]
    codes = list(dict.fromkeys(comparison["code"]))
    table = Table("Initiatives by code", *codes, box=None, padding=(0, 2, 0, 0))
    for unit, rows in comparison.groupby("unit", sort=False):
        blind = rows["reading"].isin([Reading.BADLY_READ, Reading.NO_PLAN])
        shown = rows["initiatives"].astype(str).mask(blind, rows["reading"])
        counts = dict(zip(rows["code"], shown, strict=True))
        table.add_row(str(unit), *(counts.get(code, "") for code in codes))
    return table


def summary(data: RunData) -> dict[str, object]:
    """Return what a run found, for machines."""
    run = data.folder.read_run()
    found = {name: len(data.tables[name]) for name in ("goals", "initiatives", "actors")}
    return {
        "finished": run.finished,
        "documents": dict(sorted(Counter(entry.status for entry in run.documents).items())),
        **found,
        "coding": run.coding,
        "seconds": round(sum(run.timings.values()), 1),
        "report": str(data.folder.report),
    }


def show_costs(run: Run) -> None:
    """Print what each stage of a run cost: in all, by document, page and sentence."""
    from rich.console import Console
    from rich.table import Table

    table = Table("Stage", box=None, padding=(0, 2, 0, 0))
    for head in ("seconds", "documents", "pages", "sentences", "work s", "ms/document", "ms/page",
                 "ms/sentence"):  # fmt: skip
        table.add_column(head, justify="right")
    for stage in dict.fromkeys((*run.costs, *run.timings)):
        cost, wall = run.costs.get(stage), run.timings.get(stage)
        cells = [_number(wall)]
        if cost:
            parts = (cost.documents, cost.pages, cost.sentences)
            took = cost.seconds or None  # nobody knows what records took that came without a ledger
            cells += [*map(str, parts), _number(took)]
            cells += [_number(1000 * took / part if took and part else None) for part in parts]
        table.add_row(stage, *cells)
    Console(width=120).print(table)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
