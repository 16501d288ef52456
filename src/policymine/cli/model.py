"""``policymine model``: rebuild and measure the Danish language model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policymine.cli.groups import make_group

app = make_group("model")

Data = Annotated[Path, typer.Option(help="The folder with the annotated Danish files.")]


@app.command()
def train(
    data: Data,
    work: Annotated[Path, typer.Option(help="Where each step keeps its output.")] = Path("work"),
    out: Annotated[Path, typer.Option(help="Where the model goes.")] = Path("models/da_policymine"),
) -> None:
    """Convert, train vectors and pipeline, and package the model; steps that are done are kept."""
    from policymine.language.training.steps import build_model
    from policymine.language.training.work import Work

    build_model(data, Work(work), out)
    typer.echo(f"The model is in {out}.")


@app.command()
def evaluate(
    data: Data,
    part: Annotated[str, typer.Option(help="dev for choices, test for a released model.")] = "dev",
    nlp: Annotated[str | None, typer.Option(help="Another spaCy pipeline to measure.")] = None,
    against: Annotated[
        str | None, typer.Option(help="A spaCy pipeline to compare speed and load with.")
    ] = None,
) -> None:
    """Measure the model on UD Danish-DDT and UNER, as a table beside the published figures."""
    from policymine.language.nlp import load_nlp, shipped_path
    from policymine.language.training import evaluate as figures
    from policymine.language.training.speed import measure_speed, render_speed

    gold = figures.read_gold(data, part)
    typer.echo(figures.render_figures(figures.measure(load_nlp(nlp), gold), part))
    if against:
        names = {nlp or str(shipped_path()): load_nlp(nlp), against: load_nlp(against)}
        typer.echo(render_speed(measure_speed(names, figures.join_texts(gold))))
