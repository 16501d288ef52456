"""``policymine review``: codings out to a workbook, corrections back in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policymine.cli.decisions import keep_decisions
from policymine.cli.groups import make_group
from policymine.cli.options import RunPath, to_path
from policymine.errors import UsageError

if TYPE_CHECKING:
    from policymine.pipeline import RunData
    from policymine.review import ReviewRow

app = make_group("review")

SHOWN = 3
"""Rows that were not taken over of which each is named; of more, these and how many."""


def _rows(run: Path) -> tuple[RunData, list[ReviewRow]]:
    from policymine.pipeline import RunData
    from policymine.review import build_rows
    from policymine.store import RunFolder

    data = RunData(RunFolder(run))
    lang = data.run.config.lang
    return data, build_rows(data.documents, data.extractions, data.codings, lang=lang)


@app.command("export")
def export(
    run: RunPath,
    out: Annotated[
        Path | None,
        typer.Option(
            help="The workbook (default RUN/review.xlsx).", parser=to_path, metavar="FILE"
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a workbook that is there already.")
    ] = False,
) -> None:
    """Write a workbook with a row a finding, and a sheet for findings that were missed."""
    from policymine.review import order_for_review, write_review
    from policymine.schema.codebook import NONE
    from policymine.schema.document import READ

    data, rows = _rows(run)
    target = out or run / "review.xlsx"
    if target.exists() and not force:
        raise UsageError(
            f"{target} exists and may hold corrections: take them over with 'review import', "
            "then use --force, or give another name with --out."
        )
    lang = data.run.config.lang
    read = [(d.path, d.title) for d in data.documents if d.status in READ]
    ordered = order_for_review(rows)
    write_review(target, ordered, data.codebook, run, documents=read, lang=lang)
    found = sum(row.kind != NONE for row in rows)
    typer.echo(f"{found} findings in {target}, those most worth a look first.")


@app.command("import")
def import_(
    run: RunPath,
    workbook: Annotated[
        Path,
        typer.Argument(help="The workbook that was filled in.", parser=to_path, metavar="FILE"),
    ],
) -> None:
    """Take corrections over into the corpus's decisions.jsonl; later runs honour them."""
    from policymine.review import read_review

    data, rows = _rows(run)
    found = read_review(
        workbook,
        rows,
        data.codebook,
        documents=data.documents,
        lang=data.run.config.lang,
    )
    keep_decisions(data, found.decisions)
    for problem in (*found.refused, *found.problems[:SHOWN]):
        typer.echo(problem, err=True)
    if len(found.problems) > SHOWN:
        typer.echo(
            f"{len(found.problems)} rows of {workbook} were not taken over; these are the first "
            f"{SHOWN}. If it is so many, check that the workbook was exported from {run}.",
            err=True,
        )
    raise typer.Exit(1 if found.problems or found.refused else 0)


@app.command("next")
def next_(
    run: RunPath, count: Annotated[int, typer.Option("-n", help="How many to show.")] = 10
) -> None:
    """Show the findings most worth a look: those whose coding is least sure."""
    from policymine.review import order_for_review, say_code

    data, rows = _rows(run)
    for row in order_for_review(rows)[:count]:
        codes = "+".join(say_code(code, data.run.config.lang) for code in row.codes)
        typer.echo(f"{row.finding}  {codes:<9} {row.score:.2f}  {row.document}")
        typer.echo(f"    {row.quote[:150]}\n    {row.why[:300]}")


@app.command()
def agreement(
    decisions: Annotated[
        Path,
        typer.Argument(
            help="A decisions.jsonl with several coders.", parser=to_path, metavar="FILE"
        ),
    ],
) -> None:
    """Give Krippendorff's alpha between the coders whose decisions are in a file."""
    from policymine.evaluate import interval, krippendorffs_alpha
    from policymine.review import find_conflicts, first_choices, read_decisions, say_choice

    if not decisions.is_file():
        raise UsageError(f"No decisions at {decisions}: they stand beside the corpus.")
    said = read_decisions(decisions)
    items = first_choices(said)
    if not items:
        typer.echo("No passage has decisions of two coders.")
        raise typer.Exit(1)
    low, high = interval(items, krippendorffs_alpha, rounds=400)
    typer.echo(
        f"Krippendorff's alpha of first choices: {krippendorffs_alpha(items):.2f} "
        f"[{low:.2f}, {high:.2f}], {len(items)} passages."
    )
    for pair in find_conflicts(said):
        if any(decision.denies for decision in pair):
            who = ", ".join(say_choice(decision, "en") for decision in pair)
            typer.echo(f"They differ on whether '{pair[0].quote[:60]}' is a finding: {who}.")
